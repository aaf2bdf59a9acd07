"""What kind of answer a question wants: a reason, a duration, a log, how to undo it; what is told of it.

In: such a question about what is at hand, or what it names. Out: the sentence that tells it, alone; else that
the documentation does not, with the one sentence that comes nearest. None where the section's passages know
better.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias, get_args

from bot.compiler.tells_file import KindTold
from bot.dialogue import blocks
from bot.dialogue.answers.entry import (
    HOSTED,
    foreign_notice,
    hosted_notice,
    onward_button,
    paired,
    source_line,
    topics_button,
)
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.questions.told_of_kind import (
    has_command,
    is_of_hosted,
    nearest_sentence,
    passage_or_fact,
    telling,
    tells_commands,
    that_share_words,
)
from bot.dialogue.talking.sections.section_parts import (
    PARTS,
    steps_with,
    text_of,
)
from bot.dialogue.talking.sections.vocabulary import are_of_other_things, nearness
from bot.dialogue.talking.subject.asked_passage import asked_passage
from bot.dialogue.talking.subject.context_features import ELSEWHERE
from bot.dialogue.talking.subject.context_model import chosen
from bot.dialogue.talking.subject.follow_up import BESIDE, DISCARD, says
from bot.model import Block, Message, Outcome, Record
from bot.translate import _

AnswerKind: TypeAlias = KindTold | Literal["who-here", "command", "script", "log"]
"""What may be asked for: what sentences tell, and what none does."""
_TOLD: tuple[KindTold, ...] = get_args(KindTold)


class _Silence(Record, frozen=True):
    """What is said where the documentation tells nothing of a kind.

    `is_strict` where a passage that has the words of the question is no answer unless it is known as one:
    "why does stage use that?" has those of the sentence that it has to. With `is_of_all`, no page tells any.
    `is_general` where it can be said of a question that nothing was said before.
    """

    told: Message
    is_strict: bool = False
    is_of_all: bool = False
    is_general: bool = False


_SILENCES: dict[AnswerKind, _Silence] = {
    "reason": _Silence(_("The documentation gives no reason for this."), is_strict=True),
    "who-here": _Silence(
        _("The documentation does not say who that is in your organization."), is_of_all=True, is_general=True
    ),
    "log": _Silence(
        _("The documentation describes no log or history for this."), is_of_all=True, is_general=True
    ),
    "script": _Silence(
        _("The documentation describes no script for this, only how it is done by hand."),
        is_of_all=True,
        is_general=True,
    ),
    "command": _Silence(_("The documentation gives no command for this."), is_strict=True),
    "undo": _Silence(_("The documentation does not describe how to undo this."), is_general=True),
    "preference": _Silence(_("The documentation states no preference."), is_strict=True),
    "message": _Silence(_("The documentation names no message for this.")),
    "number": _Silence(_("The documentation gives no number for this.")),
    "other-way": _Silence(_("The documentation describes no other way."), is_strict=True),
    "duration": _Silence(_("The documentation gives no duration for this."), is_general=True),
    "consequence": _Silence(_("The documentation does not say what happens then.")),
}
"""By kind; where a question has the words of several, the first counts."""
_ONLY = _("All it says is this:")
_HOSTED_ONLY = _("The documentation names a time only for Campaigns that Adobe runs:")
_TROUBLE = (
    *("broken", "not-shown", "deny-event", "appears-adobe", "appears-rights", "appears-no-page"),
    "appears-other",
)
"""Cues of somebody who asks why it does not work."""
_LEAST_ASKED = ("undo", "log", "script", "command", "other-way", "number")
"""Kinds whose words may be told as well: "we undid it", "the script has run"."""
_ASIDE = ("may", "must", "question-word", "tag", "bad", "either", "all-of-it", "everybody")
"""Cues that name nothing, beside those of any follow-up."""
_NAMING = ("detail", "stage", "prod", "both", "login", "done", "same")
"""Cues of a part of a section, or beside a follow-up, that name something: "how many are *logged in*?"."""
_OF_CONDITION = ("condition", "negator", "amiss", "deny-before", "deny-after", "deny-event", "not-shown")
"""Cues of the case that something is wrong, in which what happens then is told as a rule."""
_ALL_KNOWN = ("message", "undo")
"""Kinds of which no passage is an answer that is not known as one."""
_LIKELY_ONLY = ("command", "other-way")
"""Kinds whose own words are found in many a passage."""
_LIKELIER = 0.2
"""A choice: how much of such a question a passage has to answer to come near."""
_OF_TITLES = ("message", "command")
"""Kinds whose own words are those of some sections, which seem to be meant whatever is asked about."""
_OF_SECTION = ("reason", "preference")
"""Kinds of which the first sentence of a section comes nearest, where no other does."""
_NEAR_ENOUGH = 0.5
"""A choice: how many of the words of a question a section has that is asked for a preference."""
_LONGEST = 24
"""A choice: in a longer message, the words of such a question stand beside too much else."""
_LIKELY = 0.1
"""From this probability on a first question may be about the subject of the documentation at all."""


def read_answer_kind(moment: Moment) -> DialogueAct | None:
    """A question that wants a reason, a duration, a log, …, of one section."""
    kind = _kind_asked(moment)
    if kind is None:
        return None
    item = _item_asked(moment, kind)
    return _told(moment, item, kind) if item else _of_no_section(moment, kind)


def _kind_asked(moment: Moment) -> AnswerKind | None:
    """What is asked for; None for a message that tells or asks something else as well."""
    utterance = moment.utterance
    kind = next((kind for kind in _SILENCES if utterance.has(cue_of(kind))), None)
    if kind is None or len(utterance.questions) > 1:
        return None
    start, end = _span(utterance, kind)
    if utterance.size(list(range(start, end))) > _LONGEST:
        return None
    if kind in _LEAST_ASKED and not (
        moment.is_question or utterance.has("may", "must", "and", "question-word")
    ):
        return None
    asked = utterance.spans(cue_of(kind))
    is_of_adobe = kind == "who-here" and (
        utterance.has("contact") or any(cue.end == asked[0].start for cue in utterance.spans("adobe"))
    )
    reports = [cue for cue in utterance.spans("same", "next") if not cue.overlaps(*asked)]
    is_report = bool(reports) and not utterance.has("must")
    is_report = is_report or (kind == "reason" and utterance.has(*_TROUBLE))
    return None if is_of_adobe or is_report else kind


def cue_of(kind: AnswerKind) -> str:
    """The cue of the questions that want it."""
    return f"asks-{kind}"


def _span(utterance: Utterance, kind: AnswerKind) -> tuple[int, int]:
    """The units of the clauses in which it is asked for."""
    asked = utterance.spans(cue_of(kind))[0]
    clauses = [clause for clause in utterance.clauses if clause[0] < asked.end and asked.start < clause[1]]
    return clauses[0][0], clauses[-1][1]


def _left(moment: Moment, kind: AnswerKind, *, is_all: bool = False) -> list[int]:
    """The units of the question, or of all of the message, that say of what it is asked for."""
    beside = _OF_CONDITION if kind in ("consequence", "message") else ()
    cues = (cue for cue in (*PARTS, *BESIDE) if cue not in _NAMING)
    within = None if is_all else _span(moment.utterance, kind)
    return moment.utterance.rest(cue_of(kind), *cues, *_ASIDE, *beside, within=within)


def _item_asked(moment: Moment, kind: AnswerKind) -> str:
    """The id that is asked about; empty where it is none of the documentation, or not known."""
    entries, subject, left = moment.talk.documents.entries, moment.subject, _left(moment, kind)
    if not subject:
        is_trouble = kind == "reason" and moment.best.startswith("symptom/")
        return moment.best if moment.is_sure and moment.best in entries and not is_trouble else ""
    at_hand = subject if subject in entries else ""
    if not left and at_hand:
        return at_hand
    meant, silence = chosen(moment).item, _SILENCES[kind]
    is_kept = silence.is_strict or silence.is_general
    if meant == ELSEWHERE:
        if kind == "command" and not _is_said_of(moment, subject, left):
            return ""
        return "" if _is_of_other_things(moment, left, 2 if is_kept else 1) else at_hand
    if meant == subject or meant not in entries:
        return meant if meant in entries else ""
    asked = asked_passage(moment, meant)
    is_named = moment.is_sure and moment.best == meant
    if that_share_words(moment, _telling(moment, subject, kind), left):
        return at_hand
    if kind in _OF_TITLES:
        is_back = moment.utterance.has("anaphora")
        is_of_hand = kind == "message" or is_back or _is_said_of(moment, subject, left)
        return meant if is_named and not is_back else at_hand if is_of_hand else ""
    if is_named or (asked and asked.is_sure_elsewhere) or _telling(moment, meant, kind):
        return meant
    return at_hand if is_kept or _telling(moment, subject, kind) else ""


def _is_said_of(moment: Moment, item: str, left: list[int]) -> bool:
    """Whether the words of the question are those of a section."""
    return nearness(moment.talk.documents, item, moment.utterance, left) >= _NEAR_ENOUGH


def _is_of_other_things(moment: Moment, left: list[int], least: int = 1) -> bool:
    return are_of_other_things(moment.talk.documents, moment.utterance, left, least)


def _of_no_section(moment: Moment, kind: AnswerKind) -> DialogueAct | None:
    """What no section near the question tells, of something near the subject of the documentation."""
    silence = _SILENCES[kind]
    found = [match.id for match in moment.verdict.matches if match.score >= _LIKELY]
    if moment.subject or moment.is_sure or not silence.is_general or not found:
        return None
    if _is_of_other_things(moment, _left(moment, kind), 2) or any(
        _telling(moment, item, kind) for item in found
    ):
        return None
    body = (blocks.paragraph(moment.say, silence.told),)
    reply = Reply(moment.locale, body, ((topics_button(moment.locale),),))
    return DialogueAct(Outcome.NONE, (reply,), moment.memory, matches=moment.verdict.matches)


def _told(moment: Moment, item: str, kind: AnswerKind) -> DialogueAct | None:
    """What a section tells of a kind; that it tells nothing; None where a passage likely does."""
    silence, left = _SILENCES[kind], _left(moment, kind)
    if silence.is_of_all:
        return _answered(moment, item, silence.told, ())
    if kind == "preference" and moment.utterance.has(DISCARD):
        steps = steps_with(moment.talk.documents, item, moment.locale, says(DISCARD, moment.locale))
        if steps:
            return _answered(moment, item, silence.told, steps)
    asked = passage_or_fact(moment, item) if _left(moment, kind, is_all=True) else None
    is_near = asked is not None and asked.is_clear and (kind not in _LIKELY_ONLY or asked.score >= _LIKELIER)
    near = asked.shown if asked and is_near else ()
    if kind == "command" and (not left or has_command(near) or tells_commands(moment, item, left)):
        return None
    known = _telling(moment, item, kind)
    said = that_share_words(moment, known, left)
    told = [block for block in known if text_of((block,)) in text_of(near)] or said
    if told:
        return _answered(moment, item, _proviso(moment, item, kind, told), told)
    is_of_other = bool(near) or not _is_said_of(moment, item, left)
    if left and (kind == "number" or (kind == "preference" and is_of_other)):
        known = []  # a sentence is an answer only where it names what is asked about: how many *versions*
    if asked and near and kind not in _ALL_KNOWN and (asked.is_sure or not known):
        return _answered(moment, item, silence.told, near) if silence.is_strict else None
    is_open = asked is not None and asked.is_clear and not asked.shown
    if known and not is_open:
        is_other = kind == "consequence" and bool(left)
        first = silence.told if is_other else _proviso(moment, item, kind, known)
        return _answered(moment, item, first, known)
    if kind == "number" and item != moment.subject:
        return None  # "where do I see how many …?"
    is_of_section = kind in _OF_SECTION and not is_open
    return _answered(moment, item, silence.told, nearest_sentence(moment, item) if is_of_section else ())


def _telling(moment: Moment, item: str, kind: AnswerKind) -> list[Block]:
    return telling(moment, item, kind) if kind in _TOLD else []


def _proviso(moment: Moment, item: str, kind: AnswerKind, told: Sequence[Block]) -> Message | None:
    """That a time holds for those only whose Campaign Adobe runs."""
    if kind != "duration" or moment.talk.session.hosting == "hosted":
        return None
    return _HOSTED_ONLY if is_of_hosted(moment, item, told) else None


def _answered(moment: Moment, item: str, first: Message | None, shown: Sequence[Block]) -> DialogueAct:
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    place = documents.place(item, locale)
    body: list[Block] = [] if item == moment.subject else [blocks.title(documents.title(item, locale))]
    if place and place.page.locale != locale:
        body.append(foreign_notice(say, place.page.locale))
    if moment.talk.session.hosting == "hosted" and item != HOSTED:
        body.append(hosted_notice(say))
    if first:
        is_silent = first is not _HOSTED_ONLY and bool(shown)
        body.append(blocks.sentences(say, (first, _ONLY) if is_silent else (first,)))
    body += shown
    if place and shown:
        body.append(source_line(say, place.page))
    keyboard = paired((onward_button(documents, item, locale), topics_button(locale)))
    matches = moment.verdict.matches if item == moment.best else ()
    return answered(moment, Reply(locale, tuple(body), keyboard, item=item), item, matches=matches)
