"""Secrets that people type: never shown again, an address with one judged all the same, none compared."""

from __future__ import annotations

import pytest

from bot.channel.telegram.answering.leaked_secrets import with_word
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Question
from bot.dialogue.message_secrets import shows_likely_secret
from bot.dialogue.notices import secret_in_private
from bot.dialogue.session import Session
from bot.dialogue.talking.secrets.secret_verdict import is_warning
from bot.languages import LOCALES
from bot.model import Outcome
from bot.translate import translator
from tests.dialogue.person import Person
from tests.said import in_each

BESIDE, PLAIN = in_each("password_beside"), in_each("plain_password_beside")
IN_ADDRESS, IS_RIGHT = in_each("password_in_address"), in_each("is_secret_right")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("said", [BESIDE, PLAIN], ids=["tangled", "plain"])
def test_what_nothing_answers_is_not_quoted_with_a_password(
    desk: Desk, locale: str, said: dict[str, str]
) -> None:
    """Whatever the password looks like, and on whichever side of its name it stands."""
    person = Person(desk, Session(chosen=locale))
    summary = person.says(Question(said[locale])).told
    assert summary
    assert summary.outcome is Outcome.ANSWER
    assert "Zebra" not in person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_an_address_with_a_password_gets_its_verdict(desk: Desk, locale: str) -> None:
    """The question mark in it parts no clauses; what is said and kept of it has no password."""
    person = Person(desk, Session(chosen=locale))
    summary = person.says(Question(IN_ADDRESS[locale])).told
    assert summary
    assert summary.verdict
    assert summary.verdict.is_right is False
    assert "https://" in person.reads
    for shown in (person.reads, repr(summary), repr(person.session)):
        assert "Zebra" not in shown


@pytest.mark.parametrize("locale", LOCALES)
def test_a_secret_is_not_compared(desk: Desk, locale: str) -> None:
    """Who asks whether it is right is told not to send it, and to have it renewed."""
    person = Person(desk, Session(chosen=locale))
    summary = person.says(Question(IS_RIGHT[locale])).told
    assert summary
    assert summary.answered == ("check/client-secret",)
    assert summary.verdict is None
    assert "Adobe" in person.reads
    assert "8f3a" not in person.reads + repr(person.session)
    plain = Person(desk, Session(chosen=locale))
    plain.says(Question("client secret?"))
    assert plain.reads != person.reads


BARE = {
    "en": "is my password Zebra4711 right?",
    "fr": "le mot de passe Zebra4711 est-il correct ?",
    "sv": "är lösenordet Zebra4711 rätt?",
    "ko": "비밀번호 Zebra4711 맞나요?",
    "de": "stimmt mein Passwort Zebra4711?",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_nor_is_a_password_without_a_sign_before_it(desk: Desk, locale: str) -> None:
    """Its owner changes it; nobody is told to have a client secret renewed."""
    person, other = (Person(desk, Session(chosen=locale)) for _ in range(2))
    told = person.says(Question(BARE[locale])).told
    other.says(Question(IS_RIGHT[locale]))
    assert told
    assert told.answered == ("check/client-secret",)
    assert told.verdict is None
    assert person.reads != other.reads
    assert "Adobe" not in person.reads
    assert "Zebra" not in person.reads + repr(person.session)


@pytest.mark.parametrize(
    "said",
    [
        "is my client secret right?",
        "is a secret with 36 characters fine?",
        "le secret a 32 caractères, c'est bon ?",
        "hemligheten har 36 tecken, är det rätt?",
        "das Secret hat 36 Zeichen, ist das ok?",
        "암호가 36자인데 맞나요?",
    ],
)
def test_a_question_about_secrets_holds_none(said: str) -> None:
    """A figure beside the word is no password."""
    assert not shows_likely_secret(said)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "client_secret = p8e-Wq41rtZZk_70nBv"),
        ("fr", "notre secret client, c'est p8e-Wq41rtZZk_70nBv"),
        ("fr", "on a entré p8e-Wq41rtZZk_70nBv comme secret"),
        ("sv", "klienthemligheten är p8e-Wq41rtZZk_70nBv"),
        ("ko", "시크릿은 p8e-Wq41rtZZk70nBv 이에요"),
        ("de", "das Client-Geheimnis lautet p8e-Wq41rtZZk_70nBv"),
    ],
)
def test_who_only_tells_a_secret_is_warned(desk: Desk, locale: str, said: str) -> None:
    """Nothing need be asked of it."""
    person, other = (Person(desk, Session(chosen=locale)) for _ in range(2))
    person.says(Question(said))
    other.says(Question(IS_RIGHT[locale]))
    assert person.reads == other.reads


@pytest.mark.parametrize(
    "said",
    [
        "the secret has 36 characters and doesn't work",
        "client secret: p8e-Wq41rtZZk_70nBv, we land on adobe.com",
    ],
)
def test_what_is_told_beside_it_comes_first(desk: Desk, said: str) -> None:
    """No word of a sentence is taken for a secret, and a symptom is answered."""
    person, other = (Person(desk, Session(chosen="en")) for _ in range(2))
    person.says(Question(said))
    other.says(Question(IS_RIGHT["en"]))
    assert person.reads != other.reads


BESIDE_MASK = {
    "en": "is the mask Campaign - acme - (.*) right? client_secret: p8e-Wq41rtZZk_70nBv",
    "fr": "le masque Campaign - acme - (.*) est bon ? client_secret: p8e-Wq41rtZZk_70nBv",
    "sv": "är masken Campaign - acme - (.*) rätt? client_secret: p8e-Wq41rtZZk_70nBv",
    "ko": "마스크 Campaign - acme - (.*) 맞아요? client_secret: p8e-Wq41rtZZk_70nBv",
    "de": "ist die Maske Campaign - acme - (.*) richtig? client_secret: p8e-Wq41rtZZk_70nBv",
}


def _warned(turn: Turn, locale: str) -> int:
    """How often an answer says that a secret was sent."""
    told = translator(locale).inline(secret_in_private())
    beside = [block for reply in turn.replies for block in reply.blocks if block.inline == told]
    return len(beside) + sum(is_warning(reply) for reply in turn.replies)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_secret_beside_what_is_asked_is_warned_of(desk: Desk, locale: str) -> None:
    """Whatever is answered, and once; it is not said again."""
    person = Person(desk, Session(chosen=locale))
    assert _warned(person.says(Question(BESIDE_MASK[locale])), locale) == 1
    assert "Wq41" not in person.reads + repr(person.session)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "my password Zebra4711! is broken"),
        ("fr", "mon secret client p8e-Wq41rtZZk_70nBv ne marche pas"),
        ("sv", "lösenordet Zebra4711! funkar inte"),
        ("ko", "비밀번호 Zebra4711! 안 돼요"),
        ("de", "mein Passwort Zebra4711! geht nicht"),
    ],
)
def test_and_beside_a_bare_report(desk: Desk, locale: str, said: str) -> None:
    """The question back is asked, and the secret not passed over."""
    person = Person(desk, Session(chosen=locale))
    assert _warned(person.says(Question(said)), locale) == 1


def test_in_a_group_the_channel_warns(desk: Desk) -> None:
    """It takes the message away, which the dialogue cannot."""
    person = Person(desk, Session(chosen="en"), context=Context(is_private=False))
    turn = person.says(Question(BESIDE_MASK["en"]))
    told = translator("en").inline(secret_in_private())
    assert all(block.inline != told for reply in turn.replies for block in reply.blocks)


def test_the_channel_does_not_say_it_again(desk: Desk) -> None:
    """The dialogue has said it in the same words."""
    person = Person(desk, Session(chosen="en"))
    replies = person.says(Question(BESIDE_MASK["en"])).replies
    assert with_word(replies) == replies
