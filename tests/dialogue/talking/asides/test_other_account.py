"""An account of another type beside the one for IMS: it stays as it is, whatever is asked about it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.dialogue.talking.asides.other_account import UNIQUE
from tests.dialogue.person import Person, answer_to


@pytest.mark.parametrize(
    ("locale", "said", "stays"),
    [
        ("en", "there's one more external account, type Database, does it count?", "do not delete it"),
        ("en", "one of them is an Oracle account, do I have to change its type?", "leave its type"),
        ("fr", "un des deux est un compte de base de données, il compte ?", "ne le supprimez pas"),
        ("fr", "il y a aussi un compte externe Routage, on le supprime ?", "ne le supprimez pas"),
        ("sv", "det andra kontot är en databas, räknas det?", "Låt det vara kvar"),
        ("sv", "ett av kontona är ett FTP-konto, ska jag byta typ på det?", "ändra inte typen"),
        ("ko", "다른 하나는 데이터베이스 계정인데 이것도 포함되나요?", "그대로 두세요"),
        ("ko", "반송 메일 계정도 있는데 삭제해요?", "그대로 두세요"),
        ("de", "das zweite Konto ist eine Datenbank, zählt das auch?", "Löschen Sie es nicht"),
        ("de", "ein Konto ist für Teradata, soll das weg?", "Löschen Sie es nicht"),
        ("de", "eins ist vom Typ FTP, soll ich den Typ ändern?", "ändern Sie seinen Typ nicht"),
    ],
)
def test_an_account_of_another_type_stays_as_it_is(desk: Desk, locale: str, said: str, stays: str) -> None:
    """Neither the advice on duplicates nor that on the type of the account for IMS is given."""
    reads, answered = answer_to(desk, locale, said)
    assert answered == (UNIQUE,)
    assert stays in reads
    assert "`Adobe_Marketing_Cloud`" in reads or "Adobe_Marketing_Cloud" in reads


def test_it_is_told_after_the_page_on_duplicates(desk: Desk) -> None:
    """Where the page is open, it is enough to say what the other one is."""
    reads, _answered = answer_to(
        desk, "en", "we have two external accounts for IMS", "the other one is for SMS"
    )
    assert "do not delete it" in reads


@pytest.mark.parametrize(
    "said",
    [
        "our type is FTP, is that right?",
        "there are two IMS accounts, both Adobe_Marketing_Cloud. which one do I delete?",
        "how do I set up an FTP external account?",
        "where do I find the database version?",
    ],
)
def test_the_account_for_ims_is_judged_as_ever(desk: Desk, said: str) -> None:
    """A wrong type of it is wrong, and a duplicate of it goes."""
    reads, _answered = answer_to(desk, "en", said)
    assert "of another type does not count" not in reads


OFF = {
    "en": ("there are two accounts for IMS", "one isn't active, does that matter?", "exception"),
    "fr": ("il y a deux comptes pour IMS", "l'autre n'est pas activé en fait", "exception"),
    "sv": ("det finns två IMS-konton", "ett är inaktivt", "undantag"),
    "ko": ("IMS 계정이 두 개입니다", "하나는 비활성 상태인데요", "예외"),
    "de": ("es gibt zwei Konten für IMS", "das eine ist abgeschaltet", "Ausnahme"),
}


@pytest.mark.parametrize("locale", OFF)
def test_one_that_is_switched_off_is_a_duplicate_all_the_same(desk: Desk, locale: str) -> None:
    """The documents make no exception; nothing is noted as done."""
    opened, told, said = OFF[locale]
    person = Person(desk, Session(chosen=locale))
    person.says(Question(opened))
    person.says(Question(told))
    assert said in person.reads
    assert not person.session.memories[0].checked


def test_one_that_was_switched_off_and_is_gone_is_no_question(desk: Desk) -> None:
    """It is the check at hand that is done."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("there are two accounts for IMS"))
    person.says(Question("deleted the disabled one. next?"))
    assert person.session.memories[0].checked == (UNIQUE,)
