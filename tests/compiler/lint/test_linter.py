"""Lint by cases: `cases/lint/<name>.txt` holds files, each after `=== <path>`, and what is found.

An expected line is `code locale path:line:column found -> expected`; nothing else may be found.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from bot.compiler.lint.lint_report import as_json, as_sarif, as_text
from bot.compiler.lint.linter import lint
from bot.compiler.lint.rules import manual, rules
from bot.translate import translator
from tests.compiler.documents import write_pages

CASES = Path(__file__).resolve().parents[2] / "cases" / "lint"
ENGLISH = translator("en")
DAMAGED = {
    "en/a.md": "# A {#a}\n\nUse nms:recipient here.\n",
    "sv/a.md": "# A {#a}\n\nAnvänd nms:mottagare här.\n",
}


def read_case(path: Path) -> tuple[dict[str, str], list[str]]:
    """The files of a case and its expected lines."""
    pieces = re.split(r"^=== (\S+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    files = dict(zip(pieces[::2], pieces[1::2], strict=True))
    return files, [line for line in files.pop("expected").splitlines() if line]


def found_in(folder: Path) -> list[str]:
    """The findings in the notation of the cases."""
    return [
        f"{f.code} {f.locale} {Path(f.path).relative_to(folder).as_posix()}:{f.line}:{f.column} "
        f"{f.found} -> {f.expected}".rstrip()
        for f in lint([folder], select=tuple(rules())).findings
    ]


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    """All that is expected is found, and nothing else."""
    files, expected = read_case(path)
    assert found_in(write_pages(tmp_path, files)) == expected


def test_a_word_torn_apart_is_called_so(tmp_path: Path) -> None:
    """Its emphasis is sound."""
    write_pages(tmp_path, {"sv/a.md": "# A {#a}\n\nI **namnet** -fältet står det.\n"})
    told = as_text(lint([tmp_path]).findings, ENGLISH)
    assert "a word is torn apart: namnet** -fältet should be namnet**-fältet [broken-markup, sv]" in told


@pytest.mark.parametrize("code", rules())
def test_every_code_has_a_manual_page_and_a_case(code: str) -> None:
    """What it means, an example that passes, one that fails; and a case that finds it."""
    page = manual()[code]
    assert "Passes:" in page
    assert "Fails:" in page
    assert any(line.startswith(code) for path in CASES.glob("*.txt") for line in read_case(path)[1])


def test_the_order_of_files_does_not_matter(tmp_path: Path) -> None:
    """Sources named in any order give the same report."""
    everything: list[Path] = []
    for path in sorted(CASES.glob("*.txt")):
        everything.append(write_pages(tmp_path / path.stem, read_case(path)[0]))
    once = as_json(lint(everything).findings, ENGLISH)
    shuffler = random.Random(7)  # noqa: S311 - no secret
    for _round in range(3):
        shuffler.shuffle(everything)
        assert as_json(lint(everything).findings, ENGLISH) == once


def test_select_and_ignore(tmp_path: Path) -> None:
    """Only those codes; all but those."""
    write_pages(tmp_path, {**DAMAGED, "sv/b.md": "# B {#b}\n\nEn **sak ** , **sak** .\n"})
    assert {f.code for f in lint([tmp_path], select=["stray-blank"]).findings} == {"stray-blank"}
    left = {f.code for f in lint([tmp_path], ignore=["corrupted-literal"]).findings}
    assert left == {"broken-markup"}


def test_a_stray_blank_is_off_by_default(tmp_path: Path) -> None:
    """It does no harm, and sets are full of them."""
    write_pages(tmp_path, DAMAGED | {"en/b.md": "# B {#b}\n\nA **thing** .\n"})
    assert {f.code for f in lint([tmp_path]).findings} == {"corrupted-literal", "missing-section"}
    assert "stray-blank" in {f.code for f in lint([tmp_path], select=tuple(rules())).findings}


def test_the_report_for_people_points_at_the_place(tmp_path: Path) -> None:
    """Place, message, the line with a caret below it, what the others say, a summary."""
    write_pages(tmp_path, DAMAGED)
    message = "nms:mottagare is damaged: write nms:recipient, as the other languages do"
    text = as_text(lint([tmp_path]).findings, ENGLISH).replace(str(tmp_path), "docs")
    assert text.splitlines() == [
        f"docs/sv/a.md:3:8: error: {message} [corrupted-literal, sv]",
        "    Använd nms:mottagare här.",
        "           ^^^^^^^^^^^^^",
        "    en: nms:recipient",
        "",
        "                          sv     all",
        "corrupted-literal          1       1",
    ]


def test_json_has_the_fields_of_the_contract(tmp_path: Path) -> None:
    """docs/contract.md."""
    write_pages(tmp_path, DAMAGED)
    (finding,) = json.loads(as_json(lint([tmp_path]).findings, ENGLISH))
    assert list(finding) == [
        *("code", "severity", "locale", "page", "path", "line", "message", "found", "expected"),
    ]
    assert (finding["code"], finding["severity"], finding["page"]) == ("corrupted-literal", "error", "a")


def test_sarif_names_rule_and_region(tmp_path: Path) -> None:
    """Version 2.1.0, every rule with its page."""
    write_pages(tmp_path, DAMAGED)
    log = json.loads(as_sarif(lint([tmp_path]).findings, ENGLISH, "1"))
    run = log["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == sorted(rules())
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "corrupted-literal"
    assert result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 8
