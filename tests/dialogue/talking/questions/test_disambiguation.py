"""An answer that the matcher is not sure of: what is likeliest in short, and only the others to choose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Match, Message, Outcome, Verdict
from bot.translate import _, translator
from tests.dialogue.person import Person

FIELDS, MASK, SYNTAX, GROUPS = (
    "topic/account-fields",
    "check/association-mask",
    "topic/mask-syntax",
    "check/operator-group-names",
)
UNSURE = _("I am not sure which of these you mean. Which one fits?")
CLOSEST = _("This comes closest in the documentation:")
ONE, EITHER = _("Most likely you mean this:"), _("Most likely you mean one of these:")
NOTHING_ELSE = _("If that is not it, tell me in a few words what people see, or choose a topic.")
OTHERS = _("If that is not it, this comes close too:")


def asked(desk: Desk, locale: str, *found: tuple[str, float]) -> Person:
    """Somebody whose question the matcher takes for one of these."""
    verdict = Verdict(Outcome.SUGGEST, tuple(Match(item, score) for item, score in found), locale)
    person = Person(replace(desk, ask=lambda *_args, **_kwargs: verdict), Session(chosen=locale))
    person.says(Question("quux"))
    return person


def says(person: Person, locale: str, message: Message) -> bool:
    """Whether the last answer has this message."""
    return translator(locale).text(message) in person.reads


def offered(person: Person) -> list[str]:
    """The ids that the buttons show."""
    return [b.action.split(":")[1] for b in person.buttons if b.action.startswith("show:")]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_likely_answer_without_others_is_not_a_choice(desk: Desk, locale: str) -> None:
    """Nor does it say that it is unsure; its title stands there once."""
    person = asked(desk, locale, (FIELDS, 0.7))
    assert says(person, locale, ONE)
    assert says(person, locale, NOTHING_ELSE)
    assert not says(person, locale, UNSURE)
    assert person.reads.count(desk.documents.title(FIELDS, locale)) == 1
    assert offered(person) == [FIELDS]


@pytest.mark.parametrize("locale", LOCALES)
def test_beside_a_likely_answer_only_the_others_are_listed(desk: Desk, locale: str) -> None:
    """The buttons lead to all of them, the likeliest first."""
    person = asked(desk, locale, (MASK, 0.6), (SYNTAX, 0.2), (GROUPS, 0.1))
    assert says(person, locale, ONE)
    assert not says(person, locale, UNSURE)
    listed = person.reads.partition(translator(locale).text(OTHERS))[2]
    assert desk.documents.title(SYNTAX, locale) in listed
    assert desk.documents.entries[MASK].when[locale] not in person.reads
    assert offered(person) == [MASK, SYNTAX, GROUPS]


@pytest.mark.parametrize("locale", LOCALES)
def test_two_likely_answers_are_announced_as_two(desk: Desk, locale: str) -> None:
    """A pair is more than "this"."""
    person = asked(desk, locale, (MASK, 0.4), (SYNTAX, 0.4))
    assert says(person, locale, EITHER)
    assert says(person, locale, NOTHING_ELSE)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_single_candidate_that_is_not_likely_is_what_comes_closest(desk: Desk, locale: str) -> None:
    """One thing is no choice."""
    person = asked(desk, locale, (MASK, 0.2))
    assert says(person, locale, CLOSEST)
    assert says(person, locale, NOTHING_ELSE)
    assert not says(person, locale, UNSURE)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_choice_of_several_asks_which(desk: Desk, locale: str) -> None:
    """None of them is likely."""
    person = asked(desk, locale, (MASK, 0.3), (SYNTAX, 0.2))
    assert says(person, locale, UNSURE)
    assert not says(person, locale, NOTHING_ELSE)


@pytest.mark.parametrize("command", ["check", "walk"])
def test_so_it_is_with_commands(desk: Desk, command: str) -> None:
    """A single check that fits the words is no choice either."""
    verdict = Verdict(Outcome.SUGGEST, (Match(GROUPS, 0.3),), "en")
    person = Person(replace(desk, ask=lambda *_args, **_kwargs: verdict), Session(chosen="en"))
    person.says(Command(command, "quux quux quux"))
    assert not says(person, "en", UNSURE)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_line_announces_what_is_not_there(desk: Desk, locale: str) -> None:
    """A line such as "How to go about it:" needs its steps; hosted people get none of either."""
    person = asked(desk, locale, (FIELDS, 0.7))
    section = desk.documents.place(FIELDS, locale)
    assert section
    lead_ins = ["".join(span.text for span in block.inline) for block in section.section.blocks[2:3]]
    assert lead_ins[0].endswith(":")
    assert lead_ins[0] not in person.reads
    hosted = Person(desk, Session(chosen=locale, hosting="hosted"))
    hosted.says(Question(desk.documents.title(FIELDS, locale)))
    assert lead_ins[0] not in hosted.reads
