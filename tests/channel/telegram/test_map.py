"""The docstring of the channel is its map: whoever reads it has met every module by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.channel import telegram

ROOT = Path(telegram.__file__).parent
MODULES = sorted(
    path.relative_to(ROOT).with_suffix("").as_posix()
    for path in ROOT.rglob("*.py")
    if path.name != "__init__.py"
)


@pytest.mark.parametrize("module", MODULES)
def test_the_map_names_each_module(module: str) -> None:
    """By its name alone, or with its folder before it."""
    folder, _, name = module.rpartition("/")
    named = re.findall(r"`(?:(\w+)\.)?(\w+)`", telegram.__doc__ or "")
    assert any(found == name and before in ("", folder) for before, found in named), (
        f"bot/channel/telegram/__init__.py: say when {name} is asked for what"
    )


def test_the_map_names_no_other() -> None:
    """What it gives a folder is there."""
    named = re.findall(r"`((?:api|incoming|outgoing|answering)\.\w+)`", telegram.__doc__ or "")
    assert not {name.replace(".", "/") for name in named} - set(MODULES)
