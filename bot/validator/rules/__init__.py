"""The rules, one file each.

A rule has `NAME`, its id (its file's name with hyphens), `CHECK` (an id of the documents), `SEVERITY` (its
gravest), `check`, where its findings may be less grave `WARNS_WHEN` or `NOTES_WHEN` (for docs/rules.md), and
a docstring that is its manual page: a sentence, the reason with its place in the documents, a block that
passes and one that fails. One that reads a single part of the file which most files do not have says so,
`LOOKS_AT = "servers"`, and is not asked about others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from textwrap import dedent
from types import ModuleType
from typing import Literal

from bot.discovery import IncompleteModuleError, discover
from bot.model import Finding, Record, Severity
from bot.validator.account import AccountFile

_PAGE = re.compile(
    r"(?P<summary>.+?)\n\n(?P<why>.*?)\n*Passes:\n\n(?P<passing>.+?)\n\nFails:\n\n(?P<failing>.+)", re.DOTALL
)


class Rule(Record, frozen=True):
    """One rule with its manual page; `passing` and `failing` are account files in short form.

    `severity` is its gravest; `warns_when` and `notes_when` say when a finding is but a warning, or
    information. Both are empty where it never is.

    `looks_at` is the part of an `AccountFile` without which it finds nothing; empty for most.
    """

    id: str
    check_id: str
    severity: Severity
    summary: str
    why: str
    passing: str
    failing: str
    check: Callable[[AccountFile], Iterator[Finding]]
    looks_at: Literal["", "notes", "servers"] = ""
    warns_when: str = ""
    notes_when: str = ""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, sorted by id. Raises IncompleteModuleError when a module is no complete rule."""
    return tuple(described(module) for module in discover(__name__, ("CHECK", "SEVERITY", "check")).values())


def rule(rule_id: str) -> Rule | None:
    """A rule by its id."""
    return next((known for known in rules() if known.id == rule_id), None)


def described(module: ModuleType) -> Rule:
    """The rule that a module makes. Raises IncompleteModuleError where its manual page is not complete."""
    page = _PAGE.fullmatch((module.__doc__ or "").strip())
    if page is None:
        raise IncompleteModuleError(
            f"{module.__name__}: the docstring lacks a sentence, `Passes:` or `Fails:`, in this order"
        )
    return Rule(
        module.NAME,
        module.CHECK,
        module.SEVERITY,
        page["summary"],
        page["why"],
        dedent(page["passing"]) + "\n",
        dedent(page["failing"]) + "\n",
        module.check,
        getattr(module, "LOOKS_AT", ""),
        getattr(module, "WARNS_WHEN", ""),
        getattr(module, "NOTES_WHEN", ""),
    )
