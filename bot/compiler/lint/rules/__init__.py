"""The codes of lint, one file each: `NAME` (the code), `check(page)` and a docstring that is its manual page.

A module that says `BY_DEFAULT = False` is asked only when its code is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import ModuleType

from bot.compiler.lint.lint_finding import Check
from bot.discovery import discover


@cache
def _modules() -> Mapping[str, ModuleType]:
    return discover(__name__, ("check",))


def rules() -> Mapping[str, Check]:
    """Code → check, in sorted order. Raises IncompleteModuleError."""
    return {code: module.check for code, module in _modules().items()}


def by_default() -> tuple[str, ...]:
    """What is looked for where no code is named."""
    return tuple(code for code, module in _modules().items() if getattr(module, "BY_DEFAULT", True))


def manual() -> Mapping[str, str]:
    """Code → its manual page."""
    return {code: (module.__doc__ or "").strip() for code, module in _modules().items()}
