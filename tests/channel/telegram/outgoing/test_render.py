"""Replies as Telegram HTML: what it looks like, and that nothing breaks or gets lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channel.telegram.outgoing.render import BULLET, SIGNS, clean, render
from bot.channel.telegram.outgoing.rich_text import MessageLimits, utf16_length
from bot.model import Block, BlockKind, Span, Style
from tests.fakes.bot_api.html import parse_html


def _text(*spans: Span | str) -> Block:
    inline = tuple(Span(span) if isinstance(span, str) else span for span in spans)
    return Block(BlockKind.PARAGRAPH, inline=inline)


def _code(text: str) -> Span:
    return Span(text, Style.CODE)


@pytest.mark.parametrize(
    ("block", "html"),
    [
        pytest.param(
            Block(BlockKind.HEADING, inline=(Span("Check "), _code("<url>"), Span(" now"))),
            "<b>Check</b> <code>&lt;url&gt;</code> <b>now</b>",
            id="heading",
        ),
        pytest.param(
            _text("Open ", Span("Platform", Style.UI), ", ", Span("not", Style.EMPHASIS), " & close"),
            "Open <b>Platform</b>, <i>not</i> &amp; close",
            id="styles",
        ),
        pytest.param(
            _text(Span("page", Style.LINK, 'https://a.example/?x="1"&y=2'), "."),
            "page.",
            id="link-that-is-none",
        ),
        pytest.param(
            _text(Span("page", Style.LINK, "https://a.example/?x=1&y=2"), "."),
            '<a href="https://a.example/?x=1&amp;y=2">page</a>.',
            id="link",
        ),
        pytest.param(_text(Span("x", Style.LINK, "javascript:alert(1)")), "x", id="no-script"),
        pytest.param(_text(Span("x", Style.LINK, "tg://user?id=1")), "x", id="no-telegram-link"),
        pytest.param(_text(_code("a"), " ", _code("b")), "<code>a</code> <code>b</code>", id="two-values"),
        pytest.param(
            Block(BlockKind.STEPS, items=((_text("One"),), (_text("Two"),)), level=3),
            "3. One\n4. Two",
            id="steps",
        ),
        pytest.param(
            Block(
                BlockKind.BULLETS,
                items=((_text("a"), Block(BlockKind.BULLETS, items=((_text("b"),),))), (_text("c"),)),
            ),
            "• a\n   • b\n• c",
            id="bullets-in-bullets",
        ),
        pytest.param(
            Block(BlockKind.STEPS, items=((_text("Set:"), Block(BlockKind.CODE, text="a: <b>\n  c")),)),
            "1. Set:\n<pre>a: &lt;b&gt;\n  c</pre>",
            id="code-in-step",
        ),
        pytest.param(
            Block(BlockKind.NOTE, label="NOTE", items=((_text("Mind "), _text("the gap")),)),
            "<blockquote>ℹ️ Mind\nthe gap</blockquote>",
            id="note",
        ),
        pytest.param(
            Block(
                BlockKind.NOTE,
                items=((_text("a"), Block(BlockKind.NOTE, label="TIP", items=((_text("b"),),))),),
            ),
            "<blockquote>a\n💡 b</blockquote>",
            id="note-in-note",
        ),
        pytest.param(
            Block(BlockKind.NOTE, items=((_text("long " * 100),),)),
            f"<blockquote expandable>{('long ' * 100).strip()}</blockquote>",
            id="long-note-folds",
        ),
        pytest.param(
            Block(BlockKind.NOTE, label="WARNING", items=((_text("long " * 100),),)),
            f"<blockquote>⚠️ {('long ' * 100).strip()}</blockquote>",
            id="long-warning-stays-open",
        ),
    ],
)
def test_each_kind_of_block(block: Block, html: str) -> None:
    """Every block and style has one look."""
    assert render((block,)) == [html]


def test_blocks_stand_apart() -> None:
    """An empty line is between blocks."""
    assert render((_text("a"), _text(""), _text("b"))) == ["a\n\nb"]


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b", "\x00\x07"])
def test_nothing_to_be_seen_is_no_message(nothing: str) -> None:
    """Telegram refuses empty messages."""
    assert render((_text(nothing),)) == []


def test_characters_that_turn_text_around_are_dropped() -> None:
    """A file name cannot disguise itself with right-to-left overrides."""
    assert render((_text("file\u202eexe.yaml\r\x00"),)) == ["fileexe.yaml"]


_WORDS = st.one_of(
    st.text(max_size=30),
    st.text(st.sampled_from("ab<>&\"' \n\t.!한글é👍🏽"), max_size=200),
    st.sampled_from(["</b>", "<a href='x'>", "&lt;", "&#39;", "<script>", "**x**", "`y`", "@you", "a" * 90]),
)
_HREFS = st.sampled_from(["https://a.example/x?y=1&z=2", "http://b.example", "javascript:x", 'https://"><b>'])
_SPANS = st.builds(
    Span, _WORDS, st.sampled_from([style for style in Style if style is not Style.LINK])
) | st.builds(Span, _WORDS, st.just(Style.LINK), _HREFS)
_INLINES = st.lists(_SPANS, max_size=5).map(tuple)
_LEAVES = st.one_of(
    st.builds(lambda inline: Block(BlockKind.HEADING, inline=inline), _INLINES),
    st.builds(lambda inline: Block(BlockKind.PARAGRAPH, inline=inline), _INLINES),
    st.builds(lambda text: Block(BlockKind.CODE, text=text), _WORDS),
)


def _nests(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    item = st.lists(children, max_size=3).map(tuple)
    items = st.lists(item, max_size=4).map(tuple)
    kinds = st.sampled_from([BlockKind.BULLETS, BlockKind.STEPS])
    notes = st.builds(
        lambda item, label: Block(BlockKind.NOTE, items=(item,), label=label),
        item,
        st.sampled_from(["", "NOTE", "WARNING", "<b>"]),
    )
    lists = st.builds(lambda kind, items: Block(kind, items=items), kinds, items)
    return lists | notes


_BLOCKS = st.lists(st.recursive(_LEAVES, _nests, max_leaves=12), max_size=6).map(tuple)
_LIMITS = st.builds(MessageLimits, st.integers(40, 400), st.integers(4, 20))


def test_a_note_without_words_is_nothing() -> None:
    """Its sign alone would be a message that says nothing."""
    blank = Block(BlockKind.CODE, text=" ")
    assert render((Block(BlockKind.NOTE, items=((blank,),), label="NOTE"),)) == []


@given(_BLOCKS, _LIMITS)
def test_pieces_are_within_limits_and_lose_nothing(blocks: tuple[Block, ...], limits: MessageLimits) -> None:
    """Telegram takes each piece, and together they say all there was to say, in order."""
    said = ""
    for html in render(blocks, limits):
        text, entities = parse_html(html)
        assert utf16_length(text) <= limits.units
        assert len(entities) <= limits.entities
        said += text
    assert _updates(said) == _updates("".join(_all_text(blocks)))


@given(_BLOCKS)
def test_markup_in_text_stays_text(blocks: tuple[Block, ...]) -> None:
    """Whatever people or files contain, the only entities are those of the styles."""
    wanted = set(_styles(blocks))
    allowed = {"bold", "italic", "code", "text_link", "pre", "blockquote", "expandable_blockquote"}
    for html in render(blocks):
        _text, entities = parse_html(html)
        found = {entity["type"] for entity in entities}
        assert found <= allowed
        assert "text_link" not in found or Style.LINK in wanted
        assert "italic" not in found or Style.EMPHASIS in wanted
        for entity in entities:
            assert entity.get("url", "https://").startswith(("https://", "http://"))


@given(st.lists(st.one_of(_WORDS.map(Span), st.text("ab한👍 .", min_size=1, max_size=38).map(_code))))
def test_a_value_is_never_cut(spans: list[Span]) -> None:
    """Exact values within the limit come whole, however tight the pieces are."""
    values = [clean(span.text).strip() for span in spans if span.style is Style.CODE]
    found = []
    for html in render((_text(*spans),), MessageLimits(units=80)):
        found += [value.strip() for value in re.findall(r"<code>(.*?)</code>", html, re.DOTALL)]
    if any(char.isalnum() for char in "".join(values)):
        assert [value for value in found if value] == [value for value in values if value]


def _updates(text: str) -> str:
    """What can be seen of a text: blanks may come and go where pieces meet."""
    return "".join(char for char in text if not char.isspace() and char.isprintable())


def _all_text(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        yield from (clean(span.text) for span in block.inline)
        yield clean(block.text)
        if block.kind is BlockKind.NOTE and _updates("".join(_parts(block))):
            yield SIGNS.get(block.label, "")
        for number, item in enumerate(block.items, start=1):
            if block.kind is BlockKind.STEPS:
                yield f"{number}."
            if block.kind is BlockKind.BULLETS:
                yield BULLET
            yield from _all_text(item)


def _parts(block: Block) -> Iterator[str]:
    for item in block.items:
        yield from _all_text(item)


def _styles(blocks: Sequence[Block]) -> Iterator[Style]:
    for block in blocks:
        yield from (span.style for span in block.inline)
        for item in block.items:
            yield from _styles(item)
