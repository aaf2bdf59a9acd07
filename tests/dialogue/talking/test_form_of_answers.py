"""How answers read: values without their neighbours, what differs, steps without gaps, titles as names."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.dialogue.talking.sections.section_parts import steps_with
from bot.dialogue.talking.told_values.value_slots import given_in
from bot.languages import LOCALES
from bot.model import BlockKind
from bot.translate import _, translator
from tests.dialogue.person import Person

CAPITALS = _("Only the capitals differ.")
YES = _("Yes: a change takes effect once the server has been restarted.")


@pytest.mark.parametrize(
    ("text", "likely", "value"),
    [
        ("IMS scope openid,AdobeID, d'accord ?", "check/scopes", "openid,AdobeID"),
        ("openid, AdobeID, är det så?", "check/scopes", "openid, AdobeID"),
        (
            "scopes: openid, AdobeID, additional_info.roles, ok?",
            "check/scopes",
            "openid, AdobeID, additional_info.roles",
        ),
        ("openid,AdobeID,session, stimmt's?", "check/scopes", "openid,AdobeID,session"),
        ("product context는 dma_campaign_표준 인가요", "check/product-context", "dma_campaign_표준"),
        ("dma_campaign_classic이 맞나요", "check/product-context", "dma_campaign_classic"),
        ("group Campaign - foo - All. mask Campaign - foo - (.*)", "", "Campaign - foo - (.*)"),
        ("groupe Campaign - foo - Tous masque Campaign - foo - (.*)", "", "Campaign - foo - (.*)"),
    ],
)
def test_a_value_has_nothing_of_the_sentence(text: str, likely: str, value: str) -> None:
    """Neither half a word of it nor its full stop; what belongs to the value stays whole."""
    given = given_in(text, likely)
    assert given
    assert given.value == value


def test_a_group_beside_a_mask_has_no_full_stop() -> None:
    """It ends the sentence, not the name."""
    given = given_in("the group is Campaign - foo - All. the mask: Campaign - foo - (.*)", "")
    assert given
    assert given.adobe == "Campaign - foo - All"


ASKED = {
    "en": "is the internal name ADOBE_Marketing_Cloud right?",
    "fr": "le nom interne ADOBE_Marketing_Cloud est-il correct ?",
    "sv": "är internt namn ADOBE_Marketing_Cloud rätt?",
    "ko": "내부 이름이 ADOBE_Marketing_Cloud 인데 맞나요?",
    "de": "ist der interne Name ADOBE_Marketing_Cloud richtig?",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_where_only_capitals_differ_it_is_said(desk: Desk, locale: str) -> None:
    """And the same is not said twice."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(ASKED[locale]))
    assert translator(locale).text(CAPITALS) in person.reads
    assert person.reads.count("ADOBE_Marketing_Cloud") == 1


def test_a_server_is_mended_as_it_was_written(desk: Desk) -> None:
    """Without a scheme where none was told: it is right without one."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("is the IMS server ims-na1-prod.adobelogin.com right?"))
    assert "https://ims" not in person.reads
    assert "ims-na1.adobelogin.com" in person.reads


RESTARTS = {
    "en": ("the callback URL?", "do I need to restart then?"),
    "fr": ("l'URL de callback ?", "il faut redémarrer ensuite ?"),
    "sv": ("callback-url?", "måste servern startas om sen?"),
    "ko": ("콜백 URL이요", "그럼 서버를 재시작해야 하나요?"),
    "de": ("die Callback-URL?", "muss man danach neu starten?"),
}


@pytest.mark.parametrize("locale", LOCALES)
def test_whether_to_restart_is_answered_with_yes(desk: Desk, locale: str) -> None:
    """And with the command, once."""
    person = Person(desk, Session(chosen=locale))
    for said in RESTARTS[locale]:
        person.says(Question(said))
    assert translator(locale).text(YES) in person.reads
    assert person.reads.count("nlserver restart web") == 1


def test_steps_out_of_their_list_are_points(desk: Desk) -> None:
    """A number would point to steps that are not shown; each is there once, in its order."""
    found = steps_with(
        desk.documents, "check/server-restart", "en", lambda text: "again" in text, with_values=True
    )
    assert [block.kind for block in found] == [BlockKind.BULLETS]
    assert len(found[0].items) == 3


CHECKED = {
    "en": ("everybody ends up on adobe.com", "checked the callback URL", "restarted it"),
    "fr": ("tout le monde arrive sur adobe.com", "URL de callback vérifiée", "serveur redémarré"),
    "sv": ("alla hamnar på adobe.com", "callback kontrollerad", "servern är omstartad"),
    "ko": ("모두 adobe.com으로 이동해요", "콜백 URL 확인했습니다", "서버 재시작했습니다"),
    "de": ("alle landen auf adobe.com", "Callback-URL geprüft", "Server neu gestartet"),
}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_done_is_named_with_the_titles(desk: Desk, locale: str) -> None:
    """No title stands within a sentence, where its capital would be out of place."""
    person = Person(desk, Session(chosen=locale))
    for said in CHECKED[locale]:
        person.says(Question(said))
    titles = [desk.documents.title(f"check/{check}", locale) for check in ("callback-url", "server-restart")]
    assert ", ".join(titles) in person.reads
    symptom = desk.documents.title("symptom/redirected-to-adobe", locale)
    reads = person.reads.replace("\N{NO-BREAK SPACE}:", ":")
    assert f": {symptom}" in reads or f"{symptom}: " in reads
