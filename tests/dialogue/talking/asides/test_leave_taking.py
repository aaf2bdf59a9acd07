"""What ends a matter for now: a word of consent, "tomorrow", "passed it on", "somebody has fixed it"."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person
from tests.dialogue.reports import ADOBE, NO_PAGE

ASKED = {
    "en": "where is the callback URL?",
    "fr": "où se trouve l'URL de callback ?",
    "sv": "var hittar jag återanrops-URL:en?",
    "ko": "콜백 URL은 어디 있어요?",
    "de": "wo steht die Callback-URL?",
}
TAKEN = {
    "en": [
        "k",
        "ok",
        "okay cool",
        "alright then",
        "ok got it",
    ],
    "fr": [
        "ok",
        "d'accord",
        "ok ok",
        "d'acc",
        "entendu",
    ],
    "sv": [
        "ok",
        "okej då",
        "ok bra",
        "jaha okej",
        "uppfattat",
    ],
    "ko": [
        "넵",
        "네 알겠습니다",
        "아 네",
        "ㅇㅋ",
        "오케이",
    ],
    "de": [
        "ok",
        "alles klar",
        "okay gut",
        "verstanden",
        "ach so, ok",
    ],
}
LATER = {
    "en": [
        "ok, we'll test that on Monday",
        "let me try it",
        "I'll get back to you",
        "sounds good, checking it tonight",
        "will have a look later",
    ],
    "fr": [
        "d'accord, je teste ça lundi",
        "je vais essayer",
        "je reviens vers vous",
        "on regarde ça cet aprem",
        "je vous tiens au courant",
    ],
    "sv": [
        "jag ska prova det på måndag",
        "tack, vi testar det i kväll",
        "jag hör av mig",
        "återkommer",
        "ska kika på det",
    ],
    "ko": [
        "월요일에 테스트해 볼게요",
        "한번 해보고 말씀드릴게요",
        "확인하고 연락드리겠습니다",
        "오후에 시도해 보겠습니다",
        "해볼께요",
        "네 알겠습니다 그럼 저희 담당자분께 전달하고 월요일 오전에 다시 확인해 보겠습니다",
        "네 잘 알겠습니다 이따가 오후에 저희 팀 동료들한테 공유하고 같이 테스트해 볼게요",
    ],
    "de": [
        "das probiere ich am Montag aus",
        "werde ich testen",
        "ich melde mich",
        "wir schauen morgen mal nach",
        "ich gebe Bescheid",
    ],
}
PASSED = {
    "en": [
        "forwarded this to our admin",
        "thanks, passing it along to the team",
        "I shared it with my boss",
        "passed that on to them",
        "I'll relay this to the technician",
    ],
    "fr": [
        "je fais suivre",
        "c'est transmis, merci",
        "je leur envoie",
        "je le fais remonter",
        "bien, on fait passer",
    ],
    "sv": [
        "vidarebefordrar det",
        "jag har skickat det vidare",
        "tack, skickar det vidare till driften",
        "jag har vidarebefordrat det",
        "har meddelat det till teknikern",
    ],
    "ko": [
        "팀에 공유했습니다",
        "네 전달할게요",
        "관리자분께 전달드렸어요",
        "동료한테 말씀드렸어요",
        "전달 완료했어요 감사합니다",
    ],
    "de": [
        "habe ich weitergeleitet",
        "hab es weitergereicht",
        "leite ich weiter, danke",
        "schon weitergegeben",
        "ich sage es ihm so weiter",
    ],
}
WORKS = {
    "en": [
        "we restarted it and now the page comes up",
        "our technician has fixed it, it works now",
        "a colleague solved it, all working again",
    ],
    "fr": [
        "redémarré, et maintenant la page s'affiche",
        "notre technicien l'a réparé, ça marche",
        "la page de connexion s'affiche à nouveau",
    ],
    "sv": [
        "startade om, nu visas inloggningssidan igen",
        "it-avdelningen löste det, nu funkar det",
        "nu dyker sidan upp",
    ],
    "ko": [
        "재시작하니 이제 화면이 떠요",
        "담당자가 고쳐서 이제 잘 됩니다",
        "이제 로그인 창이 열려요",
    ],
    "de": [
        "neu gestartet, jetzt erscheint die Seite wieder",
        "unser Admin hat es behoben, läuft wieder",
        "jetzt kommt die Anmeldeseite",
    ],
}


def _told(desk: Desk, locale: str, *said: str) -> tuple[Outcome, Person]:
    person = Person(desk, Session(chosen=locale))
    for text in said:
        turn = person.says(Question(text))
    assert turn.told
    return turn.told.outcome, person


def _rows(sayings: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(locale, said) for locale, texts in sayings.items() for said in texts]


@pytest.mark.parametrize(("locale", "said"), [*_rows(TAKEN), *_rows(LATER), *_rows(PASSED)])
def test_what_is_taken_gets_no_page(desk: Desk, locale: str, said: str) -> None:
    """One line, and nothing is noted as done."""
    for before in (ASKED[locale], ADOBE[locale]):
        outcome, person = _told(desk, locale, before, said)
        assert outcome is Outcome.TALK
        assert not person.session.memories[0].checked
    assert len(person.reads) < 120


@pytest.mark.parametrize(("locale", "said"), _rows(WORKS))
def test_that_it_works_ends_the_matter(desk: Desk, locale: str, said: str) -> None:
    """Whoever has mended it, and however it is seen."""
    outcome, person = _told(desk, locale, NO_PAGE[locale], said)
    assert outcome is Outcome.TALK
    assert "/ticket" not in person.reads


@pytest.mark.parametrize(
    "said", ["ok and where is it?", "ok next", "ok, why?", "I will check the mask, where is it?"]
)
def test_who_asks_on_gets_an_answer(desk: Desk, said: str) -> None:
    """Such a word leads to the question."""
    outcome, _person = _told(desk, "en", NO_PAGE["en"], said)
    assert outcome is not Outcome.TALK
