"""What people see, told with a greeting, a time and who it is. In: a report. Out: the symptom's page.

The matcher is sure of a sentence that says what people see and little else. In "hello, since this morning all
our users are sent to some page of Adobe's" most words say something else; the cues tell which those are.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from bot.dialogue.answers.entry import show_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.contrast import SMALL, clauses_of
from bot.dialogue.talking.message.cue_lexicon import CueMatch
from bot.dialogue.talking.message.elsewhere import is_elsewhere
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.vocabulary import are_familiar, are_of_other_things
from bot.dialogue.talking.troubleshooting.one_computer import CONSOLE
from bot.dialogue.talking.troubleshooting.reported_check import reported_in
from bot.dialogue.talking.troubleshooting.reported_restart import restarts_in
from bot.dialogue.talking.troubleshooting.triage import (
    BORNE_OUT,
    CHATTER,
    MEMBERSHIP,
    SURELY,
    SYMPTOMS,
    affected_in,
    settled,
    with_affected,
)
from bot.dialogue.talking.troubleshooting.vague_report import SAID_OF_REPORT
from bot.matcher.normalise import is_hangul

_DENIES = ("deny-before", "deny-after", "deny-event", "deny-back", "meant")
_OTHERWISE = (*_DENIES, "solved", "done", "in-order", "next", "restart", "all-but", "value")
"""Cues of a message that does more with a symptom than tell it."""
_CORRECTS = ("no", "sorry", "meant", "deny-back")
"""Cues by which one takes back what was said before."""
_MEANT = (MEMBERSHIP, *SYMPTOMS.values())
_WORDS, _SYLLABLES = 2, 3
"""So much, fillers aside, says of itself what is seen: "missing rights"; "a message" does not."""
_SENTENCE = 4
"""Units of a cue that is a sentence of its own: "the sign-in window stays white"."""
_CANDIDATES = 2
"""Ids among which the matcher has what two parts of a clause name."""
_NAME = "adobe"
"""A compound of it says as much as two words: *adobesidan*."""


def read_told(moment: Moment) -> DialogueAct | None:
    """A report that names one thing that people see, and the circumstances, checks that are made included."""
    utterance = moment.utterance
    if moment.is_of_page or not utterance.has(*SYMPTOMS):
        return None
    moment = _without_circumstances(moment)
    if moment.is_sure and not _is_another(moment):
        return None
    made = reported_in(moment)
    clauses = [clause for clause in utterance.clauses if clause not in made]
    if any(_is_otherwise(utterance, clause) for clause in clauses):
        return None
    symptom = _told(moment, clauses)
    if symptom in ("", moment.memory.symptom) or _is_of_other_things(moment, clauses):
        return None
    if symptom == SYMPTOMS["appears-adobe"] and _is_topic(moment):
        return None
    memory = with_affected(moment.memory, affected_in(utterance))
    is_membership = symptom == SYMPTOMS["appears-rights"] and moment.best == MEMBERSHIP
    if is_membership and memory.affected != "everybody":
        return settled(moment, memory, MEMBERSHIP)
    return settled(moment, memory, symptom)


def _is_another(moment: Moment) -> bool:
    """Whether one that is surely told is another than what was spoken of, and nothing is asked of that."""
    is_symptom = moment.best in SYMPTOMS.values() and bool(moment.subject)
    return is_symptom and moment.best != moment.subject and not _asks(moment.utterance)


def read_console_window(moment: Moment) -> DialogueAct | None:
    """A sign-in window of the console that stays empty: its cache, before the scopes that all have."""
    utterance, documents = moment.utterance, moment.talk.documents
    window = utterance.spans("in-console")
    is_empty = any(not cue.is_within(*window) for cue in utterance.spans("appears-no-page"))
    if not window or not is_empty or moment.is_of_page:
        return None
    if moment.memory.symptom or utterance.has(*_DENIES, "done", "solved", "where", "how", "not-shown"):
        return None
    shown = show_reply(documents, CONSOLE, moment.locale, hosting=moment.talk.session.hosting)
    if shown is None:
        return None
    act = answered(moment, shown, CONSOLE)
    memory = changed(with_affected(act.memory, affected_in(utterance)), symptom=SYMPTOMS["appears-no-page"])
    return replace(act, memory=memory)


def read_other_symptom(moment: Moment) -> DialogueAct | None:
    """What they see after all: "sorry, the page does open, it is the message about rights"."""
    utterance, seen = moment.utterance, moment.memory.symptom
    if not seen or moment.is_of_page or _asks(utterance) or not utterance.has(*_CORRECTS):
        return None
    if utterance.has("restart", "solved", "all-but") or (moment.is_sure and moment.best not in _MEANT):
        return None
    told = {
        SYMPTOMS[cue]
        for clause in clauses_of(utterance)
        if not _is_denied(utterance, clause)
        for cue in SYMPTOMS
        if _tells(moment, cue, clause) or _is_alone(utterance, cue, clause)
    }
    if len(told) != 1 or seen in told:
        return None
    return settled(moment, with_affected(moment.memory, affected_in(utterance)), told.pop())


def _asks(utterance: Utterance) -> bool:
    """Whether a clause ends in a question mark, or begins as a question does."""
    starts = {start for start, _end in utterance.clauses}
    return bool(utterance.questions) or any(cue.start in starts for cue in utterance.spans("ask"))


def _is_alone(utterance: Utterance, cue: str, clause: tuple[int, int]) -> bool:
    """Whether a clause says no more than this: "it is the rights message"."""
    return bool(utterance.spans(cue, within=clause)) and not utterance.rest(cue, *SMALL, within=clause)


def _is_denied(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause says that something is not seen, or that the page does come."""
    seen = utterance.spans(*SYMPTOMS, within=clause)
    denials = utterance.spans("deny-before", "deny-after", "negator", within=clause)
    return any(not no.is_within(*seen) for no in denials)


def with_rights_seen(moment: Moment, act: DialogueAct) -> DialogueAct:
    """The act, with what people see kept where their group, the first check of it, is the answer."""
    is_told = act.answered == (MEMBERSHIP,) and moment.utterance.has("appears-rights")
    if not is_told or act.memory.symptom or moment.is_question:
        return act
    return replace(act, memory=changed(act.memory, symptom=SYMPTOMS["appears-rights"]))


def _is_topic(moment: Moment) -> bool:
    """Whether a topic is likely meant: some have a page of Adobe's in them that is no redirect."""
    matches = moment.verdict.matches
    return bool(matches) and matches[0].id.startswith("topic/") and matches[0].score >= SURELY


def _is_of_other_things(moment: Moment, clauses: list[tuple[int, int]]) -> bool:
    """Whether what else is said is of something else, or much; one word alone ("pity. …") is an aside."""
    utterance, documents = moment.utterance, moment.talk.documents
    left: list[int] = []
    for clause in clauses:
        rest = utterance.rest(*SAID_OF_REPORT, *SYMPTOMS, within=clause)
        own = [at for at in rest if not utterance.units[at][0].isdigit()]  # "since 9"
        is_aside = utterance.size(own) <= 1 and not utterance.spans(*SYMPTOMS, within=clause)
        left += [] if is_aside else own
    if is_elsewhere(documents, moment.text) or are_of_other_things(documents, utterance, left):
        return True
    return utterance.size(left) > CHATTER and not are_familiar(documents, utterance, left)


def _without_circumstances(moment: Moment) -> Moment:
    """What the matcher makes of the rest where a clause says but "since 8", or "we are hosted"."""
    utterance = moment.utterance
    asides = [
        clause
        for clause in utterance.clauses
        if _is_hour(utterance, clause) or _is_hosting(utterance, clause)
    ]
    if not asides:
        return moment
    rest = ", ".join(utterance.words(clause) for clause in utterance.clauses if clause not in asides)
    return replace(moment, verdict=moment.ask(rest))


def _is_hour(utterance: Utterance, clause: tuple[int, int]) -> bool:
    left = utterance.rest(*SAID_OF_REPORT, within=clause)
    is_time = bool(left) and all(utterance.units[at][0].isdigit() for at in left)
    return is_time and bool(utterance.spans("when", within=clause))


def _is_hosting(utterance: Utterance, clause: tuple[int, int]) -> bool:
    is_told = bool(utterance.spans("hosted", within=clause))
    return is_told and not utterance.rest("hosted", *SAID_OF_REPORT, within=clause)


def _told(moment: Moment, clauses: list[tuple[int, int]]) -> str:
    """The one symptom that is told; of several the one that the matcher finds likeliest; empty without."""
    told = {SYMPTOMS[cue] for clause in clauses for cue in SYMPTOMS if _tells(moment, cue, clause)}
    if len(told) > 1:
        told &= {moment.best}
    return told.pop() if told else ""


def _tells(moment: Moment, cue: str, clause: tuple[int, int]) -> bool:
    """Whether a clause says what is seen, and not only a word of it, nor that it is not seen."""
    utterance = moment.utterance
    found = utterance.spans(cue, within=clause)
    if not found or (cue == "appears-adobe" and _is_negated(utterance, clause)):
        return False
    said = {at for span in found for at in utterance.rest(within=(span.start, span.end))}
    least = _SYLLABLES if any(is_hangul(utterance.units[at]) for at in said) else _WORDS
    compounds = sum(utterance.units[at] != _NAME and utterance.units[at].startswith(_NAME) for at in said)
    if cue != "appears-no-page" and len(said) + compounds >= least:
        return True
    if any(cue.end - cue.start >= _SENTENCE and not is_hangul(utterance.units[cue.start]) for cue in found):
        return True
    is_twice = _is_said_twice(found)
    most = _CANDIDATES if is_twice else 1
    made = (told.end for told in restarts_in(utterance) if clause[0] < told.end < clause[1])
    spans = (clause, *((end, clause[1]) for end in made))  # "we restarted and …"
    asked = (moment.ask(utterance.words(span)).matches[:most] for span in spans)
    matches = (*moment.verdict.matches[:most], *chain.from_iterable(asked))
    meant = (SYMPTOMS[cue], MEMBERSHIP) if cue == "appears-rights" else (SYMPTOMS[cue],)
    least_likely = 0.0 if is_twice else BORNE_OUT
    return any(match.id in meant and match.score >= least_likely for match in matches)


def _is_said_twice(found: list[CueMatch]) -> bool:
    """Whether two parts of a clause name it: "sign-in window" and "white"."""
    return max(cue.start for cue in found) >= min(cue.end for cue in found)


def _is_negated(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause has a negation that is not one of who gets in, or of what works."""
    others = utterance.spans("everybody", "one", "broken", within=clause)
    return any(not no.is_within(*others) for no in utterance.spans("negator", within=clause))


def _is_of_others(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause says that the others get in: a part of the report that one person does not."""
    return bool(utterance.spans("one", within=clause)) and not utterance.spans(*SYMPTOMS, within=clause)


def _is_otherwise(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause asks, denies, or does anything but tell."""
    if _is_of_others(utterance, clause):
        return False
    left = utterance.rest(*SAID_OF_REPORT, within=clause) or utterance.spans(*SYMPTOMS, within=clause)
    if not left:
        return bool(utterance.spans("done", "in-order", "restart", within=clause))
    restarts, seen = restarts_in(utterance), utterance.spans(*SYMPTOMS, within=clause)
    told = utterance.spans(*_OTHERWISE, within=clause)
    if any(not found.overlaps(*restarts) and not found.is_within(*seen) for found in told):
        return True
    is_marked = clause in (utterance.clauses[number] for number in utterance.questions)
    asks = any(
        cue.start == clause[0] or (cue.end == clause[1] and is_hangul(utterance.units[cue.start]))
        for cue in utterance.spans("ask", within=clause)
    )
    return is_marked or asks or bool(utterance.spans("how", "why", within=clause))
