"""Sentences of a paragraph, each with the styles of its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compiler.quotable import sentences
from bot.model import Inline, Span, Style


def texts(said: str) -> list[str]:
    """The sentences of a paragraph in one style."""
    return ["".join(span.text for span in sentence) for sentence in sentences((Span(said),))]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Look first. Then save it.", ["Look first.", "Then save it."]),
        ("Is it there? Keep that! Done", ["Is it there?", "Keep that!", "Done"]),
        ("It ends in (.*). Compare it.", ["It ends in (.*).", "Compare it."]),
        ("설정을 확인합니다. 그다음 저장합니다.", ["설정을 확인합니다.", "그다음 저장합니다."]),
        ("Ouvrez « Aide ». Notez le build.", ["Ouvrez « Aide ».", "Notez le build."]),
    ],
)
def test_a_paragraph_is_cut_where_a_sentence_ends(said: str, expected: list[str]) -> None:
    """Each with the mark that ends it."""
    assert texts(said) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Nehmen Sie einen Namen, z. B. Marketing.",
        "Das gilt seit dem 30. Juni 2021.",
        "Fråga t.ex. Adobe.",
        "Ask J. Smith about it.",
        "Use 7.3.5 or newer.",
        "The field, e.g. Tenant, is empty.",
        "Open Help > About... and read it.",
    ],
)
def test_nothing_is_cut_where_none_ends(said: str) -> None:
    """An abbreviation, a figure with a full stop and an initial end no sentence."""
    assert texts(said) == [said]


def test_a_sentence_may_begin_with_a_small_letter_in_code() -> None:
    """A command is written as it is typed."""
    text = (Span("Restart the server. "), Span("web", Style.CODE), Span(" is one process."))
    assert list(sentences(text)) == [
        (Span("Restart the server."),),
        (Span("web", Style.CODE), Span(" is one process.")),
    ]


def test_words_keep_their_styles_and_links() -> None:
    """Also where one run has the end of a sentence and the beginning of the next."""
    text = (Span("Tick "), Span("Enabled", Style.UI), Span(". See "), Span("here", href="https://x.example"))
    assert list(sentences(text)) == [
        (Span("Tick "), Span("Enabled", Style.UI), Span(".")),
        (Span("See "), Span("here", href="https://x.example")),
    ]


runs = st.lists(
    st.builds(Span, st.text("aBc .!?()30é가\u00a0", min_size=1, max_size=12), st.sampled_from(Style)),
    max_size=6,
).map(tuple)


def _marks(inline: Inline) -> list[tuple[str, Style]]:
    return [(mark, span.style) for span in inline for mark in span.text if not mark.isspace()]


@given(runs)
def test_nothing_of_a_paragraph_is_lost(inline: Inline) -> None:
    """Its sentences one after the other are its text, each letter in its style."""
    assert [mark for sentence in sentences(inline) for mark in _marks(sentence)] == _marks(inline)
