"""Marks of Markdown or of the dialect that do not do what was meant.

Blanks inside or outside the stars, empty stars, an ending set apart from its word, a mark or link that shows.

Passes: `**Type**:`. Fails: `**Type **:`, `URL:en **** ska`, `**X** -konto`, `[!UICONTROL Save`.
A blank before a full stop is `stray-blank`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.compiler.lint.lint_finding import Checked, LintFinding
from bot.model import BlockKind, Message, Severity, Style
from bot.sources.markdown import MarkupFault
from bot.translate import _

NAME = "broken-markup"
_SHOWING = re.compile(r"\[!(?:UICONTROL|DNL|BADGE)\b[^\n]{0,40}|\]\((?:https?:|\.\./|#)[^)\n]{0,40}\)?")

_PARTED = re.compile(r"\s+-")
_STARS = re.compile(r"\[![A-Z]+\b[^\n]{0,40}|\*\*[^*\n]{0,40}")
"""What no label of the console has: a bracket at the wrong place has taken in what stands between two."""


def _told(fault: MarkupFault) -> Message:
    if fault.expected == _PARTED.sub("-", fault.found):
        return _(
            "a word is torn apart: `{found}` should be `{expected}`",
            found=fault.found,
            expected=fault.expected,
        )
    return _(
        "the emphasis is broken: `{found}` should be `{expected}`",
        found=fault.found,
        expected=fault.expected,
    )


def check(page: Checked) -> Iterator[LintFinding]:
    """One finding for each mark."""
    for locale, version in page.aligned.versions.items():
        for fault in version.document.faults:
            if fault.blank:
                continue
            yield page.finding(
                NAME,
                Severity.WARNING,
                locale,
                fault.line,
                _told(fault),
                found=fault.found,
                expected=fault.expected,
            )
    for row in page.aligned.rows:
        for locale, leaves in row.leaves.items():
            for leaf in leaves:
                if leaf.block.kind is BlockKind.CODE:
                    continue
                for span in leaf.block.inline:
                    showing = _STARS if span.style is Style.UI else _SHOWING
                    if span.style is not Style.CODE and (found := showing.search(span.text)):
                        yield page.finding(
                            NAME,
                            Severity.WARNING,
                            locale,
                            leaf.block.line,
                            _("`{found}` shows as it is: a bracket is missing or in excess", found=found[0]),
                            found=found[0],
                        )
