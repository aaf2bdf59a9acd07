"""Thanks, anger, "are you a human?", a lone yes. Out: one fitting line each."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import CARE, paired, ticket_button, topics_button
from bot.dialogue.exchange import Button, Reply
from bot.dialogue.notices import purpose
from bot.dialogue.people.named_contact import named_contact
from bot.dialogue.talking.act import DialogueAct, Moment, changed, talked
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import PARTS
from bot.dialogue.talking.sections.vocabulary import are_of_other_things
from bot.dialogue.talking.troubleshooting.looked_at import is_of_check, is_only_checked
from bot.model import Message, Outcome
from bot.translate import _

_LINES: dict[str, Message] = {
    "thanks": _("You are welcome. Feel free to ask me anything else."),
    "solved": _("Good to hear! If it comes back, tell me what people see."),
    "complaint": _(
        "I am sorry that I could not help. Tell me in a few words what people see when they log "
        "in, or use /ticket to get a summary for a human."
    ),
    "human": _(
        "I am a program and cannot put you through to anybody. With /ticket I write a summary that you can "
        "send to Adobe Customer Care or to a colleague."
    ),
    "who-are-you": _("I am a program, not a human: everything I say comes from the documentation."),
    "bye": _("Goodbye! I am here whenever you have a question."),
    "sorry": _("No problem. Feel free to ask me anything else."),
    "ok": _("Good. Feel free to ask me anything else."),
    "yes": _("Good. Tell me what you want to know: what do people see, or which setting is it about?"),
    "no": _("All right. Tell me in a few words what it is about, then."),
    "unknown": _(
        "That does not matter. Tell me what people see when they log in, and I will know where to look."
    ),
    "stop": _("All right, I will stop here. Feel free to ask me anything else."),
}
_FIRM = ("human", "who-are-you", "complaint")
"""What counts although more is said beside it, unless the rest is surely a question."""
_FEW, _SOME = 2, 6
"""Units of other things beside small talk, and beside what counts all the same."""
_LIKELY, _CLEAR = 0.6, 0.8
"""From which probability on Adobe Customer Care is asked for, and from which on any id."""
_PAGE = 0.8
"""From this probability on a page is asked about. Who asks for a human has words of some page, too."""
_RAGE = 3
"""So many such words are more than rage."""
_POLITE = ("thanks", "bye", "sorry", "greet")
"""What is said beside a report or a question too."""
_ASIDE = (
    "greet",
    "ok",
    "yes",
    "no",
    "urgent",
    "sorry",
    "anaphora",
    "ask",
    "and",
    "judge",
    "bye",
    "thanks",
    "it-was",
    "address",
    "solved",
)
_CLOSING = (
    "thanks",
    "solved",
    "done",
    "ok",
    "yes",
    "greet",
    "bye",
    "it-was",
    "when",
    "and",
    "anaphora",
    "login",
)
"""All that is said in a message that ends a matter."""
_NOT_SOLVED = ("broken", "one", "where", "how")
"""Cues within which it is not said to be solved: "one cannot, …", French « ça se règle où »."""
_TROUBLE = ("broken", "login", "when", "everybody", "one", "done")
"""What may be named beside the word that it is solved."""


def read_small_talk(moment: Moment) -> DialogueAct | None:
    """A message that is no question about the subject, nor about a page."""
    utterance = moment.utterance
    cue = "" if moment.is_of_page and moment.verdict.matches[0].score >= _PAGE else _cue(moment)
    if not cue:
        return None
    if cue == "greet":
        return talked(moment, menus.greeting(moment.talk.documents, moment.locale))
    if cue in ("thanks", "solved", "bye") and not utterance.has("same"):
        memory = changed(moment.memory, is_asking=False)
    else:
        memory = moment.memory
    return talked(moment, small_reply(cue, moment), memory=memory)


def read_closing(moment: Moment) -> DialogueAct | None:
    """Thanks for what is done: no step of a list of checks, though a word says that something is done."""
    utterance = moment.utterance
    is_angry = (
        utterance.has("complaint")
        and not utterance.has("same", "next")
        and not utterance.rest("complaint", "done", *_ASIDE)
    )
    if is_angry and utterance.has("done"):
        return talked(moment, small_reply("complaint", moment))
    if not utterance.has("thanks", "solved") or not utterance.has("done"):
        return None
    if utterance.has("same", "next", "negator") or moment.is_question or utterance.rest(*_CLOSING):
        return None
    if is_of_check(moment):
        return None
    cue = "solved" if _stands(utterance, "solved") else "thanks"
    return talked(moment, small_reply(cue, moment), memory=changed(moment.memory, is_asking=False))


def told_solved(moment: Moment) -> DialogueAct:
    """The line for who says that it works."""
    return talked(moment, small_reply("solved", moment), memory=changed(moment.memory, is_asking=False))


def told_thanks(moment: Moment) -> DialogueAct:
    """The line for who says thanks."""
    return talked(moment, small_reply("thanks", moment), memory=changed(moment.memory, is_asking=False))


def read_lone_word(moment: Moment) -> DialogueAct | None:
    """Yes, no, ok, stop, without a question to which it could be the answer."""
    cue = _lone_cue(moment)
    return (
        talked(moment, small_reply(cue, moment), memory=changed(moment.memory, is_asking=False))
        if cue
        else None
    )


def _cue(moment: Moment) -> str:
    """The speech act of a message that is not about the subject; empty for any other."""
    utterance = moment.utterance
    for cue in ("complaint", "human", "who-are-you", "solved", "thanks", "bye", "sorry", "greet"):
        if utterance.has(cue) and not _is_other(moment, cue) and _is_said(moment, cue):
            return cue
    return _to_the_bot(moment)


def _is_other(moment: Moment, cue: str) -> bool:
    """Whether the words of a cue stand in a message that is something else: a question, a report."""
    utterance = moment.utterance
    if cue == "solved":
        is_not_yet = is_only_checked(utterance) or utterance.has("negator", "same") or _asks(utterance)
        return is_not_yet or not _stands(utterance, "solved", beside=_NOT_SOLVED)
    if cue == "sorry" and utterance.has("hosted", "hybrid", "on-premise"):
        return True  # what was told before is put right
    if cue in ("thanks", "sorry") and moment.subject and utterance.has_outside(cue, *PARTS):
        return True
    if cue == "human" and moment.subject and moment.is_question and _asks_whom(utterance):
        return True  # "whom do I ask, then?" is about the subject
    if cue in ("human", "who-are-you") and moment.subject and utterance.has("and"):
        return bool(utterance.rest(cue, *_ASIDE))  # "and who puts it on that list?"
    if cue == "who-are-you" and moment.subject and utterance.has_outside(cue, "anaphora"):
        return True  # "la liste, c'est qui ?"
    if cue in _FIRM and (_is_of_other_things(moment, cue) or _asks_beside(moment, cue)):
        return True
    if cue == "human" and utterance.has("solved", "works") and not utterance.has("same", "negator"):
        return True  # "our technician has fixed it, it works"
    if cue == "human" and moment.best == CARE and utterance.has("adobe") and _is_asked_for(moment):
        return True
    is_of_care = moment.is_question and moment.subject == CARE
    if cue == "human" and (is_of_care or (utterance.has("adobe") and len(utterance.spans("ask")) > 1)):
        return True  # "does it … ? and how do I reach Adobe?"
    if cue in _POLITE and moment.is_question and utterance.rest(cue, *_ASIDE):
        return True
    return cue in _POLITE and not _is_solved(utterance) and _reports(utterance)


def _is_solved(utterance: Utterance) -> bool:
    """Whether it is said to work: *ça marche* is part of a trouble in French *ça marche plus*."""
    return any(not cue.is_within(*utterance.spans("broken")) for cue in utterance.spans("solved"))


def _asks(utterance: Utterance) -> bool:
    """Whether it asks, and not only tells with words that also ask: "now *is it* up and running"."""
    told = utterance.spans("solved", "works")
    return bool(utterance.questions) or any(not ask.is_within(*told) for ask in utterance.spans("ask"))


def _asks_beside(moment: Moment, cue: str) -> bool:
    """Whether another clause than that of the cue asks something that the matcher knows of."""
    utterance = moment.utterance
    for number in utterance.questions:
        clause = utterance.clauses[number]
        if utterance.spans(cue, within=clause) or not utterance.rest(*_ASIDE, within=clause):
            continue
        if moment.ask(utterance.words(clause)).outcome is not Outcome.NONE:
            return True
    return False


def _asks_whom(utterance: Utterance) -> bool:
    """Whether all that names a human is a question whom to turn to."""
    asked = utterance.spans("who")
    return bool(asked) and all(found.overlaps(*asked) for found in utterance.spans("human"))


def _is_of_other_things(moment: Moment, cue: str) -> bool:
    """Whether what else is said is of things that nobody names who speaks of a login: a printer, a bill."""
    utterance = moment.utterance
    left = utterance.rest(cue, *_ASIDE, *PARTS)
    least = _RAGE if cue == "complaint" else 1
    return are_of_other_things(moment.talk.documents, utterance, left, least)


def _is_asked_for(moment: Moment) -> bool:
    """Whether Adobe Customer Care is likely meant, and no human instead of the bot."""
    return moment.verdict.matches[0].score >= _LIKELY


def _is_clear(moment: Moment) -> bool:
    """Whether the matcher is nearly sure of something else, so that a cue is but a word of it."""
    found = moment.verdict.matches
    return bool(found) and found[0].score >= _CLEAR and found[0].id != CARE


def _is_said(moment: Moment, cue: str) -> bool:
    """Whether a cue is what the message is for: little is said beside it, or nothing of the subject."""
    utterance = moment.utterance
    if cue == "solved" and utterance.has("thanks", "it-was"):
        return utterance.size(utterance.rest(cue, *_ASIDE, *_TROUBLE)) <= _SOME
    if cue == "thanks" and utterance.has("it-was") and not moment.is_question:
        return utterance.size(utterance.rest(cue, *_ASIDE)) <= _SOME
    left = utterance.rest(cue, *_ASIDE, *((*_TROUBLE, "restart") if cue == "solved" else ()))
    is_of_subject = moment.is_sure or (cue in _FIRM and _is_clear(moment))
    is_little = utterance.size(left) <= _FEW and not is_of_subject
    is_firm = (
        cue in _FIRM and utterance.size(left) <= _SOME and not is_of_subject and not utterance.has("broken")
    )
    return not left or is_little or is_firm


def _reports(utterance: Utterance) -> bool:
    """Whether something is told to be broken, by more than words that a greeting or thanks are made of."""
    return _stands(utterance, "broken", beside=_POLITE)


def _stands(utterance: Utterance, cue: str, *, beside: tuple[str, ...] = ("broken",)) -> bool:
    """Whether a cue stands somewhere but within other ones that mean something else: "not *working now*".

    One that begins before it counts as well, wherever it ends: it has the negation.
    """
    others = utterance.spans(*beside)
    return any(
        not any(
            other.start <= found.start < other.end and (other.start < found.start or found.end <= other.end)
            for other in others
        )
        for found in utterance.spans(cue)
    )


def _to_the_bot(moment: Moment) -> str:
    """Anger: what is told to or of the bot, and of nothing that is documented."""
    utterance = moment.utterance
    if moment.verdict.outcome is not Outcome.NONE or moment.is_question or not utterance.has("address"):
        return ""
    is_long = utterance.size(utterance.rest("address", *_ASIDE)) > _SOME
    return "" if is_long or utterance.has("broken", "login", *PARTS) else "complaint"


def _lone_cue(moment: Moment) -> str:
    utterance = moment.utterance
    if utterance.has(*PARTS) and moment.subject:
        return ""
    for cue in ("stop", "unknown", "ok", "yes", "no"):
        if utterance.is_only(cue) or (utterance.has(cue) and not utterance.rest(cue, *_ASIDE)):
            return cue if not (moment.is_question and moment.is_sure) else ""
    return ""


def small_reply(cue: str, moment: Moment) -> Reply:
    """The line for a speech act, with the buttons that fit it."""
    say = moment.say
    body = [blocks.paragraph(say, _LINES[cue])]
    buttons: list[Button] = []
    if cue == "who-are-you":
        body.append(blocks.paragraph(say, purpose(say.locale)))
    if cue in ("human", "complaint"):
        buttons.append(ticket_button(moment.locale))
    if cue == "human":
        body += named_contact(moment.talk, say)
    if cue not in ("thanks", "bye", "solved"):
        buttons.append(topics_button(moment.locale))
    return Reply(moment.locale, tuple(body), paired(buttons))
