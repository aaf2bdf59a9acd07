"""The rules, one module each: found by themselves, refused at start when one is incomplete.

A rule has `ID` (its file's name with hyphens), `CHECK` (an id of the documents), `SEVERITY` (its gravest),
`check`, and a docstring that is its manual page: a sentence, the reason with its place in the documents, a
block that passes and one that fails.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cache
from textwrap import dedent
from types import ModuleType

from bot.errors import BotError
from bot.model import Finding, Record, Severity
from bot.validator.account import AccountFile

_PAGE = re.compile(
    r"(?P<summary>.+?)\n\n(?P<why>.*?)\n*Passes:\n\n(?P<passing>.+?)\n\nFails:\n\n(?P<failing>.+)", re.DOTALL
)


class RuleError(BotError):
    """A rule module is incomplete."""


class Rule(Record, frozen=True):
    """One rule with its manual page; `passing` and `failing` are account files in short form."""

    id: str
    check_id: str
    severity: Severity
    summary: str
    why: str
    passing: str
    failing: str
    check: Callable[[AccountFile], Iterator[Finding]]


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, sorted by id. Raises RuleError when a module is no complete rule."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(_rule(importlib.import_module(f"{__name__}.{name}"), name) for name in names)


def rule(rule_id: str) -> Rule | None:
    """A rule by its id."""
    return next((known for known in rules() if known.id == rule_id), None)


def _rule(module: ModuleType, name: str) -> Rule:
    missing = [part for part in ("ID", "CHECK", "SEVERITY", "check") if not hasattr(module, part)]
    page = _PAGE.fullmatch((module.__doc__ or "").strip())
    if missing or page is None:
        raise RuleError(
            f"{module.__name__}: {', '.join(missing) or 'the docstring'} is missing or incomplete"
        )
    if name.replace("_", "-") != module.ID:
        raise RuleError(f"{module.__name__}: ID must be {name.replace('_', '-')}")
    return Rule(
        module.ID,
        module.CHECK,
        module.SEVERITY,
        page["summary"],
        page["why"],
        dedent(page["passing"]) + "\n",
        dedent(page["failing"]) + "\n",
        module.check,
    )
