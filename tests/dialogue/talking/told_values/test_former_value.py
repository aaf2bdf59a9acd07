"""A value that was replaced is neither judged nor kept; two that must be the same are held together."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


def _values(desk: Desk, locale: str, *turns: str) -> tuple[Person, dict[str, str], bool | None]:
    """The person, the values that are kept, and the last verdict."""
    person = Person(desk, Session(chosen=locale))
    for text in turns:
        turn = person.says(Question(text))
    kept = {value.field: value.value for value in turn.session.memories[-1].values}
    return person, kept, turn.told.verdict.is_right if turn.told and turn.told.verdict else None


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("mask Campaign - old - (.*), ok?", "we changed it from Campaign - old - (.*) to {}")),
        ("en", ("mask Campaign - old - (.*), ok?", "mask changed to {} and restarted, no change")),
        ("en", ("mask Campaign - old - (.*), ok?", "the mask is {}, our group Press, profile {p}, ok?")),
        ("fr", ("masque Campaign - old - (.*), ok ?", "masque remplacé par {}, redémarré, toujours pareil")),
        ("sv", ("mask Campaign - old - (.*), ok?", "masken var Campaign - old - (.*) men är nu {}, ok?")),
        ("sv", ("mask Campaign - old - (.*), ok?", "ersatte masken Campaign - old - (.*) med {}, rätt?")),
        ("de", ("Maske Campaign - old - (.*), ok?", "Maske von Campaign - old - (.*) auf {} geändert")),
        (
            "ko",
            ("마스크 Campaign - old - (.*) 맞나요?", "마스크를 Campaign - old - (.*) 에서 {} 로 바꿨어요"),
        ),
    ],
)
def test_the_new_mask_is_in_the_place_of_the_old_one(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """A profile that is told next is held against it."""
    new, profile = "Campaign - nova - (.*)", "Campaign - nova - Press"
    said = [turn.replace("{}", new).replace("{p}", profile) for turn in turns]
    person, kept, is_right = _values(desk, locale, *said)
    assert kept["association_mask"] == new
    assert is_right is not False
    ask = {
        "fr": "profil {}, ok ?",
        "sv": "profilen {}, ok?",
        "de": "Profil {}, ok?",
        "ko": "프로필 {} 맞나요?",
    }
    told = person.says(Question(ask.get(locale, "profile {}, ok?").format(profile))).told
    assert told
    assert told.verdict
    assert told.verdict.is_right is True


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "changed the server from ims-na2.adobelogin.com to ims-na1.adobelogin.com, right now?"),
        ("sv", "IMS-servern ändrad från ims-na2.adobelogin.com till ims-na1.adobelogin.com, rätt nu?"),
        ("de", "IMS-Server von ims-na2.adobelogin.com auf ims-na1.adobelogin.com geändert, passt das?"),
        ("fr", "on a changé le serveur IMS de ims-na2.adobelogin.com en ims-na1.adobelogin.com, c'est bon ?"),
        ("en", "we swapped ims-na2.adobelogin.com for ims-na1.adobelogin.com as IMS server, ok?"),
        ("ko", "IMS 서버를 ims-na2.adobelogin.com 에서 ims-na1.adobelogin.com 로 바꿨는데 맞나요?"),
    ],
)
def test_what_was_put_right_is_judged_as_it_is_now(desk: Desk, locale: str, text: str) -> None:
    """Not as it was before."""
    _person, kept, is_right = _values(desk, locale, text)
    assert is_right is True
    assert kept == {"ims_server": "ims-na1.adobelogin.com"}


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "on stage it's adobeid-na1.services.adobe.com, on prod ims-na1.adobelogin.com, fine?"),
        ("fr", "en préprod adobeid-na1.services.adobe.com, en prod ims-na1.adobelogin.com, ça va ?"),
        ("sv", "i stage står adobeid-na1.services.adobe.com, i prod ims-na1.adobelogin.com, ok?"),
        ("de", "auf Stage adobeid-na1.services.adobe.com, auf Prod ims-na1.adobelogin.com, ok?"),
        ("ko", "스테이지에는 adobeid-na1.services.adobe.com, 운영에는 ims-na1.adobelogin.com 인데 괜찮나요?"),
        ("en", "campaign shows dma_campaign_classic, adobe's side dma_campaign, is that fine?"),
        ("de", "in Campaign steht dma_campaign_classic, auf Adobes Seite dma_campaign, passt das?"),
    ],
)
def test_two_values_that_must_be_the_same_are_not_right(desk: Desk, locale: str, text: str) -> None:
    """Though each is valid by itself."""
    _person, _kept, is_right = _values(desk, locale, text)
    assert is_right is False


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "Server = Callback server?"),
        ("fr", "Serveur = serveur de rappel ?"),
        ("sv", "Server = återanropsserver?"),
        ("de", "Server = Callback-Server?"),
        ("ko", "서버 = 콜백 서버인가요?"),
    ],
)
def test_settings_on_both_sides_of_an_equals_sign_are_compared(desk: Desk, locale: str, text: str) -> None:
    """Whatever is spoken of; and both are told."""
    person = Person(desk, Session(chosen=locale))
    person.told("tenant")
    _outcome, answered = person.told(text)
    assert set(answered) == {"topic/account-fields", "check/callback-url"}
    assert "`https://`" in person.reads
