"""Telegram's HTML and entities: what parses to what, and what is refused in which words."""

from typing import Any

import pytest

from tests.fakes.bot_api.entities import find_entities, settle, utf16_length, utf16_slice
from tests.fakes.bot_api.html import HtmlError, parse_html


def _seen(source: str) -> tuple[str, list[tuple[str, str]]]:
    text, entities = settle(*parse_html(source))
    return text, [
        (entity["type"], utf16_slice(text, entity["offset"], entity["length"])) for entity in entities
    ]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b><strong>b</strong>", "ab", [("bold", "ab")]),
        ("<i>a</i> <em>b</em>", "a b", [("italic", "a"), ("italic", "b")]),
        ("<u>a</u> <ins>b</ins>", "a b", [("underline", "a"), ("underline", "b")]),
        (
            "<s>a</s> <strike>b</strike> <del>c</del>",
            "a b c",
            [("strikethrough", "a"), ("strikethrough", "b"), ("strikethrough", "c")],
        ),
        ("<code>x &lt; y</code>", "x < y", [("code", "x < y")]),
        ("<pre>x</pre>", "x", [("pre", "x")]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", "x")]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", "x")]),
        ("<blockquote>x</blockquote>", "x", [("blockquote", "x")]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", "x")]),
        ("<B>a</b >", "a", [("bold", "a")]),
        ("<b></b>x", "x", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
        ("<b>a</>", "a", [("bold", "a")]),
        ("👋<b>한</b>", "👋한", [("bold", "한")]),
        ("  <b>a </b> ", "a", [("bold", "a")]),
        ("<b>a <code>b</code> c</b>", "a b c", [("bold", "a "), ("code", "b"), ("bold", " c")]),
        (
            "<blockquote><b>a</b> <code>b</code></blockquote>",
            "a b",
            [("blockquote", "a b"), ("bold", "a"), ("code", "b")],
        ),
        ("&lt;&gt;&amp;&quot;&#39;&#x4e2d; &nbsp; &amp", "<>&\"'中 &nbsp; &", []),
        ("a > b & c", "a > b & c", []),
        ("<code>/go @you</code>", "/go @you", [("code", "/go @you")]),
    ],
)
def test_html_becomes_entities(source: str, text: str, entities: list[tuple[str, str]]) -> None:
    """Tags become entities over UTF-16 offsets, tidied as Telegram tidies them."""
    assert _seen(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        (
            '<pre><code class="language-python">x</code></pre>',
            {"type": "pre", "offset": 0, "length": 1, "language": "python"},
        ),
        (
            '<code class="language-python">x</code>',
            {"type": "code", "offset": 0, "length": 1},
        ),
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            {"type": "text_link", "offset": 0, "length": 1, "url": "https://example.org/?a=1&b=2"},
        ),
        (
            "<a href='example.org'>x</a>",
            {"type": "text_link", "offset": 0, "length": 1, "url": "http://example.org/"},
        ),
        (
            '<a href="tg://user?id=7">x</a>',
            {"type": "text_mention", "offset": 0, "length": 1, "user": 7},
        ),
        (
            '<tg-emoji emoji-id="5368">👍</tg-emoji>',
            {"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5368"},
        ),
    ],
)
def test_entities_carry_what_their_tag_says(source: str, entity: dict[str, Any]) -> None:
    """Languages, links and ids reach the entity."""
    assert settle(*parse_html(source))[1] == [entity]


def test_a_link_without_an_address_is_text() -> None:
    """Telegram drops what cannot be a link and keeps the words."""
    assert _seen('<a href="javascript:x">words</a>') == ("words", [])


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b>x</i>",
            'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b />x", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<a href=x:y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "&#xd83d;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ),
        ),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_html_that_does_not_parse_is_refused(source: str, complaint: str) -> None:
    """Complaints are Telegram's, with offsets in bytes of UTF-8."""
    with pytest.raises(HtmlError) as caught:
        parse_html(source)
    assert str(caught.value) == complaint


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("👋 /help@ims_bot!", [("bot_command", "/help@ims_bot")]),
        ("a/b and/or //x", []),
        ("@anna, see https://x.org/a?b=1.", [("mention", "@anna"), ("url", "https://x.org/a?b=1")]),
        ("me@example.org #tag 3#4", [("email", "me@example.org"), ("hashtag", "#tag")]),
        (
            "ims-na1.adobelogin.com?",
            [("url", "ims-na1.adobelogin.com")],
        ),
        ("한국어 @이름", []),
    ],
)
def test_telegram_finds_entities_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    """Commands, mentions, links and addresses in plain text are marked."""
    assert [
        (entity["type"], utf16_slice(text, entity["offset"], entity["length"]))
        for entity in find_entities(text)
    ] == found


def test_lengths_count_utf16_units() -> None:
    """An emoji counts twice, a Hangul syllable once."""
    assert [utf16_length(text) for text in ("a", "한", "👍", "👨‍💻")] == [1, 1, 2, 5]
