"""Questions about the subject are never taken for small talk, a denial or a word for a button."""

from __future__ import annotations

from itertools import product

import pytest

from bot.dialogue.context import Context
from bot.dialogue.desk import Desk, Talk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.dialogue.talking.contrast import parted
from bot.dialogue.talking.cue_lexicon import lexicon
from bot.dialogue.talking.manager import answer_question
from bot.dialogue.talking.utterance import read
from bot.languages import LOCALES
from bot.model import Outcome

THINGS = {
    "en": (
        "the internal name; the account type; the callback URL; the IMS server URL; the client ID; "
        "the client secret; the organization ID; the association mask; the scopes; the product context; "
        "the tenant name; the operator groups; "
        "the external account; the integration package; the console cache"
    ),
    "fr": (
        "le nom interne; le type de compte; l'URL de rappel; l'URL du serveur IMS; l'ID client; "
        "le secret client; l'ID d'organisation; le masque d'association; les scopes; le contexte produit; "
        "le nom du tenant; les groupes d'opérateurs; le compte externe; le package d'intégration; "
        "le cache de la console"
    ),
    "sv": (
        "det interna namnet; kontotypen; callback-URL:en; "
        "IMS-serverns URL; klient-ID:t; klienthemligheten; "
        "organisations-ID:t; associationsmasken; omfången; "
        "product context; tenantnamnet; operatörsgrupperna; "
        "det externa kontot; integrationspaketet; konsolens cache"
    ),
    "ko": (
        "내부 이름; 계정 유형; 콜백 URL; IMS 서버 URL; "
        "클라이언트 ID; 클라이언트 암호; 조직 ID; 연결 마스크; "
        "스코프; 제품 컨텍스트; 테넌트 이름; 운영자 그룹; 외부 계정; 통합 패키지; 콘솔 캐시"
    ),
}
FRAMES = {
    "en": (
        "where exactly do I set {}?; who is allowed to change {} on the right side?; "
        "our admin says {} is wrong, how do I check it?; does {} have to be the same for everybody?; "
        "no idea how {} works, can you explain what it is good for?"
    ),
    "fr": (
        "où est-ce que je règle exactement {} ?; qui a le droit de modifier {} ?; "
        "notre admin dit que {} n'est pas bon, comment vérifier ?; "
        "{} doit-il être le même pour tout le monde ?; "
        "comment savoir si {} est correct avant de valider ?"
    ),
    "sv": (
        "var ställer jag in {} exakt?; vem får ändra {} hos oss?; "
        "vår admin säger att {} är fel, hur kollar jag?; "
        "måste {} vara samma för alla?; hur vet jag om {} stämmer innan jag sparar?"
    ),
    "ko": (
        "{} 정확히 어디에서 설정하나요?; {} 누가 바꿀 수 있습니까?; "
        "관리자가 {} 틀렸다고 하는데 어떻게 확인하죠?; "
        "{} 모두 똑같아야 하나요?; 저장하기 전에 {} 맞는지 알 수 있는 방법은?"
    ),
}
QUESTIONS = [
    (locale, frame.strip().format(thing.strip()))
    for locale in LOCALES
    for thing, frame in product(THINGS[locale].split(";"), FRAMES[locale].split(";"))
]


def test_there_are_enough_of_them() -> None:
    """Seventy-five of each language."""
    assert len(set(QUESTIONS)) == 75 * len(LOCALES)


@pytest.mark.parametrize("locale", LOCALES)
def test_none_is_taken_for_small_talk(desk: Desk, locale: str) -> None:
    """Nor does one change the language or where Campaign runs."""
    wrong = []
    for spoken, text in QUESTIONS:
        if spoken == locale:
            turn = answer_question(Question(text), Talk(Session(chosen=locale), desk, Context()))
            is_talk = not turn.told or turn.told.outcome in (Outcome.TALK, Outcome.ASK)
            if is_talk or turn.session.chosen != locale or turn.session.hosting:
                wrong.append(text)
    assert not wrong


@pytest.mark.parametrize("locale", LOCALES)
def test_none_is_a_mere_yes_or_no(locale: str) -> None:
    """Nothing is confirmed, stopped or marked as done by a question."""
    lone = ("yes", "no", "ok", "stop", "back", "done", "unknown", "thanks", "solved", "same", "next")
    texts = [text for spoken, text in QUESTIONS if spoken == locale]
    assert not [text for text in texts if read(text, lexicon(locale)).is_only(*lone)]


@pytest.mark.parametrize("locale", LOCALES)
def test_none_denies_what_it_asks_about(locale: str) -> None:
    """A question such as "how do I know whether the mask is right?" does not say that it is."""
    texts = [text for spoken, text in QUESTIONS if spoken == locale]
    assert not [text for text in texts if parted(read(text, lexicon(locale))).denied]
