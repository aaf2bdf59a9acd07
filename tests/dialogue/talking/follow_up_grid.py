"""A grid of follow-ups: each of those in `follow_ups/standing….<locale>.txt` after each subject.

A form asks what may be asked of anything: where, who, how long, on Linux, too. So it has to be answered from
the subject at hand, or what that leads to, or by the word that the documentation does not tell it: neither
refused, nor guessed at, nor answered from another section.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.dialogue.answers.documents import Documents
from bot.dialogue.desk import Desk, TurnSummary
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome, Record
from tests.dialogue.person import Person

FOLDER = Path(__file__).parent / "follow_ups"
_QUESTIONS = Path(__file__).parents[2] / "cases"
_RESTART = ("check/server-restart", "topic/restart-commands")
_PEOPLE = ("topic/customer-care", "topic/hosted-customers", "topic/admin-console")
_ALSO = {
    **dict.fromkeys(("restart", "command", "windows", "linux", "long", "lose", "may"), _RESTART),
    **dict.fromkeys(("who", "adobe", "hosted", "hybrid"), _PEOPLE),
}
"""Where else such a question may lead, by what it asks."""
_ANYWHERE = ("still", "then")
"""What goes on with the checks, wherever they lead."""
_OF_ONE_THING = {"check/association-mask": "topic/mask-syntax"}


class Form(Record, frozen=True):
    """A follow-up, what it asks, and the id that it names, if any."""

    asks: str
    names: str
    text: str


class Cell(Record, frozen=True):
    """A follow-up after a subject, and why it is a miss; empty where it is none."""

    subject: str
    form: Form
    miss: str


def forms_of(name: str, locale: str) -> list[Form]:
    """The follow-ups of a file."""
    lines = (FOLDER / f"{name}.{locale}.txt").read_text(encoding="utf-8").splitlines()
    forms = []
    for line in lines:
        if not line.startswith("#"):
            asks, _colon, text = line.partition(": ")
            asks, _equals, names = asks.partition("=")
            forms.append(Form(asks, names, text))
    return forms


def begun(desk: Desk, locale: str) -> Iterator[tuple[str, Session]]:
    """Subjects, each with a conversation that has just begun with it."""
    cases = yaml.safe_load((_QUESTIONS / f"questions.{locale}.yaml").read_text(encoding="utf-8"))
    for case in cases["answered"]:
        person = Person(desk, Session(chosen=locale))
        if person.told(case["text"]) == (Outcome.ANSWER, (case["id"],)):
            yield case["id"], person.session


def tried(desk: Desk, subject: str, session: Session, form: Form) -> Cell:
    """What comes of a follow-up in a conversation."""
    turn = Person(desk, session).says(Question(form.text))
    assert turn.told
    return Cell(subject, form, _miss(desk.documents, subject, form, turn.told))


def _miss(documents: Documents, subject: str, form: Form, told: TurnSummary) -> str:
    ids = set(told.answered)
    if form.asks == "meant":
        meant = {form.names, _OF_ONE_THING.get(form.names, form.names)}
        return "" if ids & meant else "what is meant is not answered"
    if told.outcome is Outcome.NONE:
        return "refused"
    if form.asks in _ANYWHERE:
        return ""
    if told.outcome is Outcome.ASK:
        return "asked back"
    if told.outcome is Outcome.SUGGEST and len(ids) != 1:
        return "guessed"
    about = {subject, form.names, *documents.entries[subject].leads_to, *_ALSO.get(form.asks, ())}
    about |= {item for item, entry in documents.entries.items() if subject in entry.leads_to}
    return "" if not ids or ids & about else f"answered from {', '.join(sorted(ids))}"
