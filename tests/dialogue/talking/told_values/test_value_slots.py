"""Values in a question: which setting they are for, and how they differ."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.dialogue.talking.told_values.value_difference import Difference, difference
from bot.dialogue.talking.told_values.value_judgement import judge
from bot.dialogue.talking.told_values.value_slots import Given, given_in
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("text", "likely", "given"),
    [
        (
            "is Adobe_Marketing_Cloud right?",
            "check/internal-name",
            Given("internal_name", "Adobe_Marketing_Cloud"),
        ),
        ("le type « Adobe Marketing Cloud »", "check/account-type", Given("type", "Adobe Marketing Cloud")),
        ("콜백이 http://crm.example.com/nl인데", "", Given("callback_url", "http://crm.example.com/nl")),
        (
            "https://ims-na1.adobelogin.com이 맞나요?",
            "",
            Given("ims_server", "https://ims-na1.adobelogin.com"),
        ),
        (
            "https://ims-na1.adobelogin.com/을 쓸까요?",
            "",
            Given("ims_server", "https://ims-na1.adobelogin.com/"),
        ),
        ("ims-na1.adobelogin.com/으로 했어요", "", Given("ims_server", "ims-na1.adobelogin.com/")),
        ("https://crm.acme.com:8443라고 적었는데", "", Given("callback_url", "https://crm.acme.com:8443")),
        ("https:/crm.acme.com은 안 되나요?", "", Given("callback_url", "https:/crm.acme.com")),
        ("https://crm.acme.com/캠페인 맞나요?", "", Given("callback_url", "https://crm.acme.com/캠페인")),
        ("https://crm.한국 맞나요?", "", Given("callback_url", "https://crm.한국")),
        ('"https://crm.acme.com이" 맞나요?', "", Given("callback_url", "https://crm.acme.com이")),
        ("callback http:// ?", "check/callback-url", Given("callback_url", "http://")),
        ("http:// before it?", "check/ims-server-url", None),
        ("ims-na2.adobelogin.com?", "", Given("ims_server", "ims-na2.adobelogin.com")),
        ("dma_campaign_clasic ok?", "", Given("product_context", "dma_campaign_clasic")),
        (
            "ABCDEF0123456789ABCDEF01@AdobeOrg",
            "",
            Given("organization_id", "ABCDEF0123456789ABCDEF01@AdobeOrg"),
        ),
        ("masken Campaign - acme - (.*) då?", "", Given("association_mask", "Campaign - acme - (.*)")),
        (
            "mask Campaign - kite - (.*) for the group Campaign - Kite - Sales?",
            "",
            Given("association_mask", "Campaign - kite - (.*)", "Campaign - Kite - Sales"),
        ),
        ("내부 이름 Adobe_마케팅_클라우드 맞나요", "", Given("internal_name", "Adobe_마케팅_클라우드")),
        ("type -> Web Forms, fine?", "check/account-type", Given("type", "Web Forms")),
        ("type → Routing", "check/account-type", Given("type", "Routing")),
        ("0A1B2C3D@AdobeOrgs", "", Given("organization_id", "0A1B2C3D@AdobeOrgs")),
        ("0A1B2C3D@adobe.org right?", "", Given("organization_id", "0A1B2C3D@adobe.org")),
        ("write to jane@adobe.org", "", None),
        ("our client ID is Campaign1", "check/client-id", Given("client_id", "Campaign1")),
        ("we land on adobe.com", "symptom/redirected-to-adobe", None),
        ("the mask is wrong", "check/association-mask", None),
        ("type = Web Tracking, ok?", "check/account-type", Given("type", "Web Tracking")),
        ('mask " Campaign - acme - (.*)"?', "", Given("association_mask", " Campaign - acme - (.*)")),
        ("is 'Adobe_Marketing_Cloud ' fine?", "", Given("internal_name", "Adobe_Marketing_Cloud ")),
        ('ask " dma_campaign "?', "", Given("product_context", "dma_campaign")),
        ("qu'Adobe_Marketing_Cloud 'ok' ?", "", Given("internal_name", "Adobe_Marketing_Cloud")),
        ("« dma_campaign» ?", "", Given("product_context", "dma_campaign")),
        ("dmb_campaign, ok?", "check/product-context", Given("product_context", "dmb_campaign")),
        ("we checked nms_delivery, it is fine", "check/product-context", None),
        ("where is product_context?", "check/product-context", None),
        ("http:/crm.example.com/nl?", "", Given("callback_url", "http:/crm.example.com/nl")),
        ("http://crm.example.com/ims.jsp", "", Given("callback_url", "http://crm.example.com/ims.jsp")),
        (
            "mask Campaign - a - (.*), groups `Campaign Old` and Campaign - a - Users",
            "",
            Given("association_mask", "Campaign - a - (.*)", "Campaign Old", ("Campaign - a - Users",)),
        ),
    ],
)
def test_a_value_tells_its_setting(text: str, likely: str, given: Given | None) -> None:
    """By its form, else by what the words are about."""
    assert given_in(text, likely) == given


@pytest.mark.parametrize(
    ("found", "expected", "told"),
    [
        ("Adobe_Marketing_cloud", "Adobe_Marketing_Cloud", Difference("cloud", "Cloud")),
        ("dma_campaign", "dma_campaign_classic", Difference("campaign", "campaign_classic")),
        ("dma_campaign_clasic", "dma_campaign_classic", Difference("clasic", "classic")),
        ("http://a.example.com", "https://a.example.com", Difference("http", "https")),
        ("Adobe_MarketingCloud", "Adobe_Marketing_Cloud", Difference("MarketingCloud", "Marketing_Cloud")),
        ("x", "y", None),
    ],
)
def test_the_difference_is_told_in_words(found: str, expected: str, told: Difference | None) -> None:
    """Unless all of it is different, or something is only missing."""
    assert difference(found, expected) == told


@pytest.mark.parametrize(
    ("given", "is_shown", "is_right"),
    [
        (Given("product_context", "dma_campaign"), True, False),
        (Given("product_context", "dma_campaign"), False, True),
        (Given("product_context", "dma_campaign_classic"), False, False),
        (Given("type", "Adobe Experience Cloud"), True, True),
        (Given("internal_name", "Adobe_Experience_Cloud"), True, True),
        (Given("type", "Web Tracking"), True, False),
        (Given("callback_url", "https://crm.example.com/nl/jsp/logon.jsp"), True, None),
        (Given("client_id", "Campaign1"), True, None),
        (Given("association_mask", "Campaign - acme - *"), True, False),
    ],
)
def test_the_rules_of_the_validator_judge(
    desk: Desk, given: Given, *, is_shown: bool, is_right: bool | None
) -> None:
    """None where the documents do not settle it."""
    judgement = judge(given, desk.inspect, is_shown=is_shown)
    assert judgement
    assert judgement.judged.is_right is is_right


@pytest.mark.parametrize("locale", ["fr", "sv", "ko", "en"])
@pytest.mark.parametrize("wrong", ["Web Analytics", "Adobe Marketing cloud"])
def test_of_a_wrong_type_both_right_ones_are_told(desk: Desk, locale: str, wrong: str) -> None:
    """A console has one of the two names, and nobody knows which."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("check", "account-type"))
    person.says(Question(f"type = {wrong}?"))
    assert "Adobe Marketing Cloud" in person.reads
    assert "Adobe Experience Cloud" in person.reads
