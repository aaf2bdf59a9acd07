"""What is added as one file - a rule, a code of lint, a command, a button - is found by itself.

Every such module has a docstring, `NAME` (its file's name, hyphens for underscores) and what its folder asks
for; the folder's `__init__` says what that is.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from types import ModuleType

from bot.errors import BotError


class IncompleteModuleError(BotError):
    """A module lacks something that its folder asks for; `str()` names the module and all that it lacks."""


def discover(package: str, needs: Sequence[str] = ()) -> dict[str, ModuleType]:
    """`NAME` → module, of every module right in a package, sorted. Raises IncompleteModuleError."""
    path = importlib.import_module(package).__path__
    names = sorted(module.name for module in pkgutil.iter_modules(path))
    modules = (complete(importlib.import_module(f"{package}.{name}"), needs) for name in names)
    return {module.NAME: module for module in modules}


def complete(module: ModuleType, needs: Sequence[str]) -> ModuleType:
    """The module. Raises IncompleteModuleError when it lacks something, or its name is not its file's."""
    expected = module.__name__.rpartition(".")[2].replace("_", "-")
    lacking = [part for part in ("__doc__", "NAME", *needs) if getattr(module, part, None) is None]
    if lacking:
        raise IncompleteModuleError(f"{module.__name__} lacks {', '.join(lacking)}")
    if expected != module.NAME:
        raise IncompleteModuleError(f"{module.__name__}: NAME must be {expected!r}")
    return module
