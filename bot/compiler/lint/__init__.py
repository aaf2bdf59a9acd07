"""Documentation held against itself in other languages: what is damaged, missing, left behind or broken.

One module a code; its docstring is the code's manual page. Modules are discovered in sorted order.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from bot.compiler.lint.finding import Check, Checked, LintFinding, Site

__all__ = ["Check", "Checked", "LintFinding", "Site", "by_default", "manual", "rules"]
_NO_RULES = ("finding", "report", "run")


@cache
def rules() -> Mapping[str, Check]:
    """Code → check, in sorted order. A module without either stops the program: it is incomplete."""
    found: dict[str, Check] = {}
    for module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        if module not in _NO_RULES:
            rule = importlib.import_module(f"{__name__}.{module}")
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
