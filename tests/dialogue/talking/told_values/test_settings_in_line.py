"""Several settings with their values in one line: each is judged, and none is taken for another's."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

RIGHT, WRONG = True, False


@pytest.mark.parametrize(
    ("locale", "text", "told"),
    [
        (
            "fr",
            "type = Sondage ; nom interne = Adobe_Marketing_Cloud ; contexte produit = dma_campaign",
            {"type": WRONG, "internal_name": RIGHT, "product_context": WRONG},
        ),
        (
            "fr",
            "Nom interne: Adobe_Experience_Cloud et type: Adobe Target, ça passe ?",
            {"type": WRONG, "internal_name": RIGHT},
        ),
        (
            "en",
            "IMS server: ims-na1.adobelogin.com - callback: http://crm.example.com/nl",
            {"ims_server": RIGHT, "callback_url": WRONG},
        ),
        (
            "en",
            "the account type is Web Tracking and the internal name is Adobe_Marketing_Cloud, right?",
            {"type": WRONG, "internal_name": RIGHT},
        ),
        (
            "sv",
            "kontotyp: Leverans, internt namn: Adobe_Marketing_Cloud och tenant: nordbo",
            {"type": WRONG, "internal_name": RIGHT, "tenant": None},
        ),
        (
            "de",
            "Typ: Zustellung, interner Name: Adobe_Marketing_cloud; Produktkontext: dma_campaign_classic",
            {"type": WRONG, "internal_name": WRONG, "product_context": RIGHT},
        ),
        (
            "de",
            "Typ: „Zustellung“, interner Name: „Adobe_Marketing_Cloud“",
            {"type": WRONG, "internal_name": RIGHT},
        ),
        (
            "sv",
            "typ: ”Leverans”, internt namn: ”Adobe_Marketing_Cloud”",
            {"type": WRONG, "internal_name": RIGHT},
        ),
        (
            "ko",
            "유형은 Tracking 이고 내부 이름은 Adobe_Marketing_Cloud 인데 괜찮나요?",
            {"type": WRONG, "internal_name": RIGHT},
        ),
        (
            "ko",
            "계정 유형: 추적, 제품 컨텍스트: dma_campaign_classic, IMS 서버: ims-na1.adobelogin.com",
            {"type": WRONG, "product_context": RIGHT, "ims_server": RIGHT},
        ),
    ],
)
def test_each_value_of_a_line_is_judged(
    desk: Desk, locale: str, text: str, told: dict[str, bool | None]
) -> None:
    """By its own setting; the wrong ones come first, and all are kept."""
    person = Person(desk, Session(chosen=locale))
    turn = person.says(Question(text))
    kept = {value.field: value.is_right for value in turn.session.memories[-1].values}
    assert kept == told
    assert turn.told
    assert turn.told.verdict
    assert turn.told.verdict.is_right is False


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "Type: which one? Mask: how is it written?"),
        ("fr", "Où est le champ type : il n'apparaît pas, et le nom interne : pareil"),
        ("de", "Typ: welcher? Scopes: welche sind erlaubt?"),
        ("en", "client secret: Kj8x-Tp3wQz91mLs, type: Routing"),
        ("en", "type: Zebra4711 is the password, internal name: x"),
        ("fr", "type: Routage, mot de passe Zebra4711, nom interne: x"),
        ("sv", "typ: Routing, lösenord Zebra4711, internt namn: x"),
        ("ko", "유형: Routing, 비밀번호 Zebra4711, 내부 이름: x"),
        ("de", "Typ: Routing, Passwort Zebra4711, interner Name: x"),
    ],
)
def test_questions_and_secrets_are_no_values(desk: Desk, locale: str, text: str) -> None:
    """Nothing is judged there, and no secret is said again or kept."""
    person = Person(desk, Session(chosen=locale))
    turn = person.says(Question(text))
    assert turn.told
    assert turn.told.verdict is None
    assert "Zebra" not in person.reads + repr(person.session)


@pytest.mark.parametrize(
    ("locale", "turns", "is_right"),
    [
        (
            "fr",
            ["masque Campaign - bleu - (.*), groupe Campaign « Sud », profil Campaign - bleu - Sut, ok ?"],
            WRONG,
        ),
        (
            "fr",
            [
                "le masque Campaign - bleu - (.*) est bon ?",
                "et le groupe : Clients Sud, profil : Campaign - bleu - Clients Sud, ok ?",
            ],
            RIGHT,
        ),
        (
            "en",
            ["mask Campaign - blue - (.*), our group is Team, the profile Campaign - blue - Team, ok?"],
            RIGHT,
        ),
        (
            "sv",
            ["masken Campaign - bla - (.*), gruppen heter Lag, profilen Campaign - bla - Laget, ok?"],
            WRONG,
        ),
        (
            "de",
            ["Maske Campaign - blau - (.*), Gruppe Einkauf, Profil Campaign - blau - Verkauf, passt das?"],
            WRONG,
        ),
        (
            "ko",
            ["마스크 Campaign - blue - (.*), 캠페인 그룹은 Team, 프로필은 Campaign - blue - Tean 맞나요?"],
            WRONG,
        ),
    ],
)
def test_mask_and_group_give_the_name_of_the_profile(
    desk: Desk, locale: str, turns: list[str], *, is_right: bool
) -> None:
    """Its beginning alone does not tell; the mask may have been told before."""
    person = Person(desk, Session(chosen=locale))
    for text in turns:
        turn = person.says(Question(text))
    assert turn.told
    assert turn.told.verdict
    assert turn.told.verdict.is_right is is_right
    assert turn.told.answered == ("check/operator-group-names",)


def test_a_secret_in_the_place_of_a_name_is_not_said_again(desk: Desk) -> None:
    """The mask alone is judged then."""
    person = Person(desk, Session(chosen="en"))
    text = "mask Campaign - blue - (.*), our group is Zebra4711 password, profile Campaign - blue - Team, ok?"
    assert person.says(Question(text)).told
    assert "Zebra" not in person.reads + repr(person.session)
