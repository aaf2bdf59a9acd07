"""What was spoken of before is gone back to by its name, and what is asked behind that is asked of it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.model import Outcome
from tests.dialogue.person import Person

ABOUT = {
    "en": ("where do I find the callback URL?", "how is the mask written?", "people land on adobe.com"),
    "fr": ("où se trouve l'URL de callback ?", "comment s'écrit le masque ?", "on arrive sur adobe.com"),
    "sv": ("var hittar jag callback-URL:en?", "hur skrivs masken?", "folk hamnar på adobe.com"),
    "ko": ("콜백 URL은 어디에 있나요?", "마스크 구문은 어떻게 쓰나요?", "로그인하면 adobe.com으로 갑니다"),
    "de": ("wo finde ich die Callback-URL?", "wie schreibt man die Maske?", "alle landen auf adobe.com"),
}
"""First messages, by language: about the callback URL, the mask, what people see."""
BETWEEN = {
    "en": "who hands out the client secret?",
    "fr": "qui fournit le secret client ?",
    "sv": "vem ger oss klienthemligheten?",
    "ko": "클라이언트 시크릿은 누가 주나요?",
    "de": "wer gibt uns das Client-Geheimnis?",
}
CALLBACK, MASK, SEEN = range(3)
IDS = ("check/callback-url", "mask", "symptom/redirected-to-adobe")


@pytest.mark.parametrize(
    ("locale", "before", "said", "told"),
    [
        ("en", CALLBACK, "back to the callback, who maintains that list?", "Adobe keeps the allowlist"),
        ("fr", CALLBACK, "pour revenir au callback, la liste, c'est qui ?", "c’est Adobe qui la tient"),
        ("sv", CALLBACK, "åter till callbacken, vem sköter listan?", "Adobe sköter listan"),
        ("ko", CALLBACK, "콜백으로 돌아가서 목록은 누가 관리해요?", "Adobe가 관리"),
        ("de", CALLBACK, "nochmal zur Callback-URL: wer führt die Liste?", "Adobe"),
        ("en", MASK, "and the mask then, what must come last?", "internal_name"),
        ("sv", MASK, "och masken då, vad ska stå sist?", "internal_name"),
        ("de", MASK, "was die Maske angeht, was kommt zuletzt?", "(.*)"),
        ("en", SEEN, "anyway, that error thing: what do we check to begin with?", "https://"),
        ("fr", SEEN, "bref, notre problème, par où commencer ?", "Serveur de rappel"),
    ],
)
def test_what_is_asked_is_asked_of_that(desk: Desk, locale: str, before: int, said: str, told: str) -> None:
    """Not of what was spoken of last."""
    person = Person(desk)
    person.told(ABOUT[locale][before])
    person.told(BETWEEN[locale])
    outcome, answered = person.told(said)
    assert outcome is Outcome.ANSWER
    assert IDS[before] in answered[0], answered
    assert told in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "anyway, still the same. what now?"),
        ("fr", "bref, toujours pareil, et maintenant ?"),
        ("sv", "nåväl, det är fortfarande samma sak. vad nu?"),
        ("ko", "아무튼 여전히 똑같아요, 이제 뭘 하죠?"),
        ("de", "wie auch immer, immer noch dasselbe. was jetzt?"),
    ],
)
def test_a_check_that_did_not_help_is_no_way_back(desk: Desk, locale: str, said: str) -> None:
    """The next check is told, and not the trouble again."""
    person = Person(desk)
    person.told(ABOUT[locale][SEEN])
    outcome, answered = person.told(said)
    assert outcome is Outcome.ANSWER
    assert answered[0].startswith("check/")


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "back to my lunch, where is the salt?"),
        ("fr", "revenons à la cantine, on mange quoi ?"),
        ("sv", "åter till fikat, vem har kakorna?"),
        ("ko", "점심 얘긴데, 뭐 먹을까요?"),
        ("de", "zurück zum Mittagessen, wer hat das Salz?"),
    ],
)
def test_what_was_not_spoken_of_is_not_gone_back_to(desk: Desk, locale: str, said: str) -> None:
    """Whatever announces it."""
    person = Person(desk)
    person.told(ABOUT[locale][CALLBACK])
    outcome, answered = person.told(said)
    assert outcome is not Outcome.ANSWER, answered


@pytest.mark.parametrize(
    ("locale", "said", "told"),
    [
        ("en", "who maintains the list of callback URLs?", "Adobe keeps the allowlist"),
        ("fr", "la liste des URL de callback, qui la gère ?", "c’est Adobe qui la tient"),
        ("sv", "vem sköter listan över callback-adresser?", "Adobe sköter listan"),
        ("ko", "콜백 URL 목록은 누가 관리합니까?", "Adobe가 관리"),
        ("de", "wer führt die Liste der Callback-URLs?", "Adobe"),
    ],
)
def test_a_page_that_was_shown_is_not_shown_again(desk: Desk, locale: str, said: str, told: str) -> None:
    """Whoever names it and asks on gets what answers, and no page that they have above."""
    person = Person(desk)
    person.told(ABOUT[locale][CALLBACK])
    whole = person.reads
    person.told(BETWEEN[locale])
    outcome, answered = person.told(said)
    assert (outcome, answered) == (Outcome.ANSWER, (IDS[CALLBACK],))
    assert told in person.reads
    assert len(person.reads) < len(whole) * 2 / 3


@pytest.mark.parametrize(
    ("locale", "adobe"),
    [
        ("en", "Adobe Customer Care"),
        ("fr", "Assistance clientèle d’Adobe"),
        ("sv", "Adobes kundtjänst"),
        ("ko", "Adobe 고객 지원 센터"),
        ("de", "Adobe-Kundenbetreuung"),
    ],
)
def test_who_gives_a_secret_is_told(desk: Desk, locale: str, adobe: str) -> None:
    """After another subject, too: by the page on where it comes from, and not by what a secret is."""
    person = Person(desk)
    person.told(ABOUT[locale][CALLBACK])
    outcome, _answered = person.told(BETWEEN[locale])
    assert outcome is Outcome.ANSWER
    assert adobe in person.reads
