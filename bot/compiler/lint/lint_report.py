"""Findings → text for people, JSON in the form that docs/contract.md fixes, SARIF for code review."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from bot.compiler.lint.lint_finding import LintFinding
from bot.compiler.lint.rules import manual
from bot.model import Severity
from bot.reporting import github, sarif
from bot.sources.collect import Problem
from bot.translate import Translator

_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}
_DIM, _BOLD, _PLAIN = "\x1b[2m", "\x1b[1m", "\x1b[0m"
_EXCERPT_CHARS = 100
"""A choice: a line of a wide terminal."""


def as_text(findings: Sequence[LintFinding], say: Translator, *, colour: bool = False) -> str:
    """Each finding with its line, a caret below it and what the other languages say; a summary last."""
    lines: list[str] = []
    for finding in findings:
        lines += _finding_lines(finding, say, colour=colour)
        lines.append("")
    return "\n".join([*lines, *_summary(findings)])


def _finding_lines(finding: LintFinding, say: Translator, *, colour: bool) -> Iterator[str]:
    def paint(text: str, code: str) -> str:
        return f"{code}{text}{_PLAIN}" if colour else text

    place = f"{finding.path}:{finding.line}:{finding.column}"
    severity = paint(finding.severity.value, _COLOURS[finding.severity])
    message = say.text(finding.message)
    yield f"{paint(place, _BOLD)}: {severity}: {message} [{finding.code}, {finding.locale}]"
    if finding.excerpt:
        shown, caret = _excerpt(finding)
        yield f"    {shown}"
        if finding.found and caret >= 0:
            yield (
                "    " + " " * caret + paint("^" * max(1, _width(finding.found)), _COLOURS[finding.severity])
            )
    for locale, text in finding.others:
        yield paint(f"    {locale}: {_short(text)}", _DIM)


def _excerpt(finding: LintFinding) -> tuple[str, int]:
    """The line, cut around the place, and how far the caret stands; -1 where the place is not in the line."""
    line, at = finding.excerpt.replace("\t", " "), finding.column - 1
    if not finding.found or not finding.excerpt.startswith(finding.found, at):
        return _short(line.strip()), -1
    start = max(0, at - 40) if at > _EXCERPT_CHARS // 2 else 0
    shown = line[start : start + _EXCERPT_CHARS + min(len(finding.found), 60)]
    lead = "…" if start else ""
    tail = "…" if start + len(shown) < len(line) else ""
    return f"{lead}{shown}{tail}", _width(lead + line[start:at])


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _EXCERPT_CHARS else f"{text[:_EXCERPT_CHARS]}…"


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _summary(findings: Sequence[LintFinding]) -> Iterator[str]:
    """A table of codes by locales."""
    if not findings:
        yield "No findings."
        return
    locales = sorted({finding.locale for finding in findings})
    counts = Counter((finding.code, finding.locale) for finding in findings)
    yield f"{'':20}" + "".join(f"{locale:>8}" for locale in [*locales, "all"])
    for code in sorted({finding.code for finding in findings}):
        row = [counts[code, locale] for locale in locales]
        yield f"{code:20}" + "".join(f"{count:8}" for count in [*row, sum(row)])


def as_json(findings: Sequence[LintFinding], say: Translator) -> str:
    """A list of objects, one a finding."""
    return msgspec.json.format(
        msgspec.json.encode(
            [
                {
                    "code": finding.code,
                    "severity": finding.severity.value,
                    "locale": finding.locale,
                    "page": finding.page,
                    "path": finding.path,
                    "line": finding.line,
                    "message": say.text(finding.message),
                    "found": finding.found,
                    "expected": finding.expected,
                }
                for finding in findings
            ]
        ),
        indent=2,
    ).decode()


def as_annotations(findings: Sequence[LintFinding], say: Translator, problems: Sequence[Problem] = ()) -> str:
    """What GitHub Actions shows beside the lines."""
    found = (
        github.Annotation(
            finding.severity,
            finding.path,
            finding.code,
            say.text(finding.message),
            finding.line,
            finding.column,
        )
        for finding in findings
    )
    unread = (
        github.Annotation(Severity.ERROR, str(one.path), "unreadable", one.problem, one.line)
        for one in problems
    )
    return github.write([*unread, *found])


def as_sarif(
    findings: Sequence[LintFinding], say: Translator, version: str, problems: Sequence[Problem] = ()
) -> str:
    """SARIF 2.1.0, which code hosts show beside the lines; `problems` are files that could not be read."""
    rules = [sarif.SarifRule(code, page.split("\n", 1)[0], page) for code, page in manual().items()]
    results = (
        sarif.Result(
            finding.code,
            finding.severity,
            say.text(finding.message),
            sarif.Place(
                finding.path,
                finding.line,
                finding.column,
                finding.column + len(finding.found.partition("\n")[0]),
                snippet=finding.excerpt,
            ),
            {
                "locale": finding.locale,
                "page": finding.page,
                "found": finding.found,
                "expected": finding.expected,
            },
        )
        for finding in findings
    )
    unread = [
        sarif.Unreadable(problem.problem, sarif.Place(str(problem.path), problem.line))
        for problem in problems
    ]
    return sarif.write(rules, results, unread, version)
