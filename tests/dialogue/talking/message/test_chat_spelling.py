"""Chat spellings are read as what they stand for, in a message and in a pattern."""

from __future__ import annotations

import pytest

from bot.dialogue.talking.message.cue_lexicon import CueLexicon, lexicon
from bot.dialogue.talking.message.utterance import read


@pytest.mark.parametrize(
    ("locale", "typed", "spelled"),
    [
        ("en", "n wheres the cmd", ("and", "where", "is", "the", "command")),
        ("en", "campaign-n-(.*) and n/a", ("campaign", "n", "and", "n", "a")),
        ("en", "n", ("n",)),
        ("fr", "c koi la cmd", ("c", "est", "quoi", "la", "commande")),
        ("fr", "c'est quoi, c est quoi", ("c", "est", "quoi", "c", "est", "quoi")),
        ("sv", "å var e e-posten", ("och", "var", "ar", "e", "posten")),
        ("ko", "어케 해여", ("어", "떻", "게", "해", "요")),
        ("de", "wos steht das u wie", ("wo", "ist", "steht", "das", "und", "wie")),
    ],
)
def test_a_message_is_spelled_out(locale: str, typed: str, spelled: tuple[str, ...]) -> None:
    """But for a lone word, and a letter within a value."""
    assert read(typed, lexicon(locale)).units == spelled


def test_what_is_added_has_no_text_of_its_own() -> None:
    """The words of a span are those that were typed."""
    heard = read("ok c koi la cmd", lexicon("fr"))
    assert heard.words((0, len(heard.units))) == "ok c koi la cmd"
    assert heard.typed(list(range(len(heard.units)))) == "ok c koi la cmd"


def test_a_pattern_counts_in_both_spellings() -> None:
    """It may be written as people type."""
    known = CueLexicon.of({"why": ["koi donc"], "spellings": ["koi = quoi"]})
    assert read("koi donc", known).has("why")
    assert read("quoi donc", known).has("why")


def test_a_line_with_one_side_is_none() -> None:
    """The file is named by who reads it."""
    with pytest.raises(ValueError, match="two sides"):
        CueLexicon.of({"why": ["why"], "spellings": ["koi"]})
