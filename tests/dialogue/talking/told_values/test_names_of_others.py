"""Names that are told beside a mask: a group's or a profile's, and not the account's internal name."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

_MASK = {"en": "mask", "fr": "masque", "sv": "mask", "ko": "마스크", "de": "Maske"}
_SAID = [
    ("en", "My group name is {group} and the mask {mask}, is the profile Campaign - kite - Sales right?"),
    ("en", "The group's internal name is {group}, mask {mask}, profile name Campaign - kite - Sales, right?"),
    ("fr", "Mon groupe s’appelle {group}, masque {mask}, le profil Campaign - kite - Sales est-il bon ?"),
    ("fr", "Le nom de mon groupe est {group}, masque {mask}, profil Campaign - kite - Sales, correct ?"),
    ("sv", "Gruppens namn är {group} och masken {mask}, är profilen Campaign - kite - Sales rätt?"),
    ("de", "Der Name der Gruppe ist {group}, Maske {mask}, ist Profil Campaign - kite - Sales richtig?"),
    ("ko", "그룹 이름은 {group}이고 마스크는 {mask}인데 프로필 Campaign - kite - Sales가 맞나요?"),
]


@pytest.mark.parametrize(("group", "is_right"), [("Sales", True), ("Sale", False)])
@pytest.mark.parametrize(("locale", "said"), _SAID)
def test_a_group_is_held_against_the_mask(
    desk: Desk, locale: str, said: str, group: str, *, is_right: bool
) -> None:
    """With the profile that is told."""
    text = said.format(group=group, mask="Campaign - kite - (.*)")
    told = Person(desk, Session(chosen=locale)).says(Question(text)).told
    assert told
    assert told.answered == ("check/operator-group-names",)
    assert told.verdict
    assert told.verdict.is_right is is_right


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "the group name is Campaign - kite - Sales, is the mask Campaign - kite - (.*) right?"),
        ("fr", "Le nom du groupe est Campaign - kite - Sales, le masque Campaign - kite - (.*) est-il bon ?"),
        ("sv", "Gruppens namn är Campaign - kite - Sales, är masken Campaign - kite - (.*) rätt?"),
        ("de", "Der Gruppenname ist Campaign - kite - Sales, ist die Maske Campaign - kite - (.*) richtig?"),
        ("ko", "그룹 이름이 Campaign - kite - Sales인데 마스크 Campaign - kite - (.*)가 맞나요?"),
    ],
)
def test_a_complete_name_is_matched_by_the_mask(desk: Desk, locale: str, said: str) -> None:
    """The internal name of the account, which nobody spoke of, is not judged."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.verdict
    assert told.verdict.is_right
    assert told.verdict.field == "association_mask"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "The internal name is {}, the mask Campaign - kite - (.*), group name Sales. All right?"),
        ("fr", "Le nom interne est {} et le masque est Campaign - kite - (.*), c’est bon ?"),
        ("sv", "Internt namn är {} och masken är Campaign - kite - (.*), stämmer det?"),
        ("de", "Interner Name ist {} und die Maske ist Campaign - kite - (.*), stimmt das?"),
        ("ko", "내부 이름은 {}이고 마스크는 Campaign - kite - (.*)인데 맞나요?"),
    ],
)
def test_the_name_of_the_account_is_judged(desk: Desk, locale: str, said: str) -> None:
    """Where it is the one that is told."""
    text = said.format("Adobe_Marketing_Clod")
    told = Person(desk, Session(chosen=locale)).says(Question(text)).told
    assert told
    assert "check/internal-name" in told.answered
    assert told.verdict
    assert told.verdict.is_right is False


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "profile recreated: Campaign - kite - Sales. the group in there is Sales. good now?"),
        ("fr", "profil recréé : Campaign - kite - Sales. le groupe dans campaign c Sales. bon ?"),
        ("sv", "profilen skapad på nytt: Campaign - kite - Sales. gruppen i campaign e Sales. ok?"),
        ("ko", "프로필 다시 등록했어요: Campaign - kite - Sales. 그룹은 Sales예요. 맞나요?"),
        ("de", "Profil neu erstellt: Campaign - kite - Sales. die Gruppe dort ist Sales. ok?"),
    ],
)
def test_a_name_that_was_mended_is_held_against_the_mask_that_was_told(
    desk: Desk, locale: str, said: str
) -> None:
    """Though it stands behind a verb, and the group's behind words that might be of its name."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(f"{_MASK[locale]} Campaign - kite - (.*), campaign - kite - Sales, ok?"))
    told = person.says(Question(said)).told
    assert told
    assert told.verdict
    assert (told.verdict.field, told.verdict.is_right) == ("association_mask", True)
