"""An answer is taken or refused, tried later, passed on. In: "ok", "I'll test it Monday". Out: one line."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, changed, talked
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.looked_at import is_of_check
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS
from bot.matcher.normalise import is_hangul
from bot.model import Message
from bot.translate import _

_LINES: dict[str, Message] = {
    "passed-on": _("Good. If questions come up, just ask me."),
    "later": _("Good. Then tell me how it went, or what people see."),
    "intends": _("Good. Then tell me how it went, or what people see."),
    "ok": _("Good. Feel free to ask me anything else."),
    "no": _("All right. Tell me in a few words what it is about, then."),
}
_ELSE = (
    *("same", "next", "so", "restart", "give-up", "hand-over", "make-ticket", "complaint", "leaked"),
    *("leaked-away", "password", "hosted", "unknown", "elaborate", "untouched", "meddled", "solved"),
    *("not-shown", "deny-event", "request", *SYMPTOMS),
)
"""Cues of a message that says or wants more."""
_OF_OK = ("ok", "yes", "anaphora", "greet", "everybody", "judge", "may", "deny-after", "split", "and", "then")
"""Cues that words of consent are made of: "alles klar", "okej då"."""
_PARTS = ("where", "why", "who", "value", "how", "stage", "prod", "both", "long", "detail", "when", "so")
"""Cues by which "ok" asks on: "ok, where?"."""
_ASKS = (
    "ask",
    "question-word",
    "condition",
    "whether",
    "request",
    "tag",
    "judge",
    "may",
    "must",
    "adobe-says",
    "wish",
)
"""Cues by which what somebody is going to do is asked, or told for another reason."""
_LONGEST = 24
"""A choice: words of a message that says no more."""


def read_leave_taking(moment: Moment) -> DialogueAct | None:
    """Nothing is asked: what was said is taken, will be tried, or is passed on."""
    utterance = moment.utterance
    if utterance.questions or moment.tells_secret or moment.is_of_page:
        return None
    is_open = bool(moment.subject or moment.memory.options) or utterance.has("bye", "thanks")
    if utterance.length > _LONGEST or not is_open:
        return None
    cue = _cue(moment)
    if not cue or _has_more(utterance, cue):
        return None
    body = (blocks.paragraph(moment.say, _LINES[cue]),)
    reply = Reply(moment.locale, body, ((topics_button(moment.locale),),))
    subjects = moment.memory.subjects[1:] if cue == "no" else moment.memory.subjects
    return talked(moment, reply, memory=changed(moment.memory, is_asking=False, subjects=subjects))


def _cue(moment: Moment) -> str:
    utterance = moment.utterance
    for cue in ("passed-on", "later"):
        if utterance.has(cue):
            return cue
    if _is_intended(moment):
        return "intends"
    if moment.memory.is_asking or is_of_check(moment):
        return ""
    if not moment.memory.symptom and _is_refusal(utterance):
        return "no"
    return "ok" if _is_consent(utterance) else ""


def _is_intended(moment: Moment) -> bool:
    """Whether no more is said, once something was spoken of, than what somebody is going to do."""
    utterance = moment.utterance
    if not moment.subject or not utterance.has("intends") or moment.noted or moment.mended:
        return False
    told = utterance.spans("intends")
    return all(cue.overlaps(*told) for cue in utterance.spans(*_PARTS, *_ASKS))


def _has_more(utterance: Utterance, cue: str) -> bool:
    """Whether more is said or asked, by words that are none of those of the cue."""
    told = utterance.spans(cue)
    starts = {start for start, _end in utterance.clauses}
    asks = utterance.spans("ask", "question-word")
    asking = [found for found in asks if found.start in starts and cue != "passed-on"]
    return not all(found.overlaps(*told) for found in (*utterance.spans(*_ELSE), *asking))


def _is_refusal(utterance: Utterance) -> bool:
    """Whether no more is said than "no", or "none of these"."""
    told = ("no", "appears-other")
    is_all = not utterance.has("and", "not-shown", *_PARTS) and not utterance.rest(*told, "anaphora", "sorry")
    return utterance.has(*told) and is_all


def _is_consent(utterance: Utterance) -> bool:
    """Whether no more is said than "ok"."""
    told = utterance.spans("ok")
    if not told and is_hangul(utterance.units[0]):
        told = utterance.spans("yes")
    others = utterance.spans("everybody", "one", "others", "done", "in-order")
    is_of_others = not all(cue.is_within(*told) for cue in others)
    is_all = not utterance.has(*_PARTS) and not utterance.rest(*_OF_OK)
    return bool(told) and is_all and not is_of_others and not utterance.has("of-check")
