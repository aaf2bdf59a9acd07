"""Checks that people say they have made. In: a message. Out: what is done, noted; what a colleague asks then.

"We checked the callback URL, it is fine" wants no page about that URL. It is remembered as done whatever else
the message says; where that is all it says, and nobody knows yet what people see, this is what is asked.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.answers.documents import Documents
from bot.dialogue.talking import triage
from bot.dialogue.talking.act import DialogueAct, Moment, changed
from bot.dialogue.talking.brief import named_in
from bot.dialogue.talking.next_check import checks_for, is_undone, supposes
from bot.dialogue.talking.utterance import Utterance
from bot.dialogue.talking.value_verdict import is_value_asked
from bot.dialogue.talking.vocabulary import named
from bot.dialogue.walk.walkthrough import RESTART
from bot.translate import _

_MADE = ("done", "in-order", "deny-after")
"""Cues that say of what is named that somebody looked at it, or that it is right."""
_AGAINST = (
    "negator",
    "no",
    "broken",
    "unknown",
    "all-but",
    "not-shown",
    "deny-before",
    "deny-event",
    "whether",
    "ask",
    "supposed",
)
"""Cues that speak against it, but where they are a part of such words: "nothing wrong with it"."""
_BESIDE = (
    *_MADE,
    "of-check",
    "same",
    "ok",
    "yes",
    "and",
    "anaphora",
    "thanks",
    "greet",
    "when",
    "next",
    "then",
    "everybody",
    "judge",
    "also",
    "solved",
    "split",
    "split-after",
    "clause-end",
    "asked-for",
    "join",
)
"""Cues of a message that says no more than that."""
_UNNAMED = tuple(cue for cue in _BESIDE if cue != "deny-after")
"""Those that name nothing; a denial reaches across what it denies: "we have the callback URL checked"."""
_SERVER = 1
"""Words for what is restarted."""
_LIKELY = 0.6
"""From this probability on a check counts as named; nothing that was said before makes one likelier."""


def with_reported(moment: Moment) -> Moment:
    """Note the checks that are said to be made."""
    found = tuple(check for check in reported_in(moment).values() if check not in moment.memory.checked)
    if not found:
        return moment
    memory = changed(moment.memory, checked=(*moment.memory.checked, *dict.fromkeys(found)))
    return replace(moment, memory=memory)


def read_reported(moment: Moment) -> DialogueAct | None:
    """Nothing but checks that are made, where nothing is known of what people see."""
    utterance, memory = moment.utterance, moment.memory
    if memory.symptom or moment.talk.session.hosting == "hosted":
        return None
    reported = reported_in(moment)
    if not reported or utterance.has("meant", "contrast"):
        return None
    if _is_about_else(moment, set(reported.values())):
        return None
    if moment.subject and not set(checks_for(moment.talk.documents, moment.subject)).isdisjoint(
        reported.values()
    ):
        return None  # the next check of what is spoken of
    others = (clause for clause in utterance.clauses if clause not in reported)
    if any(_is_more(utterance, clause) for clause in others):
        return None
    done = tuple(dict.fromkeys(reported.values()))
    act = triage.asked_back(moment, (named_in(moment, _("Good, then this is done: {checks}."), done),))
    return replace(act, matches=moment.verdict.matches)


def _is_about_else(moment: Moment, reported: set[str]) -> bool:
    """Whether the message is likely about none of these, nor about a topic that leads to one."""
    matches, entries = moment.verdict.matches, moment.talk.documents.entries
    if not matches or matches[0].score < _LIKELY or moment.best in reported:
        return False
    is_topic = moment.best.startswith("topic/") and moment.best in entries
    return not (is_topic and reported.intersection(entries[moment.best].leads_to))


def reported_in(moment: Moment) -> dict[tuple[int, int], str]:
    """The clauses in which a check is said to be made, with that check."""
    utterance, known = moment.utterance, moment.talk.documents.entries
    if not utterance.has(*_MADE) or utterance.has("it-was"):
        return {}  # "it was the mask, thanks" ends the matter
    if is_value_asked(moment):
        return {}  # "it is …, right?": what is stated is judged before anybody calls it done
    found: dict[tuple[int, int], str] = {}
    for number, clause in enumerate(utterance.clauses):
        if number in utterance.questions or not utterance.rest(*_UNNAMED, within=clause):
            continue
        if _asks_where(utterance, clause) or supposes(utterance, clause) or _asks_by_order(utterance, clause):
            continue
        # "That is fine, the right letters, checked" is of the check at hand.
        is_detail = utterance.has("of-check")
        after = () if is_detail else utterance.clauses[number + 1 : number + 2]
        span = (clause[0], after[0][1] if after and not _is_more(utterance, after[0]) else clause[1])
        if not utterance.spans(*_MADE, within=span) or _is_denied(utterance, span):
            continue
        is_whole = len(utterance.clauses) == 1
        matches = (moment.verdict if is_whole else moment.ask(utterance.words(clause))).matches
        item = matches[0].id if matches and matches[0].score >= _LIKELY else ""
        if not item.startswith("check/"):
            item = RESTART if _is_restarted(utterance, clause) else _named(moment, clause)
        if item.startswith("check/") and item in known and _is_found_right(utterance, span, item):
            found[clause] = item
    return found


def _asks_where(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause asks, without a mark: "where do I see whether it is right", "and I have it where"."""
    return any(
        cue.end == clause[1] or not utterance.rest("and", "ok", within=(clause[0], cue.start))
        for cue in utterance.spans("where", within=clause)
    )


def _asks_by_order(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause asks, without a mark, by its verb: "stämmer masken", "stimmt der Callback"."""
    found = utterance.spans("in-order", within=clause)
    if not found or utterance.rest(within=(clause[0], found[0].start)):
        return False
    return bool(utterance.rest(*_BESIDE, within=(found[0].end, clause[1])))


def _is_found_right(utterance: Utterance, span: tuple[int, int], item: str) -> bool:
    """Whether it is said to be right, and not only changed, or not meant; a restart need but be done."""
    if item == RESTART:
        return bool(utterance.spans("done", "in-order", within=span))
    is_made = utterance.spans("deny-after", within=span) and utterance.spans("done", "ok", within=span)
    return bool(is_made or utterance.spans("in-order", within=span))


def _named(moment: Moment, clause: tuple[int, int]) -> str:
    """The check that is called by its name, where what is said of it is likelier of something else."""
    units = moment.utterance.rest(*_UNNAMED, within=clause)
    documents, locale = moment.talk.documents, moment.locale
    item = named(documents, locale, moment.utterance, units, near=RESTART) if units else ""
    return item or _twin(documents, moment.best)


def _twin(documents: Documents, item: str) -> str:
    """The one check of a topic: either leads to the other, as the mask and its syntax do."""
    entries = documents.entries
    leads_to = entries[item].leads_to if item in entries else ()
    twins = [check for check in leads_to if check.startswith("check/") and item in entries[check].leads_to]
    return twins[0] if len(twins) == 1 else ""


def _is_restarted(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether what is done is a restart: "we have restarted the server"."""
    if utterance.size(utterance.rest(*_UNNAMED, "restart", "login", within=clause)) > _SERVER:
        return False
    return all(utterance.spans(cue, within=clause) for cue in ("restart", "done"))


def _is_more(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause says something of its own, and not only that the check is right, or "what next?"."""
    if utterance.spans("next", within=clause) and not utterance.rest(*_BESIDE, "ask", "how", within=clause):
        return False
    is_asked = clause in (utterance.clauses[number] for number in utterance.questions)
    return is_asked or bool(utterance.rest(*_BESIDE, within=clause)) or _is_denied(utterance, clause)


def _is_denied(utterance: Utterance, span: tuple[int, int]) -> bool:
    """Whether something speaks against it: a cue that does not lie within one that says that all is well."""
    good = utterance.spans(*_MADE, "yes", within=span)
    return is_undone(utterance, span) or any(
        not any(well.start <= cue.start < well.end for well in good)
        for cue in utterance.spans(*_AGAINST, within=span)
    )
