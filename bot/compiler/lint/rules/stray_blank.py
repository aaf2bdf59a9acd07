"""A blank between a stressed word and the full stop, comma or bracket that follows it.

It shows, and does no harm; some sets are full of them. Off unless asked for: `--select stray-blank`, or
`--select all`.

Passes: `in **Total**.` Fails: `in **Total** .`
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.compiler.lint.lint_finding import Checked, LintFinding
from bot.model import Severity
from bot.translate import _

NAME = "stray-blank"
BY_DEFAULT = False


def check(page: Checked) -> Iterator[LintFinding]:
    """One finding for each blank."""
    for locale, version in page.aligned.versions.items():
        for fault in version.document.faults:
            if fault.blank:
                yield page.finding(
                    NAME,
                    Severity.INFO,
                    locale,
                    fault.line,
                    _(
                        "a stray blank: `{found}` should be `{expected}`",
                        found=fault.found,
                        expected=fault.expected,
                    ),
                    found=fault.found,
                    expected=fault.expected,
                )
