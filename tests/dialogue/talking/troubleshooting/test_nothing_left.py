"""All checks are done and it is still the same: each answer is another way on."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind, Outcome
from tests.dialogue.person import Person
from tests.said import in_each

ADOBE, RIGHTS, CARE = "symptom/redirected-to-adobe", "symptom/no-matching-right", "topic/customer-care"
HOSTED = "topic/hosted-customers"
REDIRECTED, STILL, SAME = in_each("redirected"), in_each("still"), in_each("still_the_same")
RIGHTS_MESSAGE, HOSTED_TOLD = in_each("rights_message"), in_each("hosted")


def stuck(desk: Desk, locale: str) -> Person:
    """Somebody who has done both checks of the redirect, and was told that these were all."""
    person = Person(desk, Session(chosen=locale))
    for said in (REDIRECTED[locale], STILL[locale], STILL[locale]):
        person.told(said)
    return person


@pytest.mark.parametrize("locale", LOCALES)
def test_each_answer_is_another(desk: Desk, locale: str) -> None:
    """The list of what is done, a question, the summary, who takes over; then two in turn."""
    person = stuck(desk, locale)
    read = [person.reads]
    assert person.told(SAME[locale]) == (Outcome.ASK, ())
    read.append(person.reads)
    assert person.told(SAME[locale]) == (Outcome.ANSWER, (CARE,))
    read.append(person.reads)
    assert person.reply
    summary = next(block.text for block in person.reply.blocks if block.kind is BlockKind.CODE)
    for item in (ADOBE, "check/callback-url", "check/server-restart"):
        assert desk.documents.title(item, locale) in summary
    assert person.told(SAME[locale]) == (Outcome.ANSWER, (CARE,))
    read.append(person.reads)
    assert len(set(read)) == len(read)
    for _ in range(4):
        before = person.reads
        person.told(SAME[locale])
        assert person.reads != before


@pytest.mark.parametrize("locale", LOCALES)
def test_another_message_on_the_screen_leads_on(desk: Desk, locale: str) -> None:
    """What the question is answered with has checks of its own, and the count begins anew."""
    person = stuck(desk, locale)
    person.told(SAME[locale])
    assert person.told(RIGHTS_MESSAGE[locale]) == (Outcome.ANSWER, (RIGHTS,))
    assert person.told(STILL[locale])[1][0].startswith("check/")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_hosted_person_turns_to_the_representative(desk: Desk, locale: str) -> None:
    """Adobe has the checks; the summary is offered all the same, and no two answers are alike."""
    person = Person(desk, Session(chosen=locale))
    person.told(HOSTED_TOLD[locale])
    person.told(REDIRECTED[locale])
    read = []
    for _ in range(4):
        answered = person.told(SAME[locale])[1]
        assert answered in ((), (HOSTED,))
        read.append(person.reads)
    assert len(set(read)) == len(read)
