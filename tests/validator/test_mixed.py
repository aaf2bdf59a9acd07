"""Files that are two in one, half of one, or more than the reader was made for."""

from __future__ import annotations

import logging

import pytest

from bot.errors import UnreadableFileError
from bot.translate import translator
from bot.validator import engine, inspect_file
from bot.validator.report import unreadable_line

JSON = '{"internal_name": "Adobe_Marketing_Cloud"}\n'
XML = '<package><extAccount name="Adobe_Marketing_Cloud"/></package>\n'
TEXT = "Internal name: Adobe_Marketing_Cloud\nType: Adobe Marketing Cloud\n"
SECRET = "p8e-Zk3vQT7mN4xLw0Rb"


def _refusal(text: str) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        inspect_file(text.encode(), "file")
    return unreadable_line("file", caught.value, translator("en"))


@pytest.mark.parametrize("text", [JSON + JSON, JSON + TEXT, XML + TEXT, XML + XML])
def test_two_files_in_one_are_told_by_line(text: str) -> None:
    """Where the second begins, and what to do."""
    assert _refusal(text).startswith("file:2:1: Something else begins here")


def test_a_package_under_pasted_text_is_not_passed_over() -> None:
    """It would be left out of what is judged."""
    assert _refusal(TEXT + XML).startswith("file:3:1: Something else begins here")


@pytest.mark.parametrize(
    "text",
    [
        JSON[:20],
        XML[:30],
        "Adobe_Marketing_Cloud;Adobe Marketing Cloud;acme\n",
        '"type": "Adobe Marketing Cloud", "tenant": "acme"}',
    ],
)
def test_half_of_a_file_gets_one_line(text: str) -> None:
    """Cut off at the end, or without its beginning."""
    assert _refusal(text).count("\n") == 0


def test_rows_that_slipped_are_named_by_line() -> None:
    """And nothing of them is shown, for a secret may stand anywhere in them."""
    text = (
        "Internal name;Type;Client secret;Tenant\n"
        "Adobe_Marketing_Cloud;Adobe Marketing Cloud;***;acme\n"
        "routing;3\n"
        f"Adobe_Marketing_Cloud;;Adobe Marketing Cloud;{SECRET};acme\n"
    )
    inspection = inspect_file(text.encode(), "a.csv")
    assert [f.line for f in inspection.report.findings if f.rule == "table-row"] == [3, 4]
    assert SECRET not in str(inspection)


def test_an_ini_file_is_pasted_text() -> None:
    """Its first line is no list."""
    report = inspect_file(
        b"[account]\ninternal_name=adobe_marketing_cloud\ntype=Adobe Marketing Cloud\n", "f"
    ).report
    assert report.format == "text"
    assert "internal-name" in {finding.rule for finding in report.findings}


@pytest.mark.parametrize("error", [RecursionError(SECRET), ValueError(SECRET), MemoryError(SECRET)])
def test_whatever_is_raised_while_reading_gives_a_line(
    error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Its words are neither told nor logged, for they may be the file's."""

    def fails(*_anything: object) -> None:
        raise error

    monkeypatch.setattr(engine, "read", fails)
    with caplog.at_level(logging.ERROR):
        assert "my fault" in _refusal(TEXT)
    assert type(error).__name__ in caplog.text
    assert SECRET not in caplog.text
