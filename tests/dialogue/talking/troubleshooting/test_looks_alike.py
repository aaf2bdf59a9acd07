"""That names look alike is no check made, and what was put right is not undone for all that."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.translate import _, translator
from tests.dialogue.person import after
from tests.said import in_each

RIGHT = in_each("no_right")
KEPT = _(
    "Leave what you have put as the documentation has it: if that changed nothing, the cause is another one."
)
_ALIKE = [
    ("en", "the dashes, honestly I see no difference on the screen"),
    ("en", "I don't see any difference between the two names"),
    ("en", "the hyphens look identical to me"),
    ("fr", "les tirets, franchement je ne vois aucune différence à l'écran"),
    ("sv", "strecken, ärligt talat ser jag ingen skillnad på skärmen"),
    ("sv", "ser ingen skillnad mellan masken och profilnamnet"),
    ("ko", "하이픈이요 솔직히 화면에서는 차이가 안 보여요"),
    ("ko", "두 이름은 제가 보기엔 차이가 없어 보이는데요"),
    ("de", "die Striche, ehrlich gesagt sehe ich da keinen Unterschied"),
    ("de", "zwischen den beiden Namen sehe ich keinen Unterschied"),
]
_BACK = [
    (
        "en",
        "what should the product context be?",
        "changed and restarted. no difference. should I put it back?",
    ),
    (
        "fr",
        "que mettre dans Product Context ?",
        "modifié et redémarré. aucune différence. je remets l'ancienne valeur ?",
    ),
    ("sv", "vad ska product context vara?", "ändrat och omstartat. ingen skillnad. ska jag ändra tillbaka?"),
    ("ko", "제품 컨텍스트는 뭐로 해야 해요?", "바꾸고 재시작했어요. 차이 없어요. 원래대로 돌려놓을까요?"),
    (
        "de",
        "was muss im Product Context stehen?",
        "geändert und neu gestartet. kein Unterschied. soll ich es zurückstellen?",
    ),
]
_RELOADED = [
    ("en", "how do I check the callback URL?", "reload done, no difference"),
    ("fr", "comment vérifier l'URL de callback ?", "reload fait, aucune différence"),
    ("sv", "hur kollar jag återanrops-URL:en?", "reload kört, ingen skillnad"),
    ("ko", "콜백 URL은 어떻게 확인해요?", "리로드했는데 똑같아요"),
    ("de", "wie prüfe ich die Callback-URL?", "Konfiguration neu geladen, kein Unterschied"),
]


@pytest.mark.parametrize(("locale", "said"), _ALIKE)
def test_dashes_that_look_alike_may_differ(desk: Desk, locale: str, said: str) -> None:
    """Nothing is noted as done."""
    person = after(desk, locale, RIGHT[locale])
    _outcome, answered = person.told(said)
    assert answered == ("check/association-mask",)
    assert not person.checked
    assert len(person.reads) < 500


@pytest.mark.parametrize(("locale", "before", "said"), _BACK)
def test_what_is_right_is_not_put_back(desk: Desk, locale: str, before: str, said: str) -> None:
    """The search goes on."""
    person = after(desk, locale, before)
    person.says(Question(said))
    assert translator(locale).text(KEPT) in person.reads


@pytest.mark.parametrize(("locale", "before", "said"), _RELOADED)
def test_a_reload_is_no_restart(desk: Desk, locale: str, before: str, said: str) -> None:
    """The commands of a restart follow."""
    person = after(desk, locale, before)
    _outcome, answered = person.told(said)
    assert answered == ("topic/restart-commands",)
    assert "check/server-restart" not in person.checked


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "but they look the same to me??"),
        ("fr", "pourtant ils ont l'air identiques ??"),
        ("sv", "men de ser ju likadana ut??"),
        ("de", "aber die sehen doch gleich aus??"),
    ],
)
def test_a_doubt_with_question_marks_is_one_too(desk: Desk, locale: str, said: str) -> None:
    """Nothing else is asked."""
    told = after(desk, locale, "Campaign – acme – (.*) / Campaign - acme - Sales ?").says(Question(said)).told
    assert told
    assert told.answered == ("check/association-mask",)
