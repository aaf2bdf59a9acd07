"""Which kind of answer a message wants, and of which section. In: the moment. Out: the kind, and the id."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.questions.kind_traits import KINDS, AnswerKind, cue_of
from bot.dialogue.talking.questions.told_of_kind import telling, that_share_words
from bot.dialogue.talking.sections.section_parts import PARTS
from bot.dialogue.talking.sections.vocabulary import are_of_other_things, nearness
from bot.dialogue.talking.subject.asked_passage import asked_passage, is_long
from bot.dialogue.talking.subject.context_model import chosen
from bot.dialogue.talking.subject.follow_up import BESIDE
from bot.dialogue.talking.subject.message_traits import ELSEWHERE

_TROUBLE = (
    *("broken", "not-shown", "deny-event", "appears-adobe", "appears-rights", "appears-no-page"),
    "appears-other",
)
"""Cues of somebody who asks why it does not work."""
_ASIDE = ("may", "must", "question-word", "tag", "bad", "either", "all-of-it", "everybody")
"""Cues that name nothing, beside those of any follow-up."""
_NAMING = ("detail", "stage", "prod", "both", "login", "done", "same")
"""Cues of a part of a section, or beside a follow-up, that name something: "how many are *logged in*?"."""
_OF_CONDITION = ("condition", "negator", "amiss", "deny-before", "deny-after", "deny-event", "not-shown")
"""Cues of the case that something is wrong."""
_NEAR_ENOUGH = 0.5
"""A choice: how many of the words of a question a section has that is likely asked about."""
_SURE = 0.9
"""A choice: the probability from which on a question is surely about nothing of the documentation."""
_LONGEST = 24
"""A choice: in a longer message, the words of such a question stand beside too much else."""


def kind_asked(moment: Moment) -> AnswerKind | None:
    """What is asked for; None for a message that tells or asks something else as well."""
    utterance = moment.utterance
    kinds = [kind for kind in KINDS if utterance.has(cue_of(kind))]
    # "a script, or which command?" has an answer
    kind = next((kind for kind in kinds if not _is_beside(kind, kinds)), None)
    if kind is None or len(utterance.questions) > 1:
        return None
    if kind == "consequence" and utterance.has("not-shown"):
        return None  # what holds of a field that is not shown is another reader's
    start, end = _span(utterance, kind)
    is_much = utterance.size(list(range(start, end))) > _LONGEST
    is_asked = moment.is_question or utterance.has("may", "must", "and", "question-word")
    is_told = KINDS[kind].may_be_told and not is_asked
    is_else = _is_of_adobe(utterance, kind) or _is_report(utterance, kind)
    is_advice = kind == "undo" and (_is_advice(utterance) or utterance.has("password"))
    is_documented = kind == "command" and _is_of_restart(utterance)
    return None if is_much or is_told or is_else or is_advice or is_documented else kind


def _is_beside(kind: AnswerKind, kinds: Sequence[AnswerKind]) -> bool:
    """Whether a script is spoken of beside a command that is asked for."""
    return kind == "script" and "command" in kinds


def _is_advice(utterance: Utterance) -> bool:
    """Whether it is asked to put back what was changed in vain: that is a report of a check that is made."""
    is_in_vain = utterance.has("put-back") and utterance.has("changed") and utterance.has("same", "restarted")
    return is_in_vain or (utterance.has("must") and not utterance.has("may", "how"))


def _is_of_adobe(utterance: Utterance, kind: AnswerKind) -> bool:
    """Whether it is asked who somebody at Adobe is, and not at one's own place."""
    asked = utterance.spans(cue_of(kind))[0]
    is_theirs = any(cue.end == asked.start for cue in utterance.spans("adobe"))
    return kind == "who-here" and (is_theirs or utterance.has("contact"))


def _is_of_restart(utterance: Utterance) -> bool:
    """Whether the command by which the server is restarted is asked for: it is documented."""
    return utterance.has("restart") and not utterance.has("other-machine")


def _is_report(utterance: Utterance, kind: AnswerKind) -> bool:
    """Whether somebody tells how far they are, or asks why it does not work."""
    asked = utterance.spans(cue_of(kind))
    if kind == "reason" and utterance.has(*_TROUBLE):
        return True
    last = asked[-1].end - 1
    if kind == "log" and any(cue.start == last and cue.end > last + 1 for cue in utterance.spans("login")):
        return True  # "a *log in* button"
    reports = [cue for cue in utterance.spans("same", "next") if not cue.overlaps(*asked)]
    return bool(reports) and not utterance.has("must")


def _span(utterance: Utterance, kind: AnswerKind) -> tuple[int, int]:
    """The units of the clauses in which it is asked for."""
    asked = utterance.spans(cue_of(kind))[0]
    clauses = [clause for clause in utterance.clauses if clause[0] < asked.end and asked.start < clause[1]]
    return clauses[0][0], clauses[-1][1]


def words_left(moment: Moment, kind: AnswerKind, *, is_all: bool = False) -> list[int]:
    """The units of the question, or of all of the message, that say of what it is asked for."""
    beside = _OF_CONDITION if KINDS[kind].of_condition else ()
    cues = (cue for cue in (*PARTS, *BESIDE) if cue not in _NAMING)
    within = None if is_all else _span(moment.utterance, kind)
    return moment.utterance.rest(cue_of(kind), *cues, *_ASIDE, *beside, within=within)


def item_asked(moment: Moment, kind: AnswerKind) -> str:
    """The id that is asked about; empty where it is none of the documentation, or not known."""
    entries, subject, left = moment.talk.documents.entries, moment.subject, words_left(moment, kind)
    if not subject:
        is_trouble = kind == "reason" and moment.best.startswith("symptom/")
        is_wide = is_trouble or is_long(moment.utterance)  # who reports at length wants the page
        return moment.best if moment.is_sure and moment.best in entries and not is_wide else ""
    at_hand = subject if subject in entries else ""
    if not left and at_hand:
        return at_hand
    meant, traits = chosen(moment).item, KINDS[kind]
    if meant == ELSEWHERE:
        is_other = are_other_things(moment, left, 2 if traits.is_kept else 1)
        is_other = is_other or _is_far(moment, left)
        is_other = is_other or (kind == "command" and not are_said_of(moment, subject, left))
        return "" if is_other else at_hand
    if meant == subject or meant not in entries:
        return meant if meant in entries else ""
    if that_share_words(moment, telling(moment, subject, kind), left):
        return at_hand
    return _of_both(moment, kind, meant, at_hand)


def _of_both(moment: Moment, kind: AnswerKind, meant: str, at_hand: str) -> str:
    """Which of two sections is asked about, one that is meant or the one at hand; empty where neither is."""
    is_named = moment.is_sure and moment.best == meant
    if KINDS[kind].is_in_titles:
        is_back = moment.utterance.has("anaphora")
        left = words_left(moment, kind)
        is_of_hand = kind == "message" or is_back or are_said_of(moment, at_hand, left)
        return meant if is_named and not is_back else at_hand if is_of_hand else ""
    asked = asked_passage(moment, meant)
    if is_named or (asked and asked.is_sure_elsewhere) or telling(moment, meant, kind):
        return meant
    return at_hand if KINDS[kind].is_kept or telling(moment, at_hand, kind) else ""


def are_said_of(moment: Moment, item: str, left: list[int]) -> bool:
    """Whether the words of the question are those of a section."""
    return nearness(moment.talk.documents, item, moment.utterance, left) >= _NEAR_ENOUGH


def _is_far(moment: Moment, left: list[int]) -> bool:
    """Whether the question is surely of nothing here, and no word of it is said of what is at hand."""
    is_sure = chosen(moment).probability >= _SURE
    return is_sure and not nearness(moment.talk.documents, moment.subject, moment.utterance, left)


def are_other_things(moment: Moment, left: list[int], least: int = 1) -> bool:
    """Whether the words of the question, `least` of them plainly, are of nothing near a login."""
    return are_of_other_things(moment.talk.documents, moment.utterance, left, least)
