"""A group's internal name, a name that was mistyped, and a message of the screen that is no value."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk, TurnSummary
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

GROUPS = "check/operator-group-names"
NAMED = {
    "en": [
        "the group's internal name is press_team",
        "group internal name is press_team",
        "the internal name of our operator group has changed",
        "internal name of the group in campaign is press_team",
        "is the internal name of the group case sensitive?",
    ],
    "fr": [
        "le nom interne du groupe est presse_sud",
        "le nom interne de notre groupe a changé",
        "le groupe a pour nom interne presse_sud",
        "on a modifié le nom interne d'un groupe d'opérateurs",
        "le groupe d'opérateurs a changé de nom interne",
    ],
    "sv": [
        "gruppens interna namn är press_syd",
        "operatörsgruppens interna namn har ändrats",
        "internt namn på gruppen är press_syd",
        "det interna namnet på operatörsgruppen är press_syd",
        "någon bytte gruppens interna namn",
    ],
    "ko": [
        "그룹의 내부 이름은 press_team이에요",
        "그룹 내부 이름이 바뀌었어요",
        "운영자 그룹의 내부 이름을 바꿨어요",
        "그룹 내부 이름은 press_south입니다",
        "누가 그룹의 내부 이름을 변경했어요",
    ],
    "de": [
        "der interne Name der Gruppe ist presse_sued",
        "der interne Name der Operatorgruppe wurde geändert",
        "der interne Name unserer Gruppe lautet presse_sued",
        "jemand hat den internen Namen der Gruppe geändert",
        "die Gruppe hat den internen Namen presse_sued",
    ],
}
WRONG = {
    "en": 'mask Campaign - south - (.*), profile "campaign - south - Press", ok?',
    "fr": 'masque Campaign - south - (.*), profil "campaign - south - Press", ok ?',
    "sv": 'mask Campaign - south - (.*), profil "campaign - south - Press", stämmer det?',
    "ko": '마스크 Campaign - south - (.*), 프로필 "campaign - south - Press" 맞나요?',
    "de": 'Maske Campaign - south - (.*), Profil "campaign - south - Press", richtig?',
}
RIGHT = {
    "en": [
        "oops, typo, it's Campaign - south - Press",
        'I misspelled it: "Campaign - south - Press"',
    ],
    "fr": [
        "pardon, coquille : Campaign - south - Press",
        "j'ai mal tapé, c'est « Campaign - south - Press »",
    ],
    "sv": [
        "oj, skrivfel, Campaign - south - Press",
        'jag skrev fel, "Campaign - south - Press"',
    ],
    "ko": [
        "죄송해요 오타예요, Campaign - south - Press",
        '잘못 적었어요 "Campaign - south - Press"입니다',
    ],
    "de": [
        "sorry, vertippt: Campaign - south - Press",
        "Tippfehler, es heißt „Campaign - south - Press“",
    ],
}
SEEN = {
    "en": [
        'they see "server not responding"',
        'the message says "access refused"',
        'it shows "unknown problem"',
    ],
    "fr": [
        "ils voient « accès refusé »",
        "ça affiche « erreur inconnue »",
        "un message « serveur indisponible »",
    ],
    "sv": [
        'de får "åtkomst nekad"',
        'det står "okänt fel"',
        'meddelandet "servern svarar inte"',
    ],
    "ko": ['"접근 거부"라고 나와요', '"서버 응답 없음" 메시지가 떠요', '"알 수 없는 문제"라는 오류예요'],
    "de": [
        "sie sehen „Zugriff verweigert“",
        'da steht "unbekanntes Problem"',
        'die Meldung "Server antwortet nicht"',
    ],
}


def _told(desk: Desk, locale: str, *said: str) -> TurnSummary:
    person = Person(desk, Session(chosen=locale))
    for text in said:
        told = person.says(Question(text)).told
    assert told
    return told


def _rows(sayings: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(locale, said) for locale, texts in sayings.items() for said in texts]


@pytest.mark.parametrize(("locale", "said"), _rows(NAMED))
def test_a_groups_internal_name_is_not_the_accounts(desk: Desk, locale: str, said: str) -> None:
    """The group's name goes with the mask; `Adobe_Marketing_Cloud` has nothing to do with it."""
    assert _told(desk, locale, said).answered[:1] == (GROUPS,)


def test_what_was_spoken_of_tells_whose_name(desk: Desk) -> None:
    """After the mask, "the internal name" is the group's, and of an account it stays the account's."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("is the mask Campaign - south - (.*) ok?"))
    told = person.says(Question("the internal name in campaign is press_south")).told
    assert told
    assert told.answered == (GROUPS,)
    assert "Campaign - south - press_south" in person.reads
    assert _told(desk, "en", "what internal name has the account?").answered == ("check/internal-name",)


def test_a_group_is_not_called_by_the_words_for_it(desk: Desk) -> None:
    """The name begins behind "internal name is"."""
    told = _told(
        desk,
        "en",
        "mask is Campaign - south - (.*), profile is Campaign - south - Press, group internal name is Press",
    )
    assert told.verdict
    assert told.verdict.is_right


@pytest.mark.parametrize(("locale", "said"), _rows(RIGHT))
def test_a_mistyped_name_is_judged_anew(desk: Desk, locale: str, said: str) -> None:
    """The mask that was told with it stands."""
    first = _told(desk, locale, WRONG[locale]).verdict
    assert first
    assert first.is_right is False
    told = _told(desk, locale, WRONG[locale], said).verdict
    assert told
    assert told.is_right


@pytest.mark.parametrize(("locale", "said"), _rows(SEEN))
def test_what_the_screen_says_is_no_value(desk: Desk, locale: str, said: str) -> None:
    """No setting has it, so that it is judged against none, and kept as none."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.verdict is None
    assert not any(memory.values for memory in person.session.memories)
