"""One fault at a time put into sound pages in six languages: it is found, and nothing was found before.

`cases/recall/<locale>.md` is the page; each line of `faults.tsv` is a code, a locale, what is replaced and by
what. Those in `MISSED` are known not to be found: the list may only become shorter.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compiler.lint.linter import lint
from tests.compiler.documents import write_pages

CASES = Path(__file__).resolve().parents[2] / "cases" / "recall"
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.md"))}
FAULTS = [line.split("\t") for line in (CASES / "faults.tsv").read_text(encoding="utf-8").splitlines()]
MISSED: frozenset[tuple[str, str, str]] = frozenset()


def found_in(folder: Path, pages: dict[str, str]) -> set[tuple[str, str]]:
    """Code and locale of what is found in the page, beside a page that it links to."""
    others = {f"{locale}/trays.md": "# Trays {#trays}\n\n## North {#north}\n" for locale in PAGES}
    write_pages(folder, {f"{locale}/box.md": text for locale, text in pages.items()} | others)
    return {(finding.code, finding.locale) for finding in lint([folder], processes=1).findings}


def test_the_pages_are_sound(tmp_path: Path) -> None:
    """Six languages of one page, and no finding."""
    assert found_in(tmp_path, PAGES) == set()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: " ".join(fault[:3]))
def test_the_fault_is_found(fault: list[str], tmp_path: Path) -> None:
    """By its code, in its language, and in no other."""
    code, locale, sound, broken = fault
    assert sound in PAGES[locale], "the case does not fit its page"
    found = found_in(tmp_path, PAGES | {locale: PAGES[locale].replace(sound, broken)})
    if (code, locale, sound) in MISSED:
        pytest.xfail("known to be missed")
    assert (code, locale) in found
    assert {other for _code, other in found} == {locale}


def test_there_are_enough_faults() -> None:
    """At least sixty, of which at most one in twenty is missed."""
    assert len(FAULTS) >= 60
    assert len(MISSED) * 20 <= len(FAULTS)
