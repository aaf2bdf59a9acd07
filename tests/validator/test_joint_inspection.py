"""Several files of one installation are judged as one, and each finding stays in its file."""

from __future__ import annotations

import pytest

from bot.errors import UnreadableFileError
from bot.model import Finding, Severity
from bot.validator import Inspection
from bot.validator.joint_inspection import inspect_together
from tests.validator.account_files import SECRET
from tests.validator.joint_files import DASHBOARD, PRODUCTION, STAGE
from tests.validator.workbooks import HEAD, OURS, xlsx


def _together(*files: tuple[str, str]) -> list[Inspection]:
    results = inspect_together([(text.encode(), name) for text, name in files])
    assert all(isinstance(result, Inspection) for result in results)
    return [result for result in results if isinstance(result, Inspection)]


def _told(inspection: Inspection) -> list[tuple[str, int | None]]:
    worst: list[Finding] = [f for f in inspection.report.findings if f.severity is not Severity.INFO]
    return [(finding.rule, finding.line) for finding in worst]


def test_prose_in_one_file_hides_nothing_of_another() -> None:
    """Words that look like secrets are looked for in the text that was pasted, not in its neighbours."""
    yaml = b"experience_cloud:\n  client_id: k9mX2pQ7z\n"
    text = b"Internal name: Adobe_Marketing_Cloud\nIMS client identifier: other\nsee Zk3vQT7mN4xLw0Rb\n"
    results = inspect_together([(yaml, "a.yaml"), (text, "b.txt")])
    told = str([one.report for one in results if isinstance(one, Inspection)])
    assert "k9mX2pQ7z" in told
    assert "Zk3v" not in told


def test_production_stage_and_dashboard() -> None:
    """Formats may differ; what one file provides, all are judged by."""
    production, stage, dashboard = _together(
        (PRODUCTION, "prod.txt"), (STAGE, "stage.xml"), (DASHBOARD, "groups.yaml")
    )
    assert _told(production) == []
    assert _told(stage) == [("ims-server-same-endpoint", 3), ("association-mask-prefix", 4)]
    assert _told(dashboard) == [("operator-group-membership", 2)]
    assert [one.report.format for one in (production, stage, dashboard)] == ["text", "xml", "yaml"]
    assert "check/association-mask" not in {item.check for item in production.by_hand}


def test_a_secret_of_one_file_is_hidden_in_the_others() -> None:
    """Also where it stands under another name there."""
    _production, stage = _together((PRODUCTION, "prod.txt"), (STAGE.replace("\n  ims", " ims"), "stage.xml"))
    shown = " ".join(excerpt.text for excerpt in stage.excerpts.values())
    assert "imsServer" in shown
    assert SECRET[:8] not in shown


def test_one_file_that_cannot_be_read_does_not_keep_the_others_from_being_judged() -> None:
    """Its error stands in its place."""
    first, second = inspect_together([(b"\x00\x01", "a.bin"), (PRODUCTION.encode(), "prod.txt")])
    assert isinstance(first, UnreadableFileError)
    assert isinstance(second, Inspection)


def test_without_any_account_there_is_nothing_to_judge() -> None:
    """A Dashboard alone is refused."""
    with pytest.raises(UnreadableFileError):
        inspect_together([(DASHBOARD.encode(), "groups.yaml")])


def test_a_workbook_among_them_is_read_as_one() -> None:
    """Its findings name the cell, and what the spreadsheet made of a value is said."""
    rows = [(*HEAD, "Identifiant client IMS"), (*OURS[:3], "Campaign - fabrikan - (.*)", 12)]
    files = [(PRODUCTION.encode(), "prod.txt"), (xlsx({"Étape": rows}), "stage.xlsx")]
    production, stage = inspect_together(files)
    assert isinstance(production, Inspection)
    assert isinstance(stage, Inspection)
    assert stage.report.format == "xlsx"
    assert ("spreadsheet-value", "Étape!E2") in {(f.rule, f.cell) for f in stage.report.findings}
    assert not any(finding.cell for finding in production.report.findings)


def test_of_a_table_only_the_cell_is_shown() -> None:
    """What stands beside it may be a secret in the wrong column, whatever the other files are."""
    table = "internal name;type;note\nAdobe_marketing_Cloud;Adobe Marketing Cloud;swordfish\n"
    _production, stage = _together((PRODUCTION, "prod.txt"), (table, "stage.csv"))
    assert _told(stage)
    assert not [one for one in stage.excerpts.values() if "swordfish" in one.text]


@pytest.mark.parametrize("prose", ["hello there my friend\n", "<a", "[1, 2"])
def test_one_that_holds_no_settings_moves_no_place(prose: str) -> None:
    """It stands between others, and the line of what is found in these stays theirs."""
    files = [(PRODUCTION, "prod.txt"), (prose, "notes.txt"), (STAGE, "stage.xml")]
    _production, notes, stage = inspect_together([(text.encode(), name) for text, name in files])
    assert isinstance(notes, UnreadableFileError)
    assert isinstance(stage, Inspection)
    assert _told(stage)[0] == ("ims-server-same-endpoint", 3)
