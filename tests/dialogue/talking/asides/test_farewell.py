"""A talk that ends with a remark gets a word of farewell, and no page."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person, after
from tests.dialogue.reports import ADOBE

WHERE = {
    "en": "where is the callback URL?",
    "fr": "où se trouve l'URL de callback ?",
    "sv": "var hittar jag återanrops-URL:en?",
    "ko": "콜백 URL은 어디 있어요?",
    "de": "wo steht die Callback-URL?",
}
ENDS = {
    "en": [
        "cheers, at least you're straight with me",
        "right, I'll leave it at that then. bye",
        "ok never mind, I'll just wait for their reply",
        "great, that gives me enough for today, have a nice evening",
        "no worries then, we'll live with it. see you",
        "thanks, you were quicker than our helpdesk",
        "forget it, we'll wait until Adobe writes back",
        "ah well, thanks for being honest about it",
        "good to know, that's all I wanted. enjoy your weekend",
        "much obliged, you made my night shift bearable",
    ],
    "fr": [
        "merci, vous au moins vous répondez franchement",
        "bon, on en reste là alors. bonne soirée",
        "laisse tomber, j'attends leur retour",
        "parfait, j'ai ce qu'il me faut pour aujourd'hui, à plus",
        "tant pis, on fera sans. ciao",
        "merci, plus rapide que notre support interne",
        "c'est pas grave, on va attendre la réponse d'Adobe",
        "ah dommage, merci quand même pour la franchise",
        "bon à savoir, je n'ai pas d'autre question, bon week-end à vous",
        "merci beaucoup, vous sauvez ma garde de nuit",
    ],
    "sv": [
        "tack, du är rak i alla fall",
        "nåja, då lämnar vi det så. ha det gott",
        "strunt samma, jag väntar på svar från dem",
        "kanon, då har jag det jag behöver för idag, hejdå",
        "äsch, vi får leva med det. vi ses",
        "tackar, snabbare än vår egen support",
        "glöm det, vi väntar tills Adobe hör av sig",
        "jaja synd, men tack för ärligheten",
        "bra att veta, inget mer för min del, trevlig helg",
        "tack ska du ha, du räddade min nattjour",
    ],
    "ko": [
        "그래도 솔직하게 말해줘서 고마워요",
        "그럼 여기까지 할게요 안녕히 계세요",
        "됐어요 그쪽 답변 올 때까지 그냥 기다릴래요",
        "좋아요 오늘 필요한 건 다 얻었네요 수고하세요",
        "어쩔 수 없죠 그냥 그렇게 쓸게요 다음에 봬요",
        "그냥 놔둘게요 어도비에서 연락 주겠죠",
        "아쉽지만 솔직한 답변 감사해요",
        "네 그건 알겠고요 더 물어볼 건 없어요 주말 잘 보내세요",
        "덕분에 야간 근무 무사히 넘겼네요 감사합니다",
    ],
    "de": [
        "danke, wenigstens sind Sie ehrlich",
        "na gut, dann lassen wir es dabei. tschüss",
        "egal, ich warte einfach auf deren Antwort",
        "super, das reicht mir für heute, schönen Abend noch",
        "dann leben wir eben damit. bis dann",
        "danke, schneller als unser Helpdesk",
        "vergessen Sie es, wir warten bis sich Adobe meldet",
        "schade, aber danke für die Ehrlichkeit",
        "gut zu wissen, mehr wollte ich nicht. schönes Wochenende",
        "vielen Dank, Sie haben meine Nachtschicht gerettet",
    ],
}
RAGE = {
    "en": "thanks for nothing",
    "fr": "merci pour rien",
    "sv": "tack för ingenting",
    "de": "danke für nichts",
}
GOES_ON = [
    ("en", "never mind the callback, it is the rights message"),
    ("en", "thanks, at least it says http there"),
    ("en", "good to know, and on stage"),
    ("fr", "tant pis, et pour la prod"),
    ("fr", "merci pour ça, il y a deux comptes dans ce menu"),
    ("sv", "synd, men vem får ändra det"),
    ("sv", "tack i alla fall, det står http där"),
    ("ko", "됐고 어디서 바꿔요"),
    ("ko", "아쉽지만 그 필드가 안 보여요"),
    ("de", "egal, wo stelle ich das um"),
    ("de", "danke, immerhin steht da http"),
]


@pytest.mark.parametrize(
    ("locale", "said"), [(locale, said) for locale, texts in ENDS.items() for said in texts]
)
def test_a_remark_does_not_keep_the_talk_from_its_end(desk: Desk, locale: str, said: str) -> None:
    """Whatever was spoken of, or nothing."""
    for before in ((WHERE[locale],), (ADOBE[locale],), ()):
        person = after(desk, locale, *before)
        outcome, answered = person.told(said)
        assert (outcome, answered) == (Outcome.TALK, ()), before
        assert "/ticket" not in person.reads


@pytest.mark.parametrize(("locale", "said"), GOES_ON)
def test_who_tells_or_asks_more_is_answered(desk: Desk, locale: str, said: str) -> None:
    """The same words before something else."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(WHERE[locale]))
    outcome, _answered = person.told(said)
    assert outcome is not Outcome.TALK


@pytest.mark.parametrize(("locale", "said"), RAGE.items())
def test_bitter_thanks_are_no_thanks(desk: Desk, locale: str, said: str) -> None:
    """The summary is offered."""
    person = after(desk, locale, WHERE[locale])
    person.told(said)
    assert "/ticket" in person.reads
