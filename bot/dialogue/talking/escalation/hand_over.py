"""Giving up, or handing the case on. In: such a message. Out: what whoever goes on needs.

That is the summary for a human, and what the documents want at hand when Adobe is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue import blocks
from bot.dialogue.answers.entry import (
    CARE,
    hosted_notice,
    onward_button,
    paired,
    show_reply,
    source_line,
    topics_button,
)
from bot.dialogue.exchange import Reply
from bot.dialogue.people.named_contact import named_contact
from bot.dialogue.people.support_ticket import summary
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed, talked
from bot.dialogue.talking.message.cue_lexicon import CueMatch
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import opening, part_of
from bot.model import Block, Message
from bot.translate import _

_ON = ("give-up", "hand-over")
_BESIDE = (
    *("of-summary", "adobe", "human", "address", "anaphora", "complaint", "stop", "done", "same", "broken"),
    *("everybody", "one", "login", "when", "urgent", "ok", "yes", "no", "thanks", "bye", "sorry", "and"),
    *("greet", "then", "next", "summary", "negator", "unknown", "send", "split", "join", "contrast"),
)
"""All that may be said along with it."""
_FEW = 3
"""A choice: words of whom it is handed to, and of what was tried."""
_HANDED = _("Then pass this on as well, so that nobody has to start over. Please add what is missing.")
_GIVEN_UP = _(
    "I am sorry that this has led nowhere so far. With this somebody else can go on from here; please add "
    "what is missing."
)


def read_hand_over(moment: Moment) -> DialogueAct | None:
    """What was tried is given up, or goes to somebody else: what they need for it."""
    utterance, memory = moment.utterance, moment.memory
    if not utterance.has(*_ON) or utterance.questions or utterance.has("make-ticket"):
        return None
    if any(_is_asked(utterance, found) for found in utterance.spans(*_ON)):
        return None
    if moment.is_sure and moment.best not in (CARE, moment.subject):
        return None
    if utterance.size(utterance.rest(*_ON, *_BESIDE)) > _FEW:
        return None
    if not (memory.symptom or memory.checked or moment.subject):  # nothing is known that could be handed on
        return _told_how(moment) if utterance.has("hand-over") and utterance.has("adobe") else None
    is_for_adobe = utterance.has("adobe") or not utterance.has("hand-over")
    told = _HANDED if utterance.has("hand-over") else _GIVEN_UP
    body = [blocks.paragraph(moment.say, told), *summary(moment.talk, memory, moment.say)]
    body += whom_to_send(moment) if is_for_adobe else ()
    buttons = [onward_button(moment.talk.documents, CARE, moment.locale), topics_button(moment.locale)]
    reply = Reply(moment.locale, tuple(body), paired(buttons), is_summary=True)
    return talked(moment, reply, memory=changed(memory, is_asking=False))


def _told_how(moment: Moment) -> DialogueAct | None:
    """How Adobe is reached."""
    talk = moment.talk
    shown = show_reply(talk.documents, CARE, moment.locale, hosting=talk.session.hosting)
    return answered(moment, shown, CARE) if shown else None


def _is_asked(utterance: Utterance, found: CueMatch) -> bool:
    """Whether the clause asks for it: "whom do I hand this to"."""
    start = next(start for start, end in utterance.clauses if start <= found.start < end)
    is_question = any(asked.start == start for asked in utterance.spans("ask", within=(start, found.end)))
    asks = utterance.spans("who", "where", "how", within=(start, found.end))
    own = utterance.spans(*_ON)  # Swedish *vår konsult* has the letters of "where"
    return is_question or any(asked.end <= found.start and not asked.is_within(*own) for asked in asks)


def whom_to_send(moment: Moment) -> Iterator[Block]:
    """How Adobe is reached, and what it wants to know, as the documents say it."""
    documents, locale = moment.talk.documents, moment.locale
    place = documents.place(CARE, locale)
    if place is None:
        return
    yield blocks.title(documents.title(CARE, locale))
    yield from opening(documents, CARE, locale)
    if moment.talk.session.hosting == "hosted":
        yield hosted_notice(moment.say)
    else:
        yield from part_of(documents, CARE, "how", locale)
    yield source_line(moment.say, place.page)


def with_contact(moment: Moment, told: Message) -> Iterator[Block]:
    """A line, and whom this bot's operator names as contact."""
    yield blocks.paragraph(moment.say, told)
    yield from named_contact(moment.talk, moment.say)
