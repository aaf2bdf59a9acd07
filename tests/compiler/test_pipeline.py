"""What a writer puts into `knowledge/` arrives, or is refused with file and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.compiler.pipeline import compile_folder
from bot.errors import KnowledgeError
from tests.builders import CATALOGUE_ENTRY, PAGE, make_knowledge

STEPS = PAGE + "\n1. Look at it.\n1. Compare it.\n1. Put it right.\n"


def entry(remedy: int) -> str:
    """A catalogue entry whose putting right begins with a step."""
    return CATALOGUE_ENTRY.replace("leads_to: []\n", f"leads_to: []\nremedy: {remedy}\n")


def test_the_first_step_of_the_remedy_is_kept(tmp_path: Path) -> None:
    """None where the entry does not tell."""
    for text, remedy in ((CATALOGUE_ENTRY, 0), (entry(3), 3)):
        knowledge = compile_folder(make_knowledge(tmp_path, page=STEPS, entry=text))
        assert knowledge.entries["check/answer"].remedy == remedy


@pytest.mark.parametrize("remedy", [4, -1])
def test_a_remedy_beyond_the_steps_is_refused(tmp_path: Path, remedy: int) -> None:
    """With the file and the number of steps that there are."""
    with pytest.raises(KnowledgeError, match=r"answer\.yaml.*has 3 steps"):
        compile_folder(make_knowledge(tmp_path, page=STEPS, entry=entry(remedy)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [("last-update: 2026-03-01\n", date(2026, 3, 1)), ("last-update: yesterday\n", None), ("", None)],
)
def test_a_page_has_the_date_that_it_gives(tmp_path: Path, line: str, expected: date | None) -> None:
    """None where it gives none that can be read."""
    page = PAGE.replace("title: Some page\n", f"title: Some page\n{line}")
    knowledge = compile_folder(make_knowledge(tmp_path, page=page))
    assert knowledge.pages["some-page"]["en"].updated == expected
