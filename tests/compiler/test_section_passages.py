"""A section is cut into what can be shown alone, and what people ask stands where it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compiler.page.sections import words
from bot.compiler.pipeline import compile_folder
from bot.compiler.section_passages import FOLDER
from bot.errors import KnowledgeError
from bot.model import Block, SectionPassage
from tests.builders import PAGE, make_knowledge

TEXT = PAGE + (
    "\nKeep the blanks. Capitals count as well.\n\n1. Open the account. Read its mask.\n1. Save it.\n"
)


def asked(folder: Path, text: str, locale: str = "en") -> Path:
    """A knowledge folder with a file of questions."""
    path = make_knowledge(folder, page=TEXT) / FOLDER / f"{locale}.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def passages(folder: Path) -> tuple[SectionPassage, ...]:
    """The passages of the one entry of that folder."""
    return compile_folder(folder).passages["en"]["check/answer"].read()


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
