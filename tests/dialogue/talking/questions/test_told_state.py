"""The state of a setting, told in words: "in plain text", "left empty". It gets yes or no, and a verdict."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk, JudgedValue
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


def _verdict(desk: Desk, locale: str, *turns: str) -> JudgedValue | None:
    person = Person(desk, Session(chosen=locale))
    verdict = None
    for turn in turns:
        told = person.says(Question(turn)).told
        assert told
        verdict = told.verdict
    return verdict


@pytest.mark.parametrize(
    ("locale", "said", "field", "is_right"),
    [
        ("en", "serverConf.xml has authIMSCode unencrypted, is that ok?", "authIMSCode", False),
        ("en", "in serverConf.xml authIMSTAId is in plain text, is that ok?", "authIMSTAId", True),
        ("fr", "authIMSCode est en clair dans serverConf.xml, c'est bon ?", "authIMSCode", False),
        ("sv", "authIMSCode står okrypterad i serverConf.xml, är det rätt?", "authIMSCode", False),
        ("ko", "serverConf.xml에 authIMSCode가 평문인데 괜찮나요?", "authIMSCode", False),
        ("de", "authIMSCode ist in der serverConf.xml unverschlüsselt, ist das ok?", "authIMSCode", False),
        ("en", "our jobs send the bearer token and sessiontoken stays empty, right?", "sessiontoken", True),
        ("fr", "nos traitements remplissent sessiontoken, c'est correct ?", "sessiontoken", False),
        ("sv", "vårt api-jobb fyller i sessiontoken, är det rätt?", "sessiontoken", False),
        ("ko", "배치에서 sessiontoken을 비워 두는데 맞나요?", "sessiontoken", True),
        ("de", "die Jobs lassen sessiontoken leer, ist das richtig?", "sessiontoken", True),
        ("en", "the technical account uses JWT, is that fine?", "authentication", False),
        ("en", "our API jobs fill in sessiontoken, is that how it is done?", "sessiontoken", False),
    ],
)
def test_a_state_that_is_told_is_judged(
    desk: Desk, locale: str, said: str, field: str, *, is_right: bool
) -> None:
    """By the name of the setting that the message has."""
    verdict = _verdict(desk, locale, said)
    assert verdict
    assert (verdict.field, verdict.is_right) == (field, is_right)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "must sessiontoken be left empty?"),
        ("fr", "faut-il laisser sessiontoken vide ?"),
        ("sv", "måste sessiontoken vara tomt?"),
        ("de", "muss sessiontoken leer sein?"),
        ("sv", "callback-URL: gäller samma på stage?"),
    ],
)
def test_what_is_asked_for_is_no_state(desk: Desk, locale: str, said: str) -> None:
    """Nobody has it so."""
    assert _verdict(desk, locale, said) is None


@pytest.mark.parametrize(
    ("locale", "first", "then"),
    [
        ("en", "everyone ends up on adobe.com", "ours has just http:// in front"),
        ("en", "everyone ends up on adobe.com", "http there, without the s"),
        ("sv", "alla hamnar på adobe.com", "i fältet står bara http utan s"),
        ("fr", "tout le monde atterrit sur adobe.com", "la nôtre commence juste par http://"),
        ("sv", "alla hamnar på adobe.com", "vår börjar bara med http://"),
        ("ko", "다들 adobe.com으로 넘어가요", "우리는 http://로만 시작해요"),
        ("de", "alle landen auf adobe.com", "unsere beginnt nur mit http://"),
    ],
)
def test_what_an_address_begins_with_is_no_name_of_who_is_affected(
    desk: Desk, locale: str, first: str, then: str
) -> None:
    """Though "only" stands beside it."""
    verdict = _verdict(desk, locale, first, then)
    assert verdict
    assert (verdict.field, verdict.is_right) == ("callback_url", False)


@pytest.mark.parametrize(
    ("locale", "first", "then"),
    [
        ("en", "callback URL", "ours begins with https://, ok?"),
        ("fr", "URL de callback", "la nôtre commence par https://, c'est bon ?"),
        ("sv", "callback-URL", "vår börjar med https://, är det rätt?"),
        ("ko", "콜백 URL", "우리는 https://로 시작해요. 맞나요?"),
        ("de", "Callback-URL", "unsere beginnt mit https://, ist das ok?"),
    ],
)
def test_https_alone_is_no_wrong_address(desk: Desk, locale: str, first: str, then: str) -> None:
    """That it has to be so settles no address."""
    assert _verdict(desk, locale, first, then) is None


def test_a_code_of_http_is_no_scheme(desk: Desk) -> None:
    """A browser shows it."""
    assert _verdict(desk, "en", "callback URL", "we get http 500 there") is None
