"""/ticket: what a conversation has shown so far, for Adobe Customer Care or a colleague, ready to copy."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from bot.dialogue import blocks
from bot.dialogue.answers.entry import CARE, HOSTED, topics_button
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment, Reply
from bot.dialogue.people import hosting_model
from bot.dialogue.people.named_contact import named_contact
from bot.dialogue.session import Memory
from bot.dialogue.walk import procedure, walkthrough
from bot.model import Block, BlockKind, Message
from bot.translate import Translator, _, translator
from bot.validator.finding import label

_UNKNOWN = _("not known")
_UNSEEN = _("login fails; what people see is not known")
_NO_PROBLEM = (HOSTED, CARE)
"""What is spoken of and is nobody's problem: who runs Campaign, whom to ask."""
_AFFECTED = {
    "everybody": _("everybody"),
    "several": _("some of the users"),
    "one": _("one person"),
    "computer": _("one computer"),
}
_OUTCOMES: dict[str, Message] = {
    "ok": _("in order"),
    "fixed": _("put right"),
    "done": _("done"),
    "open": _("still wrong"),
    "unknown": _("could not be told"),
}


def press_ticket(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """The button that asks for it."""
    return talk.say(ticket_reply(talk, action.locale))


def ticket_reply(talk: Talk, locale: str, memory: Memory | None = None, said: Message | None = None) -> Reply:
    """The summary as a message of its own, in the person's language.

    `memory` is what the conversation has come to with the present message, `said` what is said before it.
    """
    from bot.dialogue.talking.dialogue_state import recalled

    say = translator(locale)
    told = said or _(
        "Here is what I know, to be sent to Adobe Customer Care or a colleague. Please add what is missing."
    )
    body = (blocks.paragraph(say, told), *summary(talk, memory or recalled(talk), say))
    return Reply(locale, body, ((topics_button(locale),),), is_summary=True)


def summary(talk: Talk, memory: Memory, say: Translator) -> Iterator[Block]:
    """What a conversation has shown, as a block to copy, without any secret, and whom to send it to."""
    yield Block(BlockKind.CODE, text="\n".join(_lines(talk, memory, say)))
    yield from named_contact(talk, say)


def _lines(talk: Talk, memory: Memory, say: Translator) -> Iterator[str]:
    documents, locale, kind = talk.documents, say.locale, talk.session.hosting
    symptoms = (item for item in memory.subjects if item.startswith("symptom/"))
    spoken_of = (item for item in (*symptoms, *memory.checked, *memory.subjects) if item not in _NO_PROBLEM)
    subject = memory.symptom or next(spoken_of, "")
    is_known = bool(subject) and documents.place(subject, locale) is not None
    yield say.text(_("Adobe Campaign, login with Adobe ID (IMS)"))
    unseen = _UNSEEN if memory.affected else _UNKNOWN
    yield say.text(_("Problem: {problem}", problem=documents.title(subject, locale) if is_known else unseen))
    yield say.text(_("Affected: {who}", who=_AFFECTED.get(memory.affected or "", _UNKNOWN)))
    yield say.text(_("Installation: {kind}", kind=hosting_model.kind_name(kind) if kind else _UNKNOWN))
    yield say.text(_("Versions: {versions}", versions=", ".join(memory.versions) or _UNKNOWN))
    yield from (say.text(told) for told in _stuck(talk, locale))
    checked = list(_checked(talk, memory))
    yield say.text(_("Checked:") if checked else _("Checked: nothing yet"))
    for check, outcome in checked:
        if documents.place(check, locale):
            told = _("{name}: {value}", name=documents.title(check, locale), value=_OUTCOMES[outcome])
            yield f"- {say.text(told)}"
    if memory.values:
        yield say.text(_("Values:"))
    for value in memory.values:
        judged = {True: _("right"), False: _("not as documented"), None: _("not settled by the documents")}
        told = _("{name}: {value}", name=label(value.field), value=value.value)
        yield f"- {say.text(told)} ({say.text(judged[value.is_right])})"
    if memory.notes:
        yield say.text(_("Added:"))
    yield from (f"- {note}" for note in memory.notes)


def _stuck(talk: Talk, locale: str) -> Iterator[Message]:
    """The steps of a topic that do not work, of the walk-through that is open."""
    walk = talk.session.walk
    if walk is None or not walkthrough.is_usable(walk, talk.documents) or not walkthrough.is_procedure(walk):
        return
    results = (*walk.results, "open") if walk.is_showing_fix else walk.results
    for step, result in zip(walk.checks, results, strict=False):
        if result == "open":
            title = talk.documents.title(procedure.id_of(step), locale)
            yield _("{title}: step {number} does not work", title=title, number=procedure.number_of(step))


def _checked(talk: Talk, memory: Memory) -> Iterator[tuple[str, str]]:
    """Checks with their outcome: those of the open walk-through, then others that the person has done."""
    walk = talk.session.walk
    of_walk = dict(zip_longest(walk.checks, walk.results[: len(walk.checks)], fillvalue="")) if walk else {}
    yield from ((check, outcome) for check, outcome in of_walk.items() if outcome)
    from bot.dialogue.talking.told_values.value_slots import CHECK_OF

    wrong = {CHECK_OF.get(value.field) for value in memory.values if value.is_right is False}
    for check in memory.checked:
        if not of_walk.get(check):
            yield check, "open" if check in wrong else "done"
