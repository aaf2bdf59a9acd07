"""A section is cut into what can be shown alone, and what people ask stands where it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.compiler.page.sections import words
from bot.compiler.pipeline import compile_folder
from bot.compiler.section_passages import FOLDER, sentences
from bot.errors import KnowledgeError
from bot.model import Block, Inline, SectionPassage, Span, Style
from tests.builders import PAGE, make_knowledge

TEXT = PAGE + (
    "\nKeep the blanks. Capitals count as well.\n\n1. Open the account. Read its mask.\n1. Save it.\n"
)


def texts(said: str) -> list[str]:
    """The sentences of a paragraph in one style."""
    return ["".join(span.text for span in sentence) for sentence in sentences((Span(said),))]


def asked(folder: Path, text: str, locale: str = "en") -> Path:
    """A knowledge folder with a file of questions."""
    path = make_knowledge(folder, page=TEXT) / FOLDER / f"{locale}.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def passages(folder: Path) -> tuple[SectionPassage, ...]:
    """The passages of the one entry of that folder."""
    return compile_folder(folder).passages["en"]["check/answer"].read()


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


def test_what_is_asked_is_kept_with_the_part_that_answers(tmp_path: Path) -> None:
    """A sentence of a paragraph, the whole of a step; what nobody asks for stands behind."""
    asked(
        tmp_path,
        'check/answer:\n  - shows: ["blanks"]\n    asked: [do spaces matter]\n'
        '  - shows: ["its mask", "Save"]\n    asked: [what do I do]\n  - asked: [how long]\n',
    )
    found = [
        (tuple(words((block,)) for block in passage.shown), passage.asked) for passage in passages(tmp_path)
    ]
    assert found[:3] == [
        (("Keep the blanks.",), ("do spaces matter",)),
        (("Open the account. Read its mask.", "Save it."), ("what do I do",)),
        ((), ("how long",)),
    ]
    others = [shown for shown, questions in found[3:] if not questions]
    assert ("Capitals count as well.",) in others
    assert ("Save it.",) in others
    assert ("Keep the blanks.",) not in others


def test_all_of_a_section_is_in_its_passages(tmp_path: Path) -> None:
    """Without a question, too."""
    make_knowledge(tmp_path, page=TEXT)
    shown = [block for passage in passages(tmp_path) for block in passage.shown]
    assert all(isinstance(block, Block) for block in shown)
    assert [words((block,)) for block in shown] == [
        "The answer is 42.",
        "Keep the blanks.",
        "Capitals count as well.",
        "Open the account. Read its mask.",
        "Save it.",
    ]


@pytest.mark.parametrize(("words", "parts"), [("nowhere to be found", 0), (" it", 2)])
def test_a_quote_of_no_part_or_of_several_is_refused(tmp_path: Path, words: str, parts: int) -> None:
    """With the file, the line of the question and how many parts have it."""
    path = asked(
        tmp_path,
        f'check/answer:\n  - asked: [how long]\n  - shows: ["{words}"]\n    asked: [what now]\n',
    )
    with pytest.raises(KnowledgeError, match=f"stands in {parts} parts") as caught:
        compile_folder(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, 3)


def test_an_id_that_is_none_is_refused(tmp_path: Path) -> None:
    """Where it stands."""
    path = asked(tmp_path, "check/answer:\n  - asked: [how long]\ncheck/anser:\n  - asked: [how long]\n")
    with pytest.raises(KnowledgeError, match="'check/anser' is no id") as caught:
        compile_folder(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, 3)


def test_a_file_of_another_language_is_refused(tmp_path: Path) -> None:
    """Its name is its locale."""
    path = asked(tmp_path, "check/answer:\n  - asked: [wie lang]\n", locale="tlh")
    with pytest.raises(KnowledgeError, match="'tlh' is no locale; use") as caught:
        compile_folder(tmp_path)
    assert caught.value.path == path


def test_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    """`show` shows nothing."""
    asked(tmp_path, 'check/answer:\n  - show: ["blanks"]\n    asked: [do spaces matter]\n')
    with pytest.raises(KnowledgeError, match=r"en\.yaml.*show"):
        compile_folder(tmp_path)
