"""Annotations as GitHub Actions reads them."""

from __future__ import annotations

from bot.model import Severity
from bot.reporting.github import Annotation, write


def test_a_finding_at_its_place() -> None:
    """The kinds are GitHub's."""
    lines = write(
        [
            Annotation(Severity.ERROR, "a/b.md", "broken-link", "No such page.", 3, 7),
            Annotation(Severity.INFO, "b.md", "note", "Look."),
        ]
    )
    assert lines == (
        "::error file=a/b.md,line=3,col=7,title=broken-link::No such page.\n"
        "::notice file=b.md,title=note::Look."
    )


def test_nothing_in_a_finding_begins_a_command() -> None:
    """Line ends, commas and colons are escaped."""
    line = write([Annotation(Severity.WARNING, "a:b,c\n.md", "x", "50%\r\n::error::forged")])
    assert line == "::warning file=a%3Ab%2Cc%0A.md,title=x::50%25%0D%0A::error::forged"
