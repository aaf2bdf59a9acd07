"""The rare words of a message, and the piece of a section that has them."""

from __future__ import annotations

from bot.dialogue.desk import Desk
from bot.dialogue.talking.sections.rare_words import rare_words
from bot.matcher.word_stems import stems_of


def test_a_step_with_all_of_the_words_is_worth_most(desk: Desk) -> None:
    """Two words of one step say more than two that stand apart in a section."""
    words = rare_words(desk.documents, "en", sorted(stems_of("bearer sessiontoken")))
    assert words.share("topic/technical-accounts") == 1.0
    assert words.share("check/scopes") == 0.0


def test_a_word_that_one_id_alone_says_is_the_rarest(desk: Desk) -> None:
    """One that many say is worth little, one that nobody says is worth nothing to anybody."""
    rare = rare_words(desk.documents, "en", sorted(stems_of("windows2012 webview2cache campaign")))
    assert rare.rarest("topic/console-cache") > rare.rarest("check/scopes")
    assert "topic/console-cache" in rare.saying(0.6)
    assert "check/scopes" not in rare.saying(0.6)


def test_nothing_is_worth_nothing(desk: Desk) -> None:
    """A message of fillers alone."""
    assert rare_words(desk.documents, "ko", ()).share("check/scopes") == 0.0
