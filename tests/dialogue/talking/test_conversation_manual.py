"""docs/conversation.md tells of the dialogue acts and cues that there are, of each, and in their order."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from bot.dialogue.talking.manager import READERS
from bot.languages import LOCALES
from bot.resources import locales

MANUAL = "docs/conversation.md"
_READER = re.compile(r"`(\w+\.\w*read_\w+)`")
_CUE_ROW = re.compile(r"^\| (`[a-z][a-z0-9-]*`(?:, `[a-z][a-z0-9-]*`)*) \| [^|]+ \|$", re.MULTILINE)
_ONE_CUE = re.compile(r"`([^`]+)`")
_OF_SOME = {"apostrophe-joins"}
"""What only the languages have that it is true of."""


@pytest.fixture
def manual(checkout: Path) -> str:
    """The page as it is."""
    return (checkout / MANUAL).read_text(encoding="utf-8")


def _cues(locale: str) -> list[str]:
    return list(yaml.safe_load((locales() / locale / "cues.yaml").read_text(encoding="utf-8")))


def _explained(manual: str) -> list[str]:
    table = manual.partition("\nWhat each cue is for")[2]
    return [cue for row in _CUE_ROW.findall(table) for cue in _ONE_CUE.findall(row)]


def test_dialogue_acts_are_told_in_the_order_in_which_they_are_tried(manual: str) -> None:
    """A row each, or one for several."""
    table = manual.partition("\n## What a message may be\n")[2].partition("\n## ")[0]
    told = _READER.findall(table)
    tried = [f"{reader.__module__.rpartition('.')[2]}.{reader.__name__}" for reader in READERS]
    assert told == tried, f"{MANUAL}: the table of dialogue acts"


def test_each_cue_is_explained_once(manual: str) -> None:
    """All that English has."""
    explained = Counter(_explained(manual))
    assert not [cue for cue, times in explained.items() if times > 1]
    lacking, gone = set(_cues("en")) - set(explained), set(explained) - set(_cues("en"))
    assert not lacking, f"{MANUAL}: a row in the table of cues"
    assert not gone, f"{MANUAL}: no language has these"


@pytest.mark.parametrize("locale", LOCALES)
def test_each_language_has_the_same_cues(locale: str) -> None:
    """A cue without words stands there with none."""
    assert set(_cues(locale)) ^ set(_cues("en")) <= _OF_SOME
