"""`ims-doctor ask`: why a question got its answer, and what is no question."""

from __future__ import annotations

import pytest

from bot.cli.main import main


def test_an_answer_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """Words, scores, thresholds, the outcome last."""
    assert main(["ask", "--explain", "--locale", "en", "does the callback URL need https?"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("language: en")
    assert "callback" in next(line for line in lines if line.startswith("check/callback-url: "))
    assert lines[-1].startswith("outcome: answer, check/callback-url")


@pytest.mark.parametrize("arguments", [[], [" "], ["--json"]])
def test_no_question_is_a_mistake(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One line says how to ask."""
    assert main(["ask", *arguments]) == 2
    assert capsys.readouterr().err == "ims-doctor: no question: ims-doctor ask TEXT, or ask --batch FILE\n"
