"""What kind of answer a question wants: a reason, a duration, a log, how to undo it; and what the documents tell of it.

In: such a question about what is at hand, or what it names. Out: the sentence that tells it, alone; else that
the documentation does not, with the one sentence that comes nearest. None where the section's passages know
better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias, get_args

from bot.compiler.quotable import parts_of
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
from bot.dialogue.talking.sections.documented_facts import quotes_telling, spoken_of
from bot.dialogue.talking.sections.section_parts import blocks_quoted, notes_with, opening, text_of
from bot.dialogue.talking.sections.vocabulary import are_of_other_things
from bot.dialogue.talking.subject.asked_passage import AskedPassages, asked_passage
from bot.dialogue.talking.subject.context_features import ELSEWHERE
from bot.dialogue.talking.subject.context_model import chosen
from bot.dialogue.talking.subject.follow_up import own_words, says
from bot.model import Block, BlockKind, Message, Outcome, Record
from bot.translate import _

AnswerKind: TypeAlias = KindTold | Literal["who-here", "command", "script", "log"]
"""What may be asked for: what sentences tell, and what none does."""
_TOLD: tuple[KindTold, ...] = get_args(KindTold)


class _Silence(Record, frozen=True):
    """What is said where the documentation tells nothing of a kind.

    `is_strict` where a passage that has the words of the question is no answer unless it is known as one:
    "why does stage use that?" has those of the sentence that it has to. With `is_of_all`, no page of the
    documentation tells any, so that it needs no subject.
    """

    told: Message
    is_strict: bool = False
    is_of_all: bool = False


_SILENCES: dict[AnswerKind, _Silence] = {
    "reason": _Silence(_("The documentation gives no reason for this."), is_strict=True),
    "who-here": _Silence(_("The documentation does not say who that is in your organization."), is_of_all=True),
    "log": _Silence(_("The documentation describes no log or history for this."), is_of_all=True),
    "script": _Silence(
        _("The documentation describes no script for this, only how it is done by hand."), is_of_all=True
    ),
    "command": _Silence(_("The documentation gives no command for this."), is_strict=True),
    "undo": _Silence(_("The documentation does not describe how to undo this.")),
    "preference": _Silence(_("The documentation prefers neither."), is_strict=True),
    "message": _Silence(_("The documentation names no message for this.")),
    "number": _Silence(_("The documentation gives no number for this.")),
    "other-way": _Silence(_("The documentation describes no other way.")),
    "duration": _Silence(_("The documentation does not say how long it is.")),
    "consequence": _Silence(_("The documentation does not say what happens then.")),
}
"""By kind; where a question has the words of several, the first counts."""
_ONLY = _("All it says is this:")
_HOSTED_ONLY = _("The documentation names a time only for Campaigns that Adobe runs:")
_TROUBLE = (
    *("broken", "not-shown", "deny-event", "same", "appears-adobe", "appears-rights", "appears-no-page"),
    "appears-other",
)
"""Cues of somebody who asks why it does not work."""
_LEAST_ASKED = ("undo", "log", "script", "command", "other-way", "number")
"""Kinds whose words may be told as well: "we undid it", "the script has run"."""
_ASIDE = ("ask", "and", "anaphora", "ok", "then", "may", "must", "greet", "thanks", "question-word", "tag")
"""Cues that name nothing."""
_LONGEST = 24
"""A choice: in a longer message, the words of such a question stand beside too much else."""
_LIKELY = 0.2
"""From this probability on a first question may be about the subject of the documentation at all."""
_COMMANDS = ("nlserver", "systemctl", "net stop", "/etc/init.d")
"""How the commands begin that the documents have."""


def read_answer_kind(moment: Moment) -> DialogueAct | None:
    """A question that wants a reason, a duration, a log, …, of one section."""
    kind = _kind_asked(moment)
    if kind is None:
        return None
    item = _item_asked(moment, kind)
    if item:
        return _told(moment, item, kind)
    return _of_no_section(moment, kind)


def _kind_asked(moment: Moment) -> AnswerKind | None:
    """What is asked for; None for a message that tells or asks something else as well."""
    utterance = moment.utterance
    kind = next((kind for kind in _SILENCES if utterance.has(cue_of(kind))), None)
    if kind is None or len(utterance.questions) > 1:
        return None
    if utterance.size(list(range(len(utterance.units)))) > _LONGEST:
        return None
    if kind in _LEAST_ASKED and not (moment.is_question or utterance.has("may", "must", "and", "question-word")):
        return None
    if kind == "reason" and utterance.has(*_TROUBLE):
        return None
    return kind


def cue_of(kind: AnswerKind) -> str:
    """The cue of the questions that want it."""
    return f"asks-{kind}"


def _item_asked(moment: Moment, kind: AnswerKind) -> str:
    """The id that is asked about; empty where it is none of the documentation, or not known."""
    entries = moment.talk.documents.entries
    if not moment.subject:
        return moment.best if moment.is_sure and moment.best in entries else ""
    meant = chosen(moment).item
    if meant != ELSEWHERE:
        return meant if meant in entries else ""
    is_other = are_of_other_things(moment.talk.documents, moment.utterance, _left(moment, kind))
    return "" if is_other or moment.subject not in entries else moment.subject


def _left(moment: Moment, kind: AnswerKind) -> list[int]:
    return own_words(moment.utterance, cue_of(kind), *_ASIDE)


def _of_no_section(moment: Moment, kind: AnswerKind) -> DialogueAct | None:
    """What no page tells, of something near the subject of the documentation."""
    found = moment.verdict.matches
    is_near = bool(found) and found[0].score >= _LIKELY and moment.verdict.outcome is not Outcome.NONE
    silence = _SILENCES[kind]
    left = _left(moment, kind)
    if moment.subject or moment.is_sure or not silence.is_of_all or not is_near:
        return None
    if are_of_other_things(moment.talk.documents, moment.utterance, left):
        return None
    body = (blocks.paragraph(moment.say, silence.told),)
    reply = Reply(moment.locale, body, ((topics_button(moment.locale),),))
    return DialogueAct(Outcome.NONE, (reply,), moment.memory, matches=found)


def _told(moment: Moment, item: str, kind: AnswerKind) -> DialogueAct | None:
    silence = _SILENCES[kind]
    asked = _passage(moment, item, kind)
    near = asked.shown if asked and asked.is_clear else ()
    if kind == "command" and (_has_command(near) or not _left(moment, kind)):
        return None
    telling = _telling(moment, item, kind)
    if silence.is_of_all:
        return _answered(moment, item, silence.told, ())
    if near:
        if told := [block for block in telling if text_of((block,)) in text_of(near)]:
            return _answered(moment, item, _proviso(moment, item, kind, told), told)
        if silence.is_strict:
            return _answered(moment, item, silence.told, near)
        if asked and asked.is_sure:
            return None
    if telling and (near or not asked or not _is_known_open(asked)):
        return _answered(moment, item, _proviso(moment, item, kind, telling), telling)
    nearest = _first_sentence(moment, item) if silence.is_strict and not (asked and _is_known_open(asked)) else ()
    return _answered(moment, item, silence.told, nearest)


def _is_known_open(asked: AskedPassages) -> bool:
    """Whether the likeliest is a question that the section is known to leave open."""
    return asked.is_clear and not asked.shown


def _passage(moment: Moment, item: str, kind: AnswerKind) -> AskedPassages | None:
    """What of a section has the words of the question; nothing where there are none but those of its kind."""
    if not _left(moment, kind):
        return None
    facts = [found for found in spoken_of(moment.utterance, item) if not found.fact.polar]
    place = moment.talk.documents.place(item, moment.locale)
    if facts and place and facts[0].fact.source_for(item) == item:
        quotes = facts[0].fact.stands.get(item, {}).get(place.page.locale, ())
        if shown := tuple(_sentences(place.section.blocks, quotes)):
            return AskedPassages(shown, 1.0, 1.0)
    return asked_passage(moment, item)


def _telling(moment: Moment, item: str, kind: AnswerKind) -> list[Block]:
    """The sentences of a section that are such an answer."""
    place = moment.talk.documents.place(item, moment.locale)
    if kind not in _TOLD or place is None:
        return []
    quotes = quotes_telling(kind).get(item, {}).get(place.page.locale, ())
    return list(_sentences(place.section.blocks, quotes))


def _sentences(section: Sequence[Block], quotes: Sequence[str]) -> Iterator[Block]:
    """The sentences, steps or items in which quoted words stand."""
    for block, text in parts_of(section):
        if any(quote in text for quote in quotes):
            yield block


def _first_sentence(moment: Moment, item: str) -> tuple[Block, ...]:
    found = parts_of(opening(moment.talk.documents, item, moment.locale))
    return tuple(block for block, _text in found[:1] if block.kind is BlockKind.PARAGRAPH)


def _proviso(moment: Moment, item: str, kind: AnswerKind, told: Sequence[Block]) -> Message | None:
    """That a time holds for those only whose Campaign Adobe runs."""
    if kind != "duration" or moment.talk.session.hosting == "hosted":
        return None
    notes = notes_with(moment.talk.documents, item, moment.locale, says("hosted", moment.locale))
    of_hosted = text_of(notes)
    return _HOSTED_ONLY if all(text_of((block,)) in of_hosted for block in told) else None


def _has_command(found: Sequence[Block]) -> bool:
    text = text_of(found)
    return any(command in text for command in _COMMANDS)


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
