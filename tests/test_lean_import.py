"""A library is imported without what it would do without."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from bot.lean_import import without


def test_what_is_left_out_cannot_be_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within; behind that it is there as ever."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "left_out_of_it.py").write_text("IS_THERE = True\n")
    with without("left_out_of_it"), pytest.raises(ImportError):
        import_module("left_out_of_it")
    assert import_module("left_out_of_it").IS_THERE


def test_what_is_loaded_stays_at_hand() -> None:
    """Others hold it anyway."""
    with without("json"):
        import json
    assert sys.modules["json"] is json


@pytest.mark.parametrize("loaded", ["bot.logs.setup", "bot.channel.telegram"])
def test_the_bot_loads_nothing_to_draw_with(loaded: str) -> None:
    """Where rich is installed, as it is with the tools of development."""
    program = f"import sys, {loaded}; print(sorted({{'rich', 'pygments', 'click'}} & sys.modules.keys()))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
