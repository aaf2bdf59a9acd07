"""Where a long text is cut."""

from __future__ import annotations

import pytest

from bot.channel.telegram.outgoing.render import render
from bot.channel.telegram.outgoing.rich_text import (
    MessageLimits,
    Tag,
    Word,
    split_words,
    utf16_length,
    write_html,
)
from bot.model import Block, BlockKind, Span, Style


def _text(text: str, style: Style = Style.PLAIN) -> Block:
    return Block(BlockKind.PARAGRAPH, inline=(Span(text, style),))


def test_a_block_that_fits_alone_is_not_cut() -> None:
    """The cut is between blocks, although the second would begin in the first piece."""
    assert render((_text("a " * 20), _text("b " * 20)), MessageLimits(units=60)) == [
        ("a " * 20).strip(),
        ("b " * 20).strip(),
    ]


def test_a_long_list_begins_in_the_first_piece_and_is_cut_between_items() -> None:
    """What has to be cut anyway fills the piece that it begins in."""
    items = tuple((_text(f"item {n} of the list"),) for n in range(4))
    pieces = render((_text("Do this:"), Block(BlockKind.STEPS, items=items)), MessageLimits(units=60))
    assert pieces == [
        "Do this:\n\n1. item 0 of the list\n2. item 1 of the list",
        "3. item 2 of the list\n4. item 3 of the list",
    ]


def test_a_paragraph_is_cut_after_a_sentence_else_after_a_word() -> None:
    """Sentences first, then words."""
    assert render((_text("One two. Three four five six."),), MessageLimits(units=24)) == [
        "One two.",
        "Three four five six.",
    ]
    assert render((_text("one two three four"),), MessageLimits(units=10)) == ["one two", "three four"]


def test_a_heading_stays_with_what_follows() -> None:
    """No piece ends with a heading if it can be helped."""
    heading = Block(BlockKind.HEADING, inline=(Span("Scopes"),))
    pieces = render((_text("a " * 10), heading, _text("b " * 15)), MessageLimits(units=40))
    assert pieces[0] == ("a " * 10).strip()
    assert pieces[1].startswith("<b>Scopes</b>\n\nb b")


def test_tags_are_closed_and_opened_again_at_a_cut() -> None:
    """Each piece is complete HTML."""
    assert render((_text("bold words here", Style.STRONG),), MessageLimits(units=11)) == [
        "<b>bold words</b>",
        "<b>here</b>",
    ]
    note = Block(BlockKind.NOTE, items=((_text("one two"), _text("three")),))
    assert render((note,), MessageLimits(units=8)) == [
        "<blockquote>one two</blockquote>",
        "<blockquote>three</blockquote>",
    ]


def test_a_value_over_the_limit_is_cut_and_nothing_else_could_be_done() -> None:
    """Pieces of a value that is too long for any message are each a value."""
    assert render((_text("x" * 25, Style.CODE),), MessageLimits(units=10)) == [
        f"<code>{'x' * 10}</code>",
        f"<code>{'x' * 10}</code>",
        f"<code>{'x' * 5}</code>",
    ]


@pytest.mark.parametrize("units", range(2, 9))
def test_emoji_are_not_cut_in_half(units: int) -> None:
    """A character outside the basic plane counts two units and stays whole."""
    pieces = render((_text("👍🎉a👍👍"),), MessageLimits(units=units))
    assert "".join(pieces) == "👍🎉a👍👍"
    assert all(utf16_length(piece) <= units for piece in pieces)


def test_entities_and_bytes_count_too() -> None:
    """More entities than Telegram keeps go into another message, and so does too much markup."""
    words = [Word("v", (Tag("code"),), " ") for _ in range(5)]
    assert [len(piece) for piece in split_words(words, MessageLimits(entities=2))] == [2, 2, 1]
    link = Tag("a", f' href="https://a.example/{"x" * 100}"')
    links = [Word("v", (link,)), Word("w", (Tag(link.name, link.attributes),))]
    assert len(split_words(links, MessageLimits(html_bytes=200))) == 2


def test_two_elements_side_by_side_stay_two() -> None:
    """The same tag continues; an equal one is another."""
    bold = Tag("b")
    assert write_html([Word("a", (bold,)), Word("b", (bold,), " ")]) == "<b>a b</b>"
    assert write_html([Word("a", (bold,)), Word("b", (Tag("b"),), " ")]) == "<b>a</b> <b>b</b>"
