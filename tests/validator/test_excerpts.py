"""The line of the file under a finding, and what its marks span."""

from __future__ import annotations

import pytest

from bot.validator import inspect_file


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("callback_url: https://crm,contoso.com", "https://crm,contoso.com"),
        ("callback_url: https://crm;contoso.com # old", "https://crm;contoso.com"),
        ("ims_server: https://ims-na1.adobelogin.com>", "https://ims-na1.adobelogin.com>"),
        ('callback_url: "http://c.fr"', '"http://c.fr"'),
        ("callback_url: http://c.fr # http://d.fr", "http://c.fr"),
    ],
)
def test_marks_span_the_value(line: str, marked: str) -> None:
    """All of it, whatever stands in it, and nothing beside it."""
    inspection = inspect_file(f"internal_name: Adobe_Marketing_Cloud\n{line}\n".encode(), "a.yaml")
    (found,) = [found for found in inspection.report.findings if found.line == 2]
    excerpt = inspection.excerpts[2, found.column or 0]
    assert excerpt.text[excerpt.start : excerpt.end] == marked
