"""What is written as the documents write it, or almost: it is held against them before any yes or no."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk, JudgedValue
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person, after

NO = {"en": "No.", "fr": "Non.", "sv": "Nej.", "ko": "아니요.", "de": "Nein."}


def _judged(desk: Desk, locale: str, said: str) -> tuple[str, JudgedValue | None]:
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    return person.reads, told.verdict


@pytest.mark.parametrize(
    ("locale", "said", "expected"),
    [
        ("en", 'the web module has webView2Mode="0", ok?', 'webView2Mode="1"'),
        ("en", "webView2Mode is set to 0 on mid-sourcing, correct?", 'webView2Mode="1"'),
        ("en", "webView2Mode=false here, right or not?", 'webView2Mode="1"'),
        ("de", "webView2Mode steht auf 0, richtig oder nicht?", 'webView2Mode="1"'),
        ("fr", "chez nous webView2Mode vaut 0, c'est juste ?", 'webView2Mode="1"'),
        ("sv", "webView2Mode är satt till 0 hos oss, stämmer det?", 'webView2Mode="1"'),
        ("ko", "webView2Mode 값이 0인데 괜찮나요?", 'webView2Mode="1"'),
        ("de", "webView2Mode ist auf 0 gesetzt, richtig so?", 'webView2Mode="1"'),
        ("en", 'disableAPI="false" blocks the API, right?', 'disableAPI="true"'),
        ("fr", 'on a mis disableAPI="false" pour bloquer, c\'est bon ?', 'disableAPI="true"'),
        ("en", "is nlserver -reload config the right command?", "nlserver config -reload"),
        ("sv", "kommandot är väl nlserver web restart, stämmer det?", "nlserver restart web"),
        ("ko", "재시작 명령이 nlserver web restart 맞나요?", "nlserver restart web"),
        ("de", "zum Neustart tippt man nlserver web restart, stimmt das?", "nlserver restart web"),
        ("en", "the API calls send Authorization: Basic <token>, fine?", "Authorization: Bearer <token>"),
        ("en", "the element is called nonIMSAuthAPI, right?", "nonIMSAuthnAPI"),
        ("fr", "le fichier s'appelle serverConfig.xml, c'est bon ?", "serverConf.xml"),
        ("sv", "filen heter serverConfig.xml, stämmer det?", "serverConf.xml"),
        ("ko", "파일 이름이 serverConfig.xml 맞나요?", "serverConf.xml"),
        ("de", "die Datei heißt serverConfig.xml, richtig?", "serverConf.xml"),
        (
            "en",
            "our Message Center profile is called campaign - west - mcenter, ok?",
            "campaign - west - messagecenter",
        ),
        (
            "fr",
            "le profil Message Center s'appelle campaign - ouest - msgcenter, c'est bon ?",
            "campaign - ouest - messagecenter",
        ),
        (
            "sv",
            "profilen för Message Center heter campaign - syd - mc, är det rätt?",
            "campaign - syd - messagecenter",
        ),
    ],
)
def test_what_is_written_otherwise_gets_no_yes(desk: Desk, locale: str, said: str, expected: str) -> None:
    """It gets what the documents write."""
    reads, verdict = _judged(desk, locale, said)
    assert verdict
    assert verdict.is_right is False
    assert reads.startswith(NO[locale])
    assert expected in reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", 'we have webView2Mode="1" in serverConf.xml, right?'),
        ("fr", 'on a webView2Mode="1" dans serverConf.xml, c\'est bon ?'),
        ("sv", 'vi har webView2Mode="1" i serverConf.xml, stämmer det?'),
        ("ko", 'serverConf.xml에 webView2Mode="1"인데 맞나요?'),
        ("de", 'in serverConf.xml steht webView2Mode="1", passt das?'),
        ("en", "is nlserver restart web the right command?"),
        ("fr", "profil Message Center nommé campaign - ouest - messagecenter, c'est bon ?"),
    ],
)
def test_what_is_written_so_is_right(desk: Desk, locale: str, said: str) -> None:
    """Where nothing else is asked of it."""
    _reads, verdict = _judged(desk, locale, said)
    assert verdict
    assert verdict.is_right is True


def test_the_right_one_is_judged_behind_a_wrong_one(desk: Desk) -> None:
    """Whatever little asks for it."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question('is disableAPI="false" right?'))
    told = person.says(Question('disableAPI="true" then?')).told
    assert told
    assert told.verdict
    assert told.verdict.is_right is True


@pytest.mark.parametrize(
    "said",
    [
        "nlserver restart web stops the workflows as well, right?",
        'does webView2Mode="1" on the marketing server alone do?',
        'is disableAPI="true" enough to block everything?',
        "she is in campaign - west - sales, is that enough?",
        "how do I set webView2Mode to 1?",
        'we had webView2Mode="0" and changed it',
        "is it nlserver restart web or nlserver web restart?",
        "does webView2Mode matter on 7.2.1?",
        "set webView2Mode to 0 or 1?",
        "is systemctl restart nlserver ok?",
        "profiles with the word administrator in them, right?",
        "is the file serverConf.xml, right?",
    ],
)
def test_what_is_asked_beside_it_is_not_settled_by_it(desk: Desk, said: str) -> None:
    """That a value is right says nothing of where, or what for."""
    _reads, verdict = _judged(desk, "en", said)
    assert verdict is None


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "our tenant is hansol, so Campaign - hansol - (.*) like this?"),
        ("ko", "저희 테넌트는 hansol이니까 Campaign - hansol - (.*) 이렇게 쓰면 되나요?"),
    ],
)
def test_a_mask_is_no_name_of_a_profile(desk: Desk, locale: str, said: str) -> None:
    """It begins as one, and is judged by its own form."""
    told = after(desk, locale, *ASKED_MASK[locale]).says(Question(said)).told
    assert told
    assert "topic/product-profiles" not in told.answered
    assert told.verdict is None or told.verdict.is_right


ASKED_MASK = {"en": ("How do I write the mask?",), "ko": ("마스크는 어떻게 쓰나요?",)}
