"""The words of phrases."""

from __future__ import annotations

from bot import app
from bot.languages import LOCALES
from bot.matcher.familiar import (
    familiar_words,
    foreign_words,
    odds_of,
    said_words,
    spoken_words,
    terms_of_all,
    word_odds,
)
from bot.model import Entry, KnowledgeBase, Phrases, Says


def test_words_of_logins_that_nothing_else_has() -> None:
    """Of Hangul, pairs of syllables; what is said of other things is not familiar."""
    says: Says = {"en": {"ann": ("the scope is wrong", "which scope")}, "ko": {"min": ("콜백이 달라요",)}}
    entry = Entry("check/scopes", "page", "scopes", (), (), Phrases.of(says))
    off_topic: Says = {"en": {"ann": ("the weather is fine",)}}
    found = familiar_words(KnowledgeBase({}, {entry.id: entry}, Phrases.of(off_topic)))
    assert found["en"].split() == ["scope", "which", "wrong"]
    assert "콜백" in found["ko"].split()
    assert found["sv"] == ""


def test_words_by_how_much_likelier_they_are_said_of_logins() -> None:
    """What is said of both alike is left out; others have the sign of where they are said, and a limit."""
    says: Says = {"en": {"ann": ("the scope is wrong", "which scope is the one")}}
    entry = Entry("check/scopes", "page", "scopes", (), (), Phrases.of(says))
    off_topic: Says = {"en": {"ann": ("the printer is jammed", "is the printer on")}}
    levels = word_odds(KnowledgeBase({}, {entry.id: entry}, Phrases.of(off_topic)))
    odds = odds_of(levels["en"])
    assert odds["scope"] == 2.0
    assert odds["printer"] == -2.0
    assert not {"the", "is"} & set(odds)
    assert levels["sv"] == {}


def test_texts_do_not_run_into_each_other() -> None:
    """What ends one text and begins the next is no pattern."""
    assert terms_of_all(["the mask is (.", "*) and so on"]) == {"the", "mask", "is", "and", "so", "on"}


def test_what_ships_has_them() -> None:
    """Compiled once, not gathered at each start."""
    knowledge = app.load_knowledge().knowledge
    stored = {locale: words.read() for locale, words in knowledge.said_words.items()}
    assert stored == said_words(knowledge)
    assert all(len(stored[locale].familiar.split()) > 500 for locale in LOCALES)


def test_words_by_id_and_of_what_is_off_topic() -> None:
    """What is said of each id stands under it, and what is said of other things by itself."""
    says: Says = {"en": {"ann": ("the scope is wrong", "which scope")}, "ko": {"min": ("콜백이 달라요",)}}
    entry = Entry("check/scopes", "page", "scopes", (), (), Phrases.of(says))
    knowledge = KnowledgeBase({}, {entry.id: entry}, Phrases.of({"en": {"ann": ("the weather is fine",)}}))
    spoken = spoken_words(knowledge)
    assert spoken["en"] == {"check/scopes": "is scope the which wrong"}
    assert "콜백" in spoken["ko"]["check/scopes"].split()
    assert foreign_words(knowledge)["en"] == "fine is the weather"
