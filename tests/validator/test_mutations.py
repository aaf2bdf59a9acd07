"""Every defect, put into a correct file of every format, is found under its check and on its line."""

from __future__ import annotations

import pytest

from bot.model import Finding, Severity
from bot.validator import inspect_file
from tests.validator.account_files import WRITERS, correct
from tests.validator.defects import DEFECTS

CASES = [(form, name) for form in WRITERS for name, defect in DEFECTS.items() if defect.shows_in(form)]
every_case = pytest.mark.parametrize(("form", "name"), CASES, ids=[":".join(case) for case in CASES])


def _told(findings: tuple[Finding, ...]) -> list[tuple[str, Severity, int | None]]:
    return [(f.check, f.severity, f.line) for f in findings if f.severity is not Severity.INFO]


def _line(form: str, name: str, lines: dict[str, int]) -> int:
    """Where the defect stands: a table's names in its first row, a JSON account from its bracket on."""
    if DEFECTS[name].way == "rename" and form.startswith("csv"):
        return 1
    if DEFECTS[name].way == "remove" and form == "json":
        return lines[DEFECTS[name].place] - 1
    return lines[DEFECTS[name].place]


@pytest.mark.parametrize("form", WRITERS)
def test_correct_file_passes(form: str) -> None:
    """A correct file has neither error nor warning, and is recognised for what it is."""
    write, file_format, _levels = WRITERS[form]
    report = inspect_file(write(correct())[0].encode(), "attached").report
    assert report.format == file_format
    assert _told(report.findings) == []


@every_case
def test_defect_is_found(form: str, name: str) -> None:
    """The defect is found under its check, on its line, and as grave as it is."""
    write, _format, levels = WRITERS[form]
    defect = DEFECTS[name]
    text, lines = write(defect.spoilt())
    findings = inspect_file(text.encode(), "attached").report.findings
    severity = defect.severity
    if "adobe" in levels and name in ("mask-typo", "mask-other-tenant"):
        severity = Severity.ERROR  # here the Dashboard's groups prove what else is only likely
    assert (defect.check, severity, _line(form, name, lines)) in _told(findings)


@every_case
def test_defect_is_alone(form: str, name: str) -> None:
    """One defect makes findings under its own check only."""
    defect = DEFECTS[name]
    findings = inspect_file(WRITERS[form][0](defect.spoilt())[0].encode(), "attached").report.findings
    assert {told[0] for told in _told(findings)} == {defect.check}


def test_there_are_enough_defects() -> None:
    """Issue 5 asks for forty."""
    assert len(DEFECTS) >= 40
