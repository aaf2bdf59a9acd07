"""A direct question gets yes or no, and the sentence of the documents that settles it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.dialogue.talking.cue_lexicon import lexicon
from bot.dialogue.talking.direct_answer import mode_of
from bot.dialogue.talking.documented_facts import facts, spoken_of
from bot.dialogue.talking.section_parts import blocks_at
from bot.dialogue.talking.utterance import read
from bot.languages import LOCALES
from bot.translate import _, translator
from tests.dialogue.person import Person

_WORDS = {
    "yes": _("Yes."),
    "no": _("No."),
    "needed": _("That is necessary."),
    "wrong": _("That must not be."),
}


def _answer(desk: Desk, locale: str, *turns: str) -> tuple[str, tuple[str, ...]]:
    """What the last answer says, and the ids that it is about."""
    person = Person(desk, Session(chosen=locale))
    answered: tuple[str, ...] = ()
    for turn in turns:
        told = person.says(Question(turn)).told
        assert told
        answered = told.answered
    return person.reads, answered


def _says(reads: str, locale: str, word: str) -> bool:
    return translator(locale).text(_WORDS[word]) in reads


@pytest.mark.parametrize(
    ("locale", "turns", "word", "item"),
    [
        ("en", ("callback", "is plain http fine there?"), "no", "check/callback-url"),
        ("fr", ("est-ce que le callback peut rester en http",), "no", "check/callback-url"),
        ("sv", ("duger http i callback-adressen?",), "no", "check/callback-url"),
        ("ko", ("콜백 URL을 http로 써도 되나요",), "no", "check/callback-url"),
        ("de", ("darf die Callback-URL mit http anfangen?",), "no", "check/callback-url"),
        ("en", ("is http in the callback URL a serious problem?",), "yes", "check/callback-url"),
        ("de", ("Callback", "ist http schlimm?"), "yes", "check/callback-url"),
        ("en", ("scopes", "must every scope be listed?"), "no", "check/scopes"),
        ("fr", ("scopes", "il faut tous les scopes ?"), "no", "check/scopes"),
        ("sv", ("scopes", "måste alla scopes vara med?"), "no", "check/scopes"),
        ("ko", ("스코프 확인", "전부 다 적어야 하나요?"), "no", "check/scopes"),
        ("de", ("Scopes", "brauche ich alle Scopes?"), "no", "check/scopes"),
        ("en", ("is upper or lower case relevant in the association mask?",), "yes", ""),
        ("fr", ("masque de correspondance", "la casse compte ?"), "yes", "check/association-mask"),
        ("sv", ("spelar stora och små bokstäver roll i masken?",), "yes", ""),
        ("de", ("spielt Groß- und Kleinschreibung in der Maske eine Rolle?",), "yes", ""),
        ("en", ("server restart", "could I do without a restart?"), "no", "check/server-restart"),
        ("sv", ("omstart av servern", "kan jag hoppa över den?"), "no", ""),
        ("ko", ("서버 재시작", "생략해도 되나요?"), "no", ""),
    ],
)
def test_yes_or_no_comes_first(desk: Desk, locale: str, turns: tuple[str, ...], word: str, item: str) -> None:
    """Whatever the question is put like; the whole page is not shown."""
    reads, answered = _answer(desk, locale, *turns)
    assert _says(reads, locale, word)
    assert answered
    assert not item or answered == (item,)


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("callback URL", "http or https?")),
        ("fr", ("URL de callback", "http ou https ?")),
        ("sv", ("återanrops-URL", "http eller https?")),
        ("de", ("Callback-URL", "http oder https?")),
        ("en", ("scopes", "where can I see the list?")),
    ],
)
def test_neither_where_that_is_no_answer(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Of two things, or to "where", the sentence alone is."""
    reads, _answered = _answer(desk, locale, *turns)
    assert not _says(reads, locale, "yes")
    assert not _says(reads, locale, "no")


@pytest.mark.parametrize(
    ("locale", "asked", "lacks"),
    [("en", "doesn't it have to be https?", "yes"), ("fr", "il ne faut pas https ?", "yes")],
)
def test_a_denying_question_gets_the_statement_alone(desk: Desk, locale: str, asked: str, lacks: str) -> None:
    """Yes and no would be read either way."""
    reads, _answered = _answer(desk, locale, "callback URL", asked)
    assert _says(reads, locale, "needed")
    assert not _says(reads, locale, lacks)


@pytest.mark.parametrize(
    "turns",
    [
        ("callback URL", "and how do I cook rice over http?"),
        ("callback url", "it is https, checked"),
        ("the users land on adobe.com", "scopes are all fine, what next?"),
    ],
)
def test_what_is_no_such_question_is_left_alone(desk: Desk, turns: tuple[str, ...]) -> None:
    """Other things, and reports."""
    reads, _answered = _answer(desk, "en", *turns)
    assert not any(_says(reads, "en", word) for word in _WORDS)


def test_of_several_questions_none_is_dropped(desk: Desk) -> None:
    """A fact answers one question, not two."""
    _reads, answered = _answer(desk, "en", "what is the type, and do I have to restart afterwards?")
    assert {"check/account-type", "check/server-restart"} <= set(answered)


@pytest.mark.parametrize(
    ("locale", "said", "mode"),
    [
        ("en", "can I do that", "may"),
        ("en", "must I, or can I", ""),
        ("fr", "c'est grave", "bad"),
        ("fr", "pas de souci", "may"),
        ("sv", "behövs det", "must"),
        ("ko", "해야 되나요", "must"),
        ("ko", "그래도 괜찮나요", "may"),
        ("de", "ist das verboten", "bad"),
    ],
)
def test_what_is_asked_of_a_thing(locale: str, said: str, mode: str) -> None:
    """Whether it may be, has to be, is wrong."""
    assert mode_of(read(said, lexicon(locale))) == mode


@pytest.mark.parametrize("locale", LOCALES)
def test_each_fact_stands_where_it_is_said_to(desk: Desk, locale: str) -> None:
    """In every language the section is there, and has what is named."""
    entries = desk.documents.entries
    for fact in facts():
        assert {*fact.stands, *fact.near} <= entries.keys()
        for item, places in fact.stands.items():
            place = desk.documents.place(item, locale)
            assert place
            assert place.page.locale == locale
            for one in places:
                assert blocks_at(place, (one,)), f"{item}: {one}"


@pytest.mark.parametrize("locale", LOCALES)
def test_each_fact_has_patterns_that_can_be_read(locale: str) -> None:
    """A bad one would only be met by whoever asks first."""
    for item in {item for fact in facts() for item in fact.stands}:
        spoken_of(read("?", lexicon(locale)), item, locale)
