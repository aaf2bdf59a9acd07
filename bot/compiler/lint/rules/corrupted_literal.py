"""A value that people must type or recognise is damaged in one language.

The other languages of the page agree on what it is. Where that is sure (an error) the knowledge base has the
right one already, and the document should get it too; where only one text attests it (a warning) nothing is
changed. What the page itself, or most of its languages, spell so, and examples made for the reader (hosts,
names, time zones), are not damaged.

Passes: `JRE_HOME은`, `dma_campaign-kontexten`. Fails: `dma_campaign_클래식` beside `dma_campaign_classic`.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.compiler.lint.lint_finding import Checked, LintFinding
from bot.model import Severity
from bot.translate import _

NAME = "corrupted-literal"


def check(page: Checked) -> Iterator[LintFinding]:
    """One finding for each damaged value and place."""
    for damage in page.settled.damages:
        yield page.finding(
            NAME,
            Severity.ERROR if damage.repaired else Severity.WARNING,
            damage.locale,
            damage.line,
            _(
                "`{found}` is damaged: write `{expected}`, as the other languages do",
                found=damage.found,
                expected=damage.expected,
            )
            if damage.repaired
            else _(
                "`{found}` stands where the other languages write `{expected}`: see which is right",
                found=damage.found,
                expected=damage.expected,
            ),
            found=damage.found,
            expected=damage.expected,
            others=tuple((other, damage.expected) for other in damage.others),
        )
