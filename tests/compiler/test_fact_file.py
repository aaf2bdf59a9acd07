"""What sentences settle: quoted of them in each language, and refused where the words are not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compiler.fact_file import FACT_FILE, read_facts
from bot.compiler.pipeline import compile_folder
from bot.errors import KnowledgeError
from bot.languages import LOCALES
from tests.builders import PAGE, make_knowledge

TEXT = PAGE + "\nKeep the blanks. Capitals count as well.\n\n1. Open the account.\n1. Save it.\n"
STEP_BEFORE = TEXT.replace("1. Open", "1. Read the manual.\n1. Open")
ASKED = "".join(f"    {locale}: [blanks]\n" for locale in LOCALES)


def facts(folder: Path, stands: str, page: str = TEXT, beside: str = "") -> Path:
    """A knowledge folder with one fact."""
    path = make_knowledge(folder, page=page) / FACT_FILE
    path.write_text(f"- stands:\n    {stands}\n  answer: needed\n{beside}  asked:\n{ASKED}", encoding="utf-8")
    return path


def test_a_fact_quotes_words_of_its_sentence(tmp_path: Path) -> None:
    """And is read as it is written."""
    facts(tmp_path, 'check/answer: {en: ["the blanks"]}')
    compile_folder(tmp_path)
    (fact,) = read_facts(tmp_path)
    assert fact.stands == {"check/answer": {"en": ("the blanks",)}}
    assert fact.answer == "needed"


@pytest.mark.parametrize("page", [TEXT, STEP_BEFORE], ids=["before", "after"])
def test_a_step_that_is_put_in_moves_no_fact(tmp_path: Path, page: str) -> None:
    """The words stand where they stood."""
    facts(tmp_path, 'check/answer: {en: ["Open the account"]}', page)
    compile_folder(tmp_path)


@pytest.mark.parametrize(("words", "parts"), [("nowhere to be found", 0), ("e", 5)])
def test_a_quote_of_no_part_or_of_several_is_refused(tmp_path: Path, words: str, parts: int) -> None:
    """With the file, the line of the quote, its language and how many parts have it."""
    path = facts(tmp_path, f'check/answer:\n      en: ["{words}"]')
    with pytest.raises(KnowledgeError, match=f"check/answer, en: .* stands in {parts} parts") as caught:
        compile_folder(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, 3)


def test_a_language_without_a_quote_is_refused(tmp_path: Path) -> None:
    """Its section would settle nothing."""
    facts(tmp_path, 'check/answer: {fr: ["les espaces"]}')
    with pytest.raises(KnowledgeError, match=r"check/answer, en: `stands` quotes nothing"):
        compile_folder(tmp_path)


@pytest.mark.parametrize(
    ("stands", "beside"),
    [
        ('check/anser: {en: ["the blanks"]}', ""),
        ('check/answer: {en: ["the blanks"]}', "  near: [check/anser]\n"),
    ],
)
def test_an_id_that_is_none_is_refused(tmp_path: Path, stands: str, beside: str) -> None:
    """Of a section, or of what the fact is near to."""
    facts(tmp_path, stands, beside=beside)
    with pytest.raises(KnowledgeError, match="'check/anser' is no id"):
        compile_folder(tmp_path)


def test_a_fact_that_a_language_cannot_ask_for_is_refused(tmp_path: Path) -> None:
    """It is named."""
    path = facts(tmp_path, 'check/answer: {en: ["the blanks"]}')
    path.write_text(path.read_text(encoding="utf-8").replace("    fr: [blanks]\n", ""), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="`asked` lacks fr"):
        read_facts(tmp_path)


def test_a_fact_that_stands_nowhere_is_refused(tmp_path: Path) -> None:
    """There is no sentence to tell."""
    facts(tmp_path, "{}")
    with pytest.raises(KnowledgeError, match="`stands` names no section"):
        read_facts(tmp_path)
