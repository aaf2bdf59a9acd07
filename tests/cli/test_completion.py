"""`ims-doctor completion`: every command and its options, for each shell."""

from __future__ import annotations

import argparse

import pytest

from bot.cli.main import main, parser


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_every_command_is_completed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By name."""
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    commands = next(
        action.choices for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    assert not [name for name in commands if name not in script]


def test_an_unknown_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With those that there are."""
    with pytest.raises(SystemExit) as ended:
        main(["completion", "fish"])
    assert ended.value.code == 2
    assert "zsh" in capsys.readouterr().err
