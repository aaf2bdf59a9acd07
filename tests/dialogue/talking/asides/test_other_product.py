"""Other products than Campaign, whose logins fail in the same words."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person

NOBODY = {
    "en": "people cannot log in",
    "fr": "plus personne n'entre",
    "sv": "ingen kommer in",
    "ko": "아무도 로그인을 못 해요",
    "de": "keiner kommt rein",
}
OTHERS = [
    ("en", "the login of Creative Cloud is down as well"),
    ("en", "Lightroom does not open either"),
    ("en", "we can't get into Campaign Standard"),
    ("en", "the control panel does not take our SSH key"),
    ("fr", "Workfront non plus ne laisse entrer personne"),
    ("fr", "la page de connexion d'Adobe Campaign Standard est blanche"),
    ("fr", "ma clé SSH n'est pas acceptée"),
    ("sv", "det går inte att logga in i Experience Manager heller"),
    ("sv", "Photoshop startar inte"),
    ("sv", "var lägger man in en SFTP-nyckel?"),
    ("ko", "마케토도 접속이 안 됩니다"),
    ("ko", "캠페인 스탠더드 로그인 오류"),
    ("ko", "제어판에서 SSH 키를 못 넣어요"),
    ("de", "bei Adobe Target dasselbe"),
    ("de", "InDesign meldet keine Berechtigung"),
    ("de", "wo hinterlege ich einen SSH-Schlüssel?"),
]


@pytest.mark.parametrize(("locale", "said"), OTHERS)
@pytest.mark.parametrize("is_second", [False, True])
def test_another_product_is_not_documented(desk: Desk, locale: str, said: str, *, is_second: bool) -> None:
    """Neither by itself, nor as the answer to the question what people see, which stays open."""
    person = Person(desk, Session(chosen=locale))
    if is_second:
        person.says(Question(NOBODY[locale]))
    told = person.says(Question(said)).told
    assert told
    assert (told.outcome, told.answered) == (Outcome.NONE, ())
    if is_second:
        assert person.session.memories[0].is_asking


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Photoshop works but nobody gets into Campaign"),
        ("fr", "Analytics s'ouvre, par contre Campaign ne marche pas"),
        ("sv", "Analytics fungerar men inte Campaign"),
        ("ko", "포토샵은 되는데 캠페인은 안 됩니다"),
        ("de", "in AEM kommen wir rein, in Campaign nicht"),
    ],
)
def test_that_campaign_fails_beside_one_that_works_is_ours(desk: Desk, locale: str, said: str) -> None:
    """The bot asks what people see."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.outcome is Outcome.ASK


def test_a_product_is_the_type_of_an_account(desk: Desk) -> None:
    """Such a value is judged."""
    told = Person(desk, Session(chosen="en")).says(Question("is Adobe Analytics right as account type?")).told
    assert told
    assert told.answered == ("check/account-type",)
