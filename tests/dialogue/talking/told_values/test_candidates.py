"""Two values that are offered: which one is right, and on what it hangs."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "text", "right"),
    [
        (
            "en",
            "two spellings: Adobe_MarketingCloud or Adobe_Marketing_Cloud, which is right?",
            "Adobe_Marketing_Cloud",
        ),
        ("en", "is it Adobe_Marketing-Cloud or Adobe_Marketing_Cloud?", "Adobe_Marketing_Cloud"),
        (
            "en",
            "which mask is right, Campaign - nord - * or Campaign - nord - (.*)?",
            "Campaign - nord - (.*)",
        ),
        ("fr", "lequel des deux, Adobe_Marketing_Clod ou Adobe_Marketing_Cloud ?", "Adobe_Marketing_Cloud"),
        (
            "fr",
            "serveur IMS : ims-eu2.adobelogin.com ou ims-na1.adobelogin.com ?",
            "ims-na1.adobelogin.com",
        ),
        (
            "en",
            "candidates for the type: Mail Relay and Adobe Marketing Cloud. Which one?",
            "Adobe Marketing Cloud",
        ),
        (
            "ko",
            "후보가 Adobe_Marketing_Cloud 랑 AdobeMarketing_Cloud 두 개인데 어느 게 맞나요?",
            "Adobe_Marketing_Cloud",
        ),
        ("sv", "vilket är rätt, Adobe_Marketing_Clod eller Adobe_Marketing_Cloud?", "Adobe_Marketing_Cloud"),
        ("de", "Typ: Adobe Analytics oder Adobe Marketing Cloud?", "Adobe Marketing Cloud"),
        (
            "ko",
            "ims-eu2.adobelogin.com 하고 ims-na1.adobelogin.com 중에 뭐가 맞나요?",
            "ims-na1.adobelogin.com",
        ),
    ],
)
def test_the_right_one_is_named(desk: Desk, locale: str, text: str, right: str) -> None:
    """Whichever comes first; neither is kept as what the account has."""
    person = Person(desk, Session(chosen=locale))
    turn = person.says(Question(text))
    assert turn.told
    assert turn.told.verdict
    assert (turn.told.verdict.value, turn.told.verdict.is_right) == (right, True)
    assert f"`{right}`" in person.reads
    assert turn.session.memories[-1].values == ()


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "product context: dma_campaign or dma_campaign_classic?"),
        ("fr", "lequel est juste, dma_campaign ou dma_campaign_classic ?"),
        ("sv", "ska det vara dma_campaign eller dma_campaign_classic?"),
        ("de", "dma_campaign oder dma_campaign_classic, welcher von beiden?"),
        ("ko", "dma_campaign 하고 dma_campaign_classic 중에 뭐가 맞나요?"),
    ],
)
def test_the_condition_is_told(desk: Desk, locale: str, text: str) -> None:
    """Which context is right hangs on the field, of which nothing is said."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(text)).told
    assert told
    assert told.answered == ("check/product-context",)
    assert told.verdict is None
    assert "`dma_campaign`" in person.reads
    assert "`dma_campaign_classic`" in person.reads


@pytest.mark.parametrize(
    ("locale", "text", "right"),
    [
        ("en", "the field isn't shown: dma_campaign or dma_campaign_classic?", "dma_campaign"),
        ("sv", "fältet syns inte, dma_campaign_classic eller dma_campaign?", "dma_campaign"),
        ("de", "das Feld wird angezeigt: dma_campaign oder dma_campaign_classic?", "dma_campaign_classic"),
    ],
)
def test_a_condition_that_is_told_settles_it(desk: Desk, locale: str, text: str, right: str) -> None:
    """Shown or not."""
    told = Person(desk, Session(chosen=locale)).says(Question(text)).told
    assert told
    assert told.verdict
    assert (told.verdict.value, told.verdict.is_right) == (right, True)


def test_both_may_be_right(desk: Desk) -> None:
    """Of the IMS servers; the sentence of the documents on stage stands beside it."""
    person = Person(desk, Session(chosen="en"))
    told = person.says(Question("ims-na1.adobelogin.com or adobeid-na1.services.adobe.com, which one?")).told
    assert told
    assert told.verdict
    assert told.verdict.is_right is True
    assert person.reads.startswith("Both are right")
    assert "Stage" in person.reads
