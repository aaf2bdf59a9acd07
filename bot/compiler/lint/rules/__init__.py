"""The codes of lint, one module each: found by themselves, refused at start when one is incomplete.

A module has `CODE` (its file's name with hyphens), `check(page)` and a docstring that is its manual page.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from bot.compiler.lint.finding import Check
from bot.errors import BotError


@cache
def rules() -> Mapping[str, Check]:
    """Code → check, in sorted order. Raises BotError for an incomplete module."""
    found: dict[str, Check] = {}
    for name in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        rule = importlib.import_module(f"{__name__}.{name}")
        lacking = [part for part in ("__doc__", "CODE", "check") if not getattr(rule, part, None)]
        if lacking or name.replace("_", "-") != rule.CODE:
            raise BotError(f"{rule.__name__}: a code of lint needs {', '.join(lacking) or 'its file’s name'}")
        found[rule.CODE] = rule.check
    return found


def by_default() -> tuple[str, ...]:
    """What is looked for where no code is named: all whose module says no `BY_DEFAULT = False`."""
    return tuple(
        code
        for code, check in rules().items()
        if getattr(importlib.import_module(check.__module__), "BY_DEFAULT", True)
    )


def manual() -> Mapping[str, str]:
    """Code → its manual page."""
    return {
        code: (importlib.import_module(check.__module__).__doc__ or "").strip()
        for code, check in rules().items()
    }
