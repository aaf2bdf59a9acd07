"""Buttons under a message."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channel.telegram.outgoing.inline_keyboard import MAX_ROWS, Arranged, arrange, arranged_once, shorten
from bot.dialogue.exchange import Button


def _labels(*rows: tuple[str, ...]) -> list[list[str]]:
    arranged = arrange([[Button(label, f"do:{label}"[:60]) for label in row] for row in rows])
    return [[button.label for button in row] for row in arranged.rows]


def test_three_rows_stay_as_they_are() -> None:
    """What the dialogue has laid out is kept."""
    assert _labels(("a", "b"), ("c",), ("d",)) == [["a", "b"], ["c"], ["d"]]


def test_further_rows_are_joined_where_labels_stay_readable() -> None:
    """Four languages need two rows, not four."""
    rows = _labels(("Français",), ("Svenska",), ("한국어",), ("English",))
    assert rows == [["Français", "Svenska"], ["한국어", "English"]]


def test_long_labels_keep_a_row_of_their_own() -> None:
    """Short neighbours are put together rather than long ones."""
    long = "The callback URL leads to this instance"
    assert _labels((long,), ("Scopes",), ("Topics",), (long,)) == [[long], ["Scopes", "Topics"], [long]]


def test_many_long_labels_are_listed_in_the_text() -> None:
    """The buttons then bear numbers and keep what they do."""
    titles = [f"Check number {n} of the external account" for n in range(13)]
    arranged = arrange([(Button(title, f"show:{n}"),) for n, title in enumerate(titles)])
    assert arranged.listed == tuple(titles)
    buttons = [button for row in arranged.rows for button in row]
    assert [button.label for button in buttons] == [str(n) for n in range(1, 14)]
    assert [button.action for button in buttons] == [f"show:{n}" for n in range(13)]
    assert [len(row) for row in arranged.rows] == [7, 6]


@pytest.mark.parametrize(
    "button",
    [
        pytest.param(Button("x", "a" * 65), id="too-long"),
        pytest.param(Button("x", "가" * 22), id="too-many-bytes"),
        pytest.param(Button("x"), id="does-nothing"),
        pytest.param(Button(" \u202e", "a"), id="no-label"),
        pytest.param(Button("x", url="javascript:alert(1)"), id="no-web-address"),
    ],
)
def test_what_telegram_would_refuse_is_left_out(button: Button) -> None:
    """One bad button costs nobody the answer."""
    assert arrange([[button, Button("fine", "a" * 64)]]).rows == ((Button("fine", "a" * 64),),)
    assert arrange([[button]]).markup() is None


def test_markup_has_actions_and_addresses() -> None:
    """Both kinds of buttons, labels on one line."""
    markup = arrange([[Button("Go\non", "go"), Button("Page", url="https://a.example")]]).markup()
    assert markup is not None
    first, second = markup.inline_keyboard[0]
    assert (first.text, first.callback_data) == ("Go on", "go")
    assert (second.text, second.url) == ("Page", "https://a.example")


def test_shorten_keeps_characters_whole() -> None:
    """An emoji made of several characters is kept or dropped, not broken."""
    assert shorten("abcdef", 4) == "abc…"
    assert shorten("abcd", 4) == "abcd"
    assert shorten("ab👨\u200d👩\u200d👧 more", 5) == "ab…"


FOOTER = tuple(Button(label, f"read:{label}") for label in ("FR", "SV", "KO", "👍", "👎"))


def _shown(arranged: Arranged) -> list[list[str]]:
    return [[button.label for button in row] for row in arranged.rows]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ((), []),
        (("a",), [["a"]]),
        (("a", "b"), [["a"], ["b"]]),
        (("a", "b", "c"), [["a"], ["b", "c"]]),
        (("a", "b", "c", "d", "e", "f"), [["a", "b", "c"], ["d", "e", "f"]]),
    ],
)
def test_the_footer_is_the_last_of_three_rows(rows: tuple[str, ...], shown: list[list[str]]) -> None:
    """What stands above it shares two."""
    arranged = arrange([(Button(label, label),) for label in rows], FOOTER)
    assert _shown(arranged) == [*shown, ["FR", "SV", "KO", "👍", "👎"]]
    assert arranged.listed == ()


def test_many_buttons_leave_room_for_the_footer() -> None:
    """They bear numbers; the footer does not."""
    titles = [f"Check number {n} of the external account" for n in range(13)]
    arranged = arrange([(Button(title, f"show:{n}"),) for n, title in enumerate(titles)], FOOTER)
    assert arranged.listed == tuple(titles)
    assert [len(row) for row in arranged.rows] == [7, 6, 5]


def test_a_footer_that_telegram_would_refuse_takes_no_row() -> None:
    """Its place is for others."""
    rows = [[Button(label, label)] for label in "abc"]
    assert _shown(arrange(rows, [Button("x")])) == [["a"], ["b"], ["c"]]


_BUTTONS = st.builds(Button, st.text(max_size=80), st.text(max_size=70))


@given(st.lists(st.lists(_BUTTONS, max_size=9), max_size=9), st.lists(_BUTTONS, max_size=9))
def test_never_more_than_three_rows_nor_64_bytes(rows: list[list[Button]], footer: list[Button]) -> None:
    """Whatever comes, Telegram takes it, and the order is kept."""
    arranged = arrange(rows, footer)
    assert len(arranged.rows) <= MAX_ROWS
    assert all(1 <= len(row) <= 8 for row in arranged.rows)
    kept = [button.action for row in arranged.rows for button in row]
    given_actions = iter([button.action for row in [*rows, footer] for button in row])
    assert all(action in given_actions for action in kept)
    markup = arranged.markup()
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            assert 0 < len(str(button.callback_data).encode()) <= 64
            assert 0 < len(button.text) <= 64


def test_a_page_within_the_client() -> None:
    """A button to a Mini App, also where it bears a number."""
    for rows in ([[Button("Check", url="https://d.example.com/mini-app", is_app=True)]],):
        markup = arrange(rows).markup()
        assert markup is not None
        button = markup.inline_keyboard[0][0]
        assert button.web_app is not None
        assert button.web_app.url == "https://d.example.com/mini-app"
        assert button.url is None


def test_what_is_written_is_the_markup_however_often_it_is_sent() -> None:
    """Put into words without the library, the same each time; what is shown tells markups apart."""
    rows = (
        (Button("Scopes", "show:a"), Button("Guide", url="https://example.com")),
        (Button("Check", url="https://d.example.com/mini-app", is_app=True),),
    )
    arranged, written = arranged_once(rows)
    assert arranged_once(rows) == (arranged, written)
    markup = arranged.markup()
    assert markup is not None
    assert json.loads(written) == markup.to_dict()
    assert (
        arrange([[Button("Scopes", "show:b")]]).written() != arrange([[Button("Scopes", "show:a")]]).written()
    )
    assert arranged_once(()) == (Arranged(()), "")
