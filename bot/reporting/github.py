"""Findings as GitHub Actions shows them beside the lines: workflow commands, one a line.

The form is `::error file=…,line=…,col=…,title=…::message`; GitHub escapes `%`, line ends and, within
properties, `:` and `,`.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import Record, Severity

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class Annotation(Record, frozen=True):
    """A finding at its place; lines and columns count from 1, 0 where there is none."""

    severity: Severity
    path: str
    title: str
    message: str
    line: int = 0
    column: int = 0


def write(annotations: Iterable[Annotation]) -> str:
    """The lines, without a line end behind the last."""
    return "\n".join(map(_line, annotations))


def _line(one: Annotation) -> str:
    places = {"line": one.line, "col": one.column}
    properties = [
        f"file={_property(one.path)}",
        *(f"{name}={number}" for name, number in places.items() if number),
        f"title={_property(one.title)}",
    ]
    return f"::{_KINDS[one.severity]} {','.join(properties)}::{_text(one.message)}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
