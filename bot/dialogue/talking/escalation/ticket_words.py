"""The summary for a human, in words: asked for, added to, sent.

In: such a message. Out: the summary, or what to do with it.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import CARE, onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.people.support_ticket import ticket_reply
from bot.dialogue.session import Memory
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed, talked
from bot.dialogue.talking.asides.user_facts import names_version
from bot.dialogue.talking.dialogue_state import recalled, seeing
from bot.dialogue.talking.escalation.hand_over import whom_to_send, with_contact
from bot.dialogue.talking.message.cue_lexicon import CueMatch
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS, affected_in, symptom_in, with_affected
from bot.privacy.secret_words import has_name
from bot.translate import _

_ASIDE = (
    *("greet", "ok", "yes", "no", "urgent", "sorry", "anaphora", "ask", "and", "judge", "bye", "thanks"),
    *("it-was", "address", "solved", "request", "wish", "split", "join", "besides"),
)
_TROUBLE = ("broken", "login", "when", "everybody", "one", "done")
"""What may be named beside it."""
_OF_TICKET = ("make-ticket", "summary", "of-summary", "human", "adobe", "send")
_BEFORE = (
    *("give-up", "complaint", "stop", "same", "next", "then", "unknown", "negator", "not-shown"),
    *("contrast", "hand-over", "meant", *SYMPTOMS),
)
"""What a clause beside the request may say: why it is wanted."""
_ASKS = ("how", "where", "who", "why", "supposed")
"""Cues of a question about tickets, or of a wish that somebody else had one."""
_NOTE_CHARS = 200
"""A choice: a sentence or two; the summary is for whoever reads many of them."""
_FACT_UNITS = 16
"""A choice: what is missing in a summary is told in fewer words than a new question."""
_NO_FACT = (
    *("solved", "works", "same", "next", "done", "in-order", "thanks", "bye", "complaint", "stop", "meant"),
    *("not-shown", "ask", "changed", "checked", "deny-before", "deny-after", "restart", "request", "unknown"),
    *(*SYMPTOMS, "broken", "human"),
)
"""Cues of what is no mere answer to "please add what is missing"."""
_ADDED = _("I have added that. This is what I know by now; please add what is missing.")
_NEVER = _(
    "No: never send the client secret along, nor a password or a token. The summary leaves them out by "
    "itself."
)
_SEND_IT = _("I send nothing myself: copy the summary and send it like this.")


def read_ticket(moment: Moment) -> DialogueAct | None:
    """The summary for a human, where the bot is asked to write it, whatever the words."""
    utterance = moment.utterance
    if not utterance.has("make-ticket") or _is_denied(utterance):
        return None
    asking = _asking(utterance)
    if any(_beside(utterance, utterance.spans(*_ASKS, within=clause)) for clause in asking):
        return None
    if any(_left(moment, clause) for clause in asking):
        return None
    memory = moment.memory
    if len(asking) == len(utterance.clauses):  # "what we have checked" tells of no check
        memory = changed(memory, checked=recalled(moment.talk).checked)
    for number, clause in enumerate(utterance.clauses):
        if clause in asking:
            continue
        if number in utterance.questions:
            return None  # it has an answer of its own
        if _added(utterance, clause):
            break
        if utterance.rest(*_OF_TICKET, *_ASIDE, *_TROUBLE, *_BEFORE, within=clause):
            return None
    if added := _added(utterance, (asking[0][0], len(utterance.units))):
        memory = _noted(moment, memory, (added[0].start, len(utterance.units)))
    memory = _with_trouble(memory, utterance, [c for c in utterance.clauses if c not in asking])
    return talked(moment, ticket_reply(moment.talk, moment.locale, memory), memory=memory)


def _asking(utterance: Utterance) -> list[tuple[int, int]]:
    """The clauses in which it is asked for: "I need something, that I can send them" has two."""
    asked = utterance.spans("make-ticket")
    return [c for c in utterance.clauses if any(c[0] < found.end and found.start < c[1] for found in asked)]


def _added(utterance: Utterance, within: tuple[int, int] | None = None) -> list[CueMatch]:
    """Where something is to be added, and no summary to be written: "could you *write* a ticket"."""
    return _beside(utterance, utterance.spans("add-ticket", within=within))


def _beside(utterance: Utterance, cues: list[CueMatch]) -> list[CueMatch]:
    """Those of some cues that are no part of the request for the summary."""
    asked = utterance.spans("make-ticket")
    return [found for found in cues if not found.overlaps(*asked)]


def _left(moment: Moment, clause: tuple[int, int]) -> list[int]:
    """What a request for the summary names besides; the name of whom it is for is none of it."""
    utterance = moment.utterance
    added = _added(utterance, clause)
    asked = (clause[0], added[0].start if added else clause[1])
    left = utterance.rest(*_OF_TICKET, "give-up", *_ASIDE, *_TROUBLE, within=asked)
    is_name = len(left) == 1 and left[0] > clause[0] and utterance.words((left[0], left[0] + 1)).istitle()
    return [] if is_name and utterance.locale != "de" else left


def _is_denied(utterance: Utterance) -> bool:
    """Whether the clause that speaks of it denies it, and not only that the login works."""
    trouble = utterance.spans("broken", "unknown", "give-up", "complaint")
    return any(
        not no.is_within(*trouble)
        for clause in _asking(utterance)
        for no in utterance.spans("negator", "deny-before", "no", within=clause)
    )


def read_addition(moment: Moment) -> DialogueAct | None:
    """What is to stand in the summary, too: asked for, or told right after it was given."""
    utterance, memory = moment.utterance, moment.memory
    if utterance.has("how", "where", "who"):
        return None
    is_asked = _added(utterance) and (memory.ticket or utterance.has("summary"))
    if not is_asked and not (memory.ticket == "last" and _is_fact(moment)):
        return None
    noted = _noted(moment, memory, (0, len(utterance.units)))
    if noted is memory:
        return _never(moment) if has_name(moment.text) else None
    return talked(moment, ticket_reply(moment.talk, moment.locale, noted, _ADDED), memory=noted)


def _is_fact(moment: Moment) -> bool:
    """Whether a message tells no more than a version, a time, or who is affected."""
    utterance = moment.utterance
    if moment.is_question or utterance.has(*_NO_FACT) or len(utterance.units) > _FACT_UNITS:
        return False
    return names_version(moment.text) or utterance.has("when", "everybody", "one")


def _noted(moment: Moment, memory: Memory, span: tuple[int, int]) -> Memory:
    """The memory with what a span says beside the request to add it; the same where it must not be kept."""
    from bot.dialogue.message_secrets import may_show  # its patterns take long to load

    utterance = moment.utterance
    asked = _added(utterance, span)
    covered = {at for found in asked for at in range(found.start, found.end)}
    for found in asked:
        start, end = next(c for c in utterance.clauses if c[0] <= found.start < c[1])
        start = max(start, span[0])
        if utterance.rest(*_ASIDE, "summary", "add-ticket", within=(start, found.start)):
            covered |= set(range(found.start, end))  # in Korean and German the request ends the sentence
        else:
            covered |= set(range(start, found.start))
    kept = [
        at
        for start, end in utterance.clauses
        if span[0] < end <= span[1] and utterance.rest(*_ASIDE, "summary", "add-ticket", within=(start, end))
        for at in range(max(start, span[0]), end)
        if at not in covered
    ]
    note = " ".join(utterance.typed(kept).split())[:_NOTE_CHARS]
    if not note or not may_show(note, moment.text):
        return memory
    memory = changed(memory, notes=(*memory.notes, note))
    return with_affected(memory, affected_in(utterance))


def _with_trouble(memory: Memory, utterance: Utterance, beside: list[tuple[int, int]]) -> Memory:
    """The memory with what the other clauses tell: what people see, who is affected.

    The colleague for whom the summary is has no trouble.
    """
    memory = seeing(memory, symptom_in(utterance, beside))
    is_told = any(utterance.spans("everybody", "one", within=clause) for clause in beside)
    return with_affected(memory, affected_in(utterance)) if is_told else memory


def read_about_ticket(moment: Moment) -> DialogueAct | None:
    """Where the summary goes, and whether a secret belongs into it."""
    utterance = moment.utterance
    is_at_hand = bool(moment.memory.ticket) or utterance.has("summary")
    if not moment.is_question and not utterance.has("judge"):
        return None
    if has_name(moment.text):
        is_to_adobe = utterance.has("send") and utterance.has("adobe")
        is_to_adobe = is_to_adobe and not utterance.has("granted", "came-to-us")
        is_sent = is_at_hand or is_to_adobe
        is_asked = utterance.has("put-in", "send") and not utterance.has("how", "where", "who", "why")
        return _never(moment) if is_sent and is_asked else None
    if not is_at_hand or not utterance.has("send") or utterance.has("sent-to-us", "bye", "solved", "works"):
        return None
    if not moment.is_question and not utterance.has("where", "who", "how"):
        return None
    if utterance.rest("where", "who", "how", "then", "next", "speak", *_OF_TICKET, *_ASIDE):
        return None
    locale = moment.locale
    body = (*with_contact(moment, _SEND_IT), *whom_to_send(moment))
    return answered(moment, Reply(locale, body, ((topics_button(locale),),), item=CARE), CARE)


def _never(moment: Moment) -> DialogueAct:
    """No secret goes along."""
    documents, locale = moment.talk.documents, moment.locale
    body = [blocks.paragraph(moment.say, _NEVER)]
    if place := documents.place(CARE, locale):
        body.append(source_line(moment.say, place.page))
    buttons = [onward_button(documents, CARE, locale), topics_button(locale)]
    return answered(moment, Reply(locale, tuple(body), paired(buttons), item=CARE), CARE)
