"""The type and the internal name in one sentence: each value is held against its own setting."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session, Value
from tests.dialogue.person import Person

_SAID = [
    ("en", "Is {type} right as type and {name} as internal name?"),
    ("en", "Is {name} fine for the internal name, and {type} for the type?"),
    ("en", "Is it fine to have {type} as the type if {name} is the internal name?"),
    ("en", "Should the type be {type} and the internal name {name}?"),
    ("fr", "{type} convient-il comme type et {name} comme nom interne ?"),
    ("fr", "{type} est-il bon comme type si le nom interne est {name} ?"),
    ("sv", "Passar {type} som typ och {name} som internt namn?"),
    ("sv", "Är typen {type} rätt när det interna namnet är {name}?"),
    ("de", "Passt {type} als Typ und {name} als interner Name?"),
    ("de", "Ist {type} als Typ richtig, wenn der interne Name {name} ist?"),
    ("ko", "{type}를 유형으로, {name}를 내부 이름으로 쓰면 맞나요?"),
    ("ko", "내부 이름이 {name}일 때 유형이 {type}여도 되나요?"),
]


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (("Adobe Experience Cloud", True), ("Adobe_Marketing_Cloud", True)),
        (("Adobe Marketing Cloud", True), ("Adobe_Experience_Cloud", True)),
        (("Adobe_Marketing_Cloud", False), ("Adobe_Experience_Cloud", True)),
        (("Adobe Marketing Cloud", True), ("Adobe Experience Cloud", False)),
    ],
)
@pytest.mark.parametrize(("locale", "said"), _SAID)
def test_each_is_held_against_its_setting(
    desk: Desk, locale: str, said: str, typed: tuple[str, bool], named: tuple[str, bool]
) -> None:
    """Whether the setting stands before its value or behind it."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said.format(type=typed[0], name=named[0]))).told
    assert told
    assert set(told.answered) == {"check/account-type", "check/internal-name"}
    values = {value for memory in person.session.memories for value in memory.values}
    assert values == {Value("type", *typed), Value("internal_name", *named)}


@pytest.mark.parametrize(
    "said",
    [
        "In the account Adobe Experience Cloud the internal name is Adobe_Marketing_Cloud, what is its type?",
        "Is Adobe_Marketing_Cloud the internal name or the type Adobe Marketing Cloud?",
    ],
)
def test_the_account_by_its_name_is_no_value(desk: Desk, said: str) -> None:
    """Nor is a choice, in which a setting has no value."""
    told = Person(desk, Session(chosen="en")).says(Question(said)).told
    assert told
    assert told.verdict is None or told.verdict.is_right is not False


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Are both Adobe_Marketing_Cloud and {} right as internal name?"),
        ("fr", "Adobe_Marketing_Cloud et {} sont-ils tous deux corrects comme nom interne ?"),
        ("sv", "Är både Adobe_Marketing_Cloud och {} rätt som internt namn?"),
        ("de", "Sind Adobe_Marketing_Cloud und {} beide als interner Name richtig?"),
        ("ko", "Adobe_Marketing_Cloud와 {} 둘 다 내부 이름으로 맞나요?"),
    ],
)
@pytest.mark.parametrize(
    ("other", "is_right"), [("Adobe_Experience_Cloud", True), ("Adobe_Foo_Cloud", False)]
)
def test_of_two_internal_names_each_gets_its_verdict(
    desk: Desk, locale: str, said: str, other: str, *, is_right: bool
) -> None:
    """The wrong one first."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said.format(other))).told
    assert told
    assert told.answered == ("check/internal-name",)
    assert told.verdict
    assert told.verdict.is_right is is_right
    assert "`Adobe_Marketing_Cloud`" in person.reads
    assert f"`{other}`" in person.reads
