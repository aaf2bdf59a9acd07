"""Whether a right value has to be changed, or has to be this one: "yes, it is right" answers neither."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.translate import _, translator
from tests.dialogue.person import Person, after

NO_NEED = {
    "en": "No need to change",
    "fr": "Inutile",
    "sv": "behöver inte",
    "ko": "필요가 없",
    "de": "müssen Sie nicht",
}
NOT_ONLY = {
    "en": "not the only right value",
    "fr": "pas la seule valeur correcte",
    "sv": "inte det enda rätta",
    "ko": "이것 하나만은 아닙니다",
    "de": "nicht der einzige richtige",
}


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("the type reads Adobe Experience Cloud here, do we have to convert it?",)),
        ("en", ("should I switch the internal name? ours is Adobe_Experience_Cloud",)),
        ("en", ("does the adobe marketing cloud type have to be replaced by the newer one?",)),
        ("en", ("product context is dma_campaign_classic, do I need to change that?",)),
        ("fr", ("chez nous le type indique Adobe Marketing Cloud, il faut le remplacer ?",)),
        ("fr", ("nom interne Adobe_Experience_Cloud : on doit le renommer ?",)),
        ("fr", ("faut-il transformer le type adobe experience cloud ?",)),
        ("sv", ("vår kontotyp heter Adobe Marketing Cloud, behöver vi ändra den?",)),
        ("sv", ("internt namn är Adobe_Experience_Cloud, måste jag rätta det?",)),
        ("sv", ("behöver typen adobe marketing cloud konverteras?",)),
        ("ko", ("유형이 Adobe Experience Cloud로 나오는데 변경해야 합니까?",)),
        ("ko", ("내부 이름이 Adobe_Experience_Cloud인데 수정해야 하나요?",)),
        ("ko", ("계정 유형", "Adobe Marketing Cloud면 바꿔야 하나요")),
        ("de", ("bei uns steht als Typ Adobe Experience Cloud, muss man das umstellen?",)),
        ("de", ("interner Name ist Adobe_Experience_Cloud, muss ich ihn ändern?",)),
        ("de", ("muss der Typ adobe marketing cloud umgewandelt werden?",)),
    ],
)
def test_a_right_value_need_not_be_changed(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """It is said that there is no need, and no yes in front of it."""
    assert NO_NEED[locale] in after(desk, locale, *turns).reads


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("internal name", "must it read Adobe_Experience_Cloud now?")),
        ("fr", ("le nom interne doit être Adobe_Experience_Cloud maintenant ?",)),
        ("sv", ("internt namn", "måste det vara Adobe_Marketing_Cloud?")),
        ("ko", ("내부 이름은 반드시 Adobe_Marketing_Cloud여야 해요?",)),
        ("de", ("interner Name", "muss es Adobe_Experience_Cloud sein?")),
    ],
)
def test_it_need_not_be_this_one(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Where the documents have two right values, both are named."""
    reads = after(desk, locale, *turns).reads
    assert NOT_ONLY[locale] in reads
    assert "Adobe_Marketing_Cloud" in reads
    assert "Adobe_Experience_Cloud" in reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "you wrote the type must be Adobe_Marketing_Cloud, the list has no such entry"),
        ("fr", "vous disiez que le type doit être Adobe_Marketing_Cloud"),
        ("sv", "ni skrev att typen ska vara Adobe_Experience_Cloud"),
        ("ko", "유형은 Adobe_Marketing_Cloud라고 하셨는데 목록에 없어요"),
        ("de", "Sie sagten, der Typ muss Adobe_Marketing_Cloud sein, das gibt es bei mir nicht"),
    ],
)
def test_the_type_has_no_underscores(desk: Desk, locale: str, said: str) -> None:
    """Told as the type, a name with underscores is not judged as the internal name."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("check/account-type",)
    assert told.verdict
    assert told.verdict.is_right is False


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("internal name", "is there anything to convert?")),
        ("fr", ("nom interne", "il y a quelque chose à convertir ?")),
        ("sv", ("internt namn", "behöver man konvertera något?")),
        ("ko", ("내부 이름", "변환할 게 있나요?")),
        ("de", ("interner Name", "muss man da etwas konvertieren?")),
    ],
)
def test_nothing_is_to_be_converted(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """No, with the sentence that says so."""
    assert translator(locale).text(_("No.")) in after(desk, locale, *turns).reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (
            "en",
            "internal names: one account is Adobe_Marketing_Cloud and the other is Adobe Marketing Cloud",
        ),
        ("fr", "nom interne : l'un est Adobe_Marketing_Cloud, l'autre compte est Adobe-Marketing-Cloud"),
        ("sv", "internt namn: det ena kontot har Adobe_Marketing_Cloud, det andra har Adobe Marketing Cloud"),
        ("ko", "내부 이름이 하나는 Adobe_Marketing_Cloud이고 다른 하나는 Adobe Marketing Cloud예요"),
        (
            "de",
            "interner Name: ein Konto ist Adobe_Marketing_Cloud, das andere Konto ist Adobe Marketing Cloud",
        ),
    ],
)
def test_the_values_of_both_accounts_are_judged(desk: Desk, locale: str, said: str) -> None:
    """The wrong one does not pass behind a right one."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.verdict
    assert told.verdict.is_right is False
    assert "Adobe_Marketing_Cloud" in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is this ok? server adobeid-na1.services.adobe.com, callback https://c.globex.com"),
        ("fr", "c'est bon ? serveur ims-na2.adobelogin.com, callback https://c.globex.com"),
        ("sv", "stämmer det? server ims-na1.adobelogin.com, callback http://c.globex.com"),
        ("ko", "맞나요? 서버 ims-na1.adobelogin.com, 콜백 https://c.globex.com"),
        ("de", "passt das? Server ims-na1.adobelogin.com, Callback https://c.globex.com"),
    ],
)
def test_a_server_among_other_settings_needs_no_full_name(desk: Desk, locale: str, said: str) -> None:
    """Its address tells which setting it is."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert set(told.answered) == {"check/ims-server-url", "check/callback-url"}
