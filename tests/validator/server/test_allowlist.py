"""Who may still log in natively: the operators that Campaign needs, further ones, and slips."""

from __future__ import annotations

import pytest

from bot.model import Severity
from bot.translate import translator
from tests.validator.server.config_files import (
    OPERATORS,
    config,
    inspected,
    told_of,
)


@pytest.mark.parametrize("missing", OPERATORS)
def test_each_documented_operator_is_required(missing: str) -> None:
    """An error where the API is blocked, a warning where it is not yet."""
    left = tuple(name for name in OPERATORS if name != missing)
    (finding,) = [f for f in inspected(config(operators=left)).report.findings if f.severity.value == "error"]
    assert (finding.rule, finding.expected, finding.line) == ("allowlist-operators", missing, 11)
    assert told_of(config("false", "false", left)) == [("allowlist-operators", Severity.WARNING)]


def test_a_misspelled_operator_is_shown_where_it_stands() -> None:
    """With what was meant; it is not counted among the further ones."""
    inspection = inspected(config(operators=(*OPERATORS[:3], "internal/monitoring")))
    (finding,) = [f for f in inspection.report.findings if f.severity is Severity.ERROR]
    assert (finding.line, finding.found, finding.expected) == (15, "internal/monitoring", OPERATORS[3])
    assert len(inspection.by_hand) == 1


@pytest.mark.parametrize("names", [("internal", "monitoring"), ("internal",), ("erp", "monitoring")])
def test_the_name_with_a_bar_is_one_entry(names: tuple[str, ...]) -> None:
    """A part of it is another operator; the finding stands where the first of its parts does."""
    told = [f for f in inspected(config(operators=(*OPERATORS[:3], *names))).report.findings if f.line]
    (finding,) = [f for f in told if f.severity is Severity.ERROR]
    part = next(name for name in names if name in OPERATORS[3])
    assert (finding.rule, finding.found, finding.expected) == ("allowlist-operators", part, OPERATORS[3])


def test_blanks_around_an_operator_are_told_once() -> None:
    """It is on the list, but for the blanks."""
    assert told_of(config(operators=(" admin ", *OPERATORS[1:]))) == [("allowlist-names", Severity.ERROR)]


def test_further_operators_are_looked_at_by_hand() -> None:
    """The documents allow them."""
    inspection = inspected(config(operators=(*OPERATORS, "erp-import", "crm-sync")))
    assert told_of(config(operators=(*OPERATORS, "erp-import"))) == []
    shown = [translator("en").text(item.message) for item in inspection.by_hand]
    assert any("erp-import, crm-sync" in text for text in shown)


@pytest.mark.parametrize(
    ("operators", "severity"),
    [
        ((*OPERATORS, ""), Severity.ERROR),
        ((*OPERATORS, " erp "), Severity.ERROR),
        ((*OPERATORS, "admin"), Severity.WARNING),
    ],
)
def test_entries_that_name_nobody_or_somebody_twice(operators: tuple[str, ...], severity: Severity) -> None:
    """Empty, with blanks around, or there already."""
    assert told_of(config(operators=operators)) == [("allowlist-names", severity)]


@pytest.mark.parametrize("entry", ["campaign-loginmonitr", "internal/monitoring", "monitoring"])
def test_a_slip_is_found_in_an_allowlist_of_any_length(entry: str) -> None:
    """However many further operators stand before it."""
    lacking = "campaign-loginmonitor" if entry.startswith("c") else "internal|monitoring"
    others = (*(name for name in OPERATORS if name != lacking), *(f"erp{number}" for number in range(400)))
    report = inspected(config(operators=(*others, entry))).report
    (finding,) = [finding for finding in report.findings if finding.rule == "allowlist-operators"]
    assert (finding.found, finding.expected) == (entry, lacking)
    (further,) = [finding for finding in report.findings if finding.rule == "allowlist-names"]
    assert entry not in str(further.message.params["names"]).split(", ")
