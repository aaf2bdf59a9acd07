"""`ims-doctor chat`: a conversation on standard input and output."""

from __future__ import annotations

import io

import pytest

from bot.cli.main import main


def talk(monkeypatch: pytest.MonkeyPatch, *arguments: str, said: str) -> int:
    """One conversation."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(said.encode()), encoding="utf-8"))
    return main(["chat", *arguments])


def test_a_question_is_answered_until_there_are_no_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the language that was asked for."""
    assert talk(monkeypatch, "--locale", "sv", said="callback-url\n") == 0
    assert "https://" in capsys.readouterr().out


def test_the_terminals_own_language_is_spoken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where none is asked for; `C` names none."""
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert talk(monkeypatch, said="/help\n/quit\n") == 0
    french = capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "C")
    assert talk(monkeypatch, said="/help\n/quit\n") == 0
    english = capsys.readouterr().out
    assert french != english
    assert "vous" in french
    assert "vous" not in english
