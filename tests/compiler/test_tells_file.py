"""What kind of answer sentences are: quoted in each language, refused where the words are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compiler.pipeline import compile_folder
from bot.compiler.tells_file import TELLS_FILE, read_tells
from bot.errors import KnowledgeError
from tests.builders import PAGE, make_knowledge

TEXT = PAGE + "\nKeep the blanks, for they count. Capitals count as well.\n\n1. Open the account.\n"


def tells(folder: Path, written: str) -> Path:
    """A knowledge folder with what is told of its one section."""
    path = make_knowledge(folder, page=TEXT) / TELLS_FILE
    path.write_text(written, encoding="utf-8")
    return path


def test_a_reason_quotes_words_of_its_sentence(tmp_path: Path) -> None:
    """And is read as it is written."""
    tells(tmp_path, 'reason:\n  check/answer:\n    en: ["for they count"]\n')
    compile_folder(tmp_path)
    assert read_tells(tmp_path) == {"reason": {"check/answer": {"en": ("for they count",)}}}


def test_a_folder_without_the_file_tells_nothing(tmp_path: Path) -> None:
    """As one of somebody else's documents has none."""
    assert read_tells(make_knowledge(tmp_path, page=TEXT)) == {}


@pytest.mark.parametrize(
    ("written", "problem", "line"),
    [
        ('reason:\n  check/answer:\n    en: ["not there"]\n', "check/answer, en: .* stands in 0 parts", 3),
        ('reason:\n  check/answer:\n    fr: ["rien"]\n', "check/answer, en: quotes nothing", 2),
        ('reason:\n  check/other:\n    en: ["for they count"]\n', "'check/other' is no id", 2),
        ('reason:\n  check/answer:\n    xx: ["for they count"]\n', "xx: no locale", 2),
        ('weather:\n  check/answer:\n    en: ["for they count"]\n', "Invalid enum value 'weather'", 1),
    ],
)
def test_what_is_wrong_there_is_told_with_its_line(
    tmp_path: Path, written: str, problem: str, line: int
) -> None:
    """A quote that stands nowhere, a language without one, an id, a locale or a kind that is none."""
    path = tells(tmp_path, written)
    with pytest.raises(KnowledgeError, match=problem) as caught:
        compile_folder(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, line)
