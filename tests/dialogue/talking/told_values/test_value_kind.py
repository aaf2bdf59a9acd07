"""Values judged by what they are called: groups, masks, client IDs, both instances, a tenant."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person, after

_MASKS = {
    "en": "our mask is Campaign - norda - (.*)",
    "fr": "notre masque est Campaign - norda - (.*)",
    "sv": "vår mask är Campaign - norda - (.*)",
    "de": "unsere Maske ist Campaign - norda - (.*)",
    "ko": "저희 마스크는 Campaign - norda - (.*) 입니다",
}


def _said(desk: Desk, locale: str, *turns: str) -> tuple[str, tuple[str, ...]]:
    """The last reply of a conversation, and the ids that it answers with."""
    person = Person(desk, Session(chosen=locale))
    answered = [person.told(turn)[1] for turn in turns]
    return person.reads, answered[-1]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", 'he belongs to the group "Campaign – norda – Sales"'),
        ("en", 'she is in the group "Campaign – norda – Sales" and still gets no rights'),
        ("fr", "il est dans le groupe « Campaign – norda – Ventes »"),
        ("sv", 'han är i gruppen "Campaign – norda – Säljare"'),
        ("de", 'er ist in der Gruppe "Campaign – norda – Vertrieb"'),
        ("ko", '그분은 "Campaign – norda – Sales" 그룹에 있어요'),
    ],
)
def test_a_groups_long_dashes_are_told_and_the_mask_is_left_as_it_is(
    desk: Desk, locale: str, text: str
) -> None:
    """Advice to put the name into the mask would shut everybody else out."""
    reads, answered = _said(desk, locale, text)
    assert answered == ("check/association-mask",)
    assert "– norda –" in reads
    assert "- norda -" not in reads


def test_the_mask_told_after_a_group_is_held_against_it(desk: Desk) -> None:
    """The two come in messages of their own."""
    turns = ('he belongs to the group "Campaign – norda – Sales"', "and the mask is Campaign - norda - (.*)")
    reads, _answered = _said(desk, "en", *turns)
    assert "Only the dashes differ" in reads
    assert "Leave the mask" in reads


@pytest.mark.parametrize(
    ("locale", "first", "text"),
    [
        (
            "en",
            "the client id does not match",
            'ours is "campaign-norda-b", but in campaign I see "campaign-norda-a"',
        ),
        (
            "fr",
            "l'identifiant client ne correspond pas",
            'on a "campaign-norda-b" mais dans campaign il y a "campaign-norda-a"',
        ),
        ("sv", "klient-id stämmer inte", 'vi har "campaign-norda-b" men i campaign står "campaign-norda-a"'),
        (
            "de",
            "die Client-ID stimmt nicht",
            'wir haben "campaign-norda-b", aber in Campaign steht "campaign-norda-a"',
        ),
        (
            "ko",
            "클라이언트 ID가 안 맞아요",
            '저희 것은 "campaign-norda-b"인데 캠페인에는 "campaign-norda-a"로 되어 있어요',
        ),
    ],
)
def test_client_ids_that_look_like_masks_are_compared(desk: Desk, locale: str, first: str, text: str) -> None:
    """What is spoken of tells the kind of value, whatever it looks like."""
    reads, answered = _said(desk, locale, first, text)
    assert answered == ("check/client-id",)
    assert 0 < reads.index("`campaign-norda-a`") < reads.index("`campaign-norda-b`")


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "live has ims-na1.adobelogin.com and stage ims-stage.adobelogin.com, ok?"),
        ("fr", "la prod a ims-na1.adobelogin.com, la préprod ims-stage.adobelogin.com, c'est bon ?"),
        ("sv", "produktion har ims-na1.adobelogin.com, stage ims-stage.adobelogin.com, stämmer det?"),
        ("de", "Produktion hat ims-na1.adobelogin.com, Stage ims-stage.adobelogin.com, stimmt das?"),
        ("ko", "운영은 ims-na1.adobelogin.com이고 스테이지는 ims-stage.adobelogin.com인데 맞나요?"),
        ("ko", "운영: ims-na1.adobelogin.com 스테이지: ims-stage.adobelogin.com 괜찮죠?"),
        ("en", "ims-na1.adobelogin.com and ims-stage.adobelogin.com, are both fine?"),
    ],
)
def test_both_instances_values_are_judged(desk: Desk, locale: str, text: str) -> None:
    """A yes to the first one would be heard for both."""
    shown, _answered = _said(desk, locale, text)
    assert "ims-stage.adobelogin.com" in shown
    assert "adobeid-na1.services.adobe.com" in shown


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "shall I rename the profile on the console side or change the mask?"),
        ("fr", "je dois renommer le profil dans la console ou changer le masque ?"),
        ("sv", "ska jag byta namn på profilen eller ändra masken?"),
        ("de", "soll ich das Profil umbenennen oder die Maske ändern?"),
        ("ko", "프로필 이름을 바꿔야 하나요 아니면 마스크를 바꿔야 하나요?"),
    ],
)
def test_words_of_a_choice_are_no_name(desk: Desk, locale: str, text: str) -> None:
    """Nothing is told that could be held against the mask."""
    reads, answered = _said(desk, locale, _MASKS[locale], text)
    assert answered == ("check/operator-group-names",)
    assert "(.*)" not in reads


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "what goes in as the mask? our tenant: norda"),
        ("en", "which mask do I enter, the tenant is norda"),
        ("fr", "je mets quoi comme masque ? notre tenant est norda"),
        ("sv", "vad skriver jag som mask? vår tenant är norda"),
        ("sv", "vår tenant heter norda, vad blir masken?"),
        ("en", "the tenant is called norda, so what is the mask?"),
        ("fr", "le tenant s'appelle norda, quel masque alors ?"),
        ("de", "was kommt in die Maske? unser Tenant ist norda"),
        ("ko", "마스크에 뭘 넣어야 하나요? 테넌트는 norda입니다"),
    ],
)
def test_the_documented_mask_is_filled_in(desk: Desk, locale: str, text: str) -> None:
    """With the tenant in the place of `tenant_id`."""
    assert "Campaign - norda - (.*)" in _said(desk, locale, text)[0]


@pytest.mark.parametrize(
    ("locale", "asked", "told"),
    [
        ("en", "which versions can be moved to IMS?", "ours is {}"),
        ("fr", "quelles versions peuvent migrer vers IMS ?", "nous sommes en {}"),
        ("sv", "vilka versioner kan gå över till IMS?", "vi har {}"),
        ("de", "welche Versionen lassen sich auf IMS umstellen?", "wir sind auf {}"),
        ("ko", "IMS로 옮길 수 있는 버전이 뭐예요?", "저희 버전은 {}"),
    ],
)
def test_a_version_told_behind_the_versions_gets_yes_or_no(
    desk: Desk, locale: str, asked: str, told: str
) -> None:
    """Too old, without the part that is ready for IMS, and ready."""
    firsts = []
    for version in ("7.2.3 build 9349", "7.3.3", "7.3.3.IMS"):
        reads, _answered = _said(desk, locale, asked, told.format(version))
        firsts.append(reads.strip().split("\n")[0])
    assert len(set(firsts)) == len(firsts)
    assert all("7." in first and "7.4.1" not in first for first in firsts)
    assert "7.3.3.IMS" in firsts[1]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "what is the mask if the tenant is unknown?"),
        ("en", "what is the mask when the tenant is wrong?"),
        ("fr", "quel est le masque si le tenant est faux ?"),
        ("sv", "vad blir masken om tenant är fel?"),
    ],
)
def test_what_is_said_of_a_tenant_is_not_its_name(desk: Desk, locale: str, said: str) -> None:
    """No mask is made of it."""
    person = after(desk, locale, said)
    assert "(.*)" not in person.reads or "Campaign - tenant_id - (.*)" in person.reads


def test_what_is_called_a_client_id_is_no_mask(desk: Desk) -> None:
    """Whatever it looks like."""
    assert "written as" not in after(desk, "en", "my client ID is Campaign - acme - (.*), ok?").reads


@pytest.mark.parametrize(("end", "is_open"), [("@adobeorg", True), ("@AdobeOrg", False)])
def test_small_letters_at_the_end_of_an_organization_id_are_told(
    desk: Desk, end: str, *, is_open: bool
) -> None:
    """The documents write it otherwise, and say nothing of small letters."""
    reads, _answered = _said(desk, "en", f"our organization ID is 0123456789ABCDEF01234567{end}, right?")
    assert ("does not say whether small letters" in reads) is is_open


@pytest.mark.parametrize(
    ("locale", "first", "then"),
    [
        ("en", "is 6E20CA41@AdobeOrg right as org ID?", "stage has only 6E20CA41"),
        ("fr", "l'ID d'organisation 6E20CA41@AdobeOrg est-il bon ?", "en recette il n'y a que 6E20CA41"),
        ("sv", "är organisations-ID 6E20CA41@AdobeOrg rätt?", "i test ligger bara 6E20CA41"),
        ("ko", "조직 ID 6E20CA41@AdobeOrg 맞나요?", "테스트 서버에는 6E20CA41만 있어요"),
        ("de", "ist die Organisations-ID 6E20CA41@AdobeOrg richtig?", "im Test steht nur 6E20CA41"),
    ],
)
def test_an_organization_id_without_its_end_is_known_again(
    desk: Desk, locale: str, first: str, then: str
) -> None:
    """After the whole one was told."""
    reads, answered = _said(desk, locale, first, then)
    assert answered == ("topic/organization-id",)
    assert "@AdobeOrg" in reads


def test_what_always_holds_gets_no_yes_from_a_value(desk: Desk) -> None:
    """That a value is right in one console does not say that it is in every one."""
    reads, _answered = _said(desk, "en", "product context", "so it is always dma_campaign_classic?")
    assert "is right for" not in reads
    assert "dma_campaign" in reads


@pytest.mark.parametrize(
    ("locale", "text", "name", "is_right"),
    [
        (
            "en",
            "and what if I rename the group to Campaign - norda - Press?",
            "Campaign - norda - Press",
            True,
        ),
        ("en", "what if the group becomes Campaign - nordo - Press?", "Campaign - nordo - Press", False),
        (
            "fr",
            "et si on renomme le groupe en Campaign - norda - Presse ?",
            "Campaign - norda - Presse",
            True,
        ),
        ("fr", "si le groupe devient Campaign - nordo - Presse ?", "Campaign - nordo - Presse", False),
        ("sv", "om vi byter gruppen till Campaign - norda - Press då?", "Campaign - norda - Press", True),
        (
            "de",
            "wenn ich die Gruppe in Campaign - norda - Presse umbenenne?",
            "Campaign - norda - Presse",
            True,
        ),
        ("ko", "그룹을 Campaign - norda - Press 로 바꾸면요?", "Campaign - norda - Press", True),
        (
            "de",
            "angenommen wir benennen die Gruppe in Campaign - nordo - Presse um, ok?",
            "Campaign - nordo - Presse",
            False,
        ),
        ("en", "does Campaign - norda - Press fit?", "Campaign - norda - Press", True),
        ("fr", "Campaign - norda - Presse, ça passe ?", "Campaign - norda - Presse", True),
        ("sv", "passar Campaign - norda - Press?", "Campaign - norda - Press", True),
        ("ko", "그룹을 Campaign - nordo - Press 로 바꾸면 맞나요?", "Campaign - nordo - Press", False),
    ],
)
def test_a_name_that_a_group_might_get_is_held_against_the_mask(
    desk: Desk, locale: str, text: str, name: str, *, is_right: bool
) -> None:
    """One that does not fit is to be another: the mask, which holds for all, is not to be changed for it."""
    person = Person(desk, Session(chosen=locale))
    person.told(_MASKS[locale])
    told = person.says(Question(text)).told
    assert told
    assert told.verdict
    assert told.verdict.is_right is is_right
    assert f"`{name}`" in person.reads
    assert "nordo - (.*)" not in person.reads


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "and plain Campaign (.*) on an older instance"),
        ("fr", "et Campaign (.*) seul, sur une instance ancienne"),
        ("sv", "och bara Campaign (.*) på en äldre instans"),
        ("de", "und nur Campaign (.*) auf einer älteren Instanz"),
        ("ko", "오래된 인스턴스에서 Campaign (.*) 만 써도 되나요"),
    ],
)
def test_the_mask_of_older_instances_is_judged(desk: Desk, locale: str, text: str) -> None:
    """The documents have it as one of the right ones."""
    person = Person(desk, Session(chosen=locale))
    person.told(_MASKS[locale])
    told = person.says(Question(text)).told
    assert told
    assert told.verdict
    assert (told.verdict.value, told.verdict.is_right) == ("Campaign (.*)", True)
