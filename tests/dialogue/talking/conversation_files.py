"""Whole conversations, as administrators type them: `conversations/<locale>.txt`."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "conversations"


def lines_of(locale: str) -> list[str]:
    """The conversations of a language, a line each."""
    lines = (FOLDER / f"{locale}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def said_in(locale: str) -> list[str]:
    """All that is said in the conversations of a language."""
    turns = (turn for line in lines_of(locale) for turn in line.partition(": ")[2].split(" ; "))
    return [turn.partition(" => ")[0] for turn in turns]
