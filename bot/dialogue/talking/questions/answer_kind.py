"""What kind of answer a question wants: a reason, a duration, a log, how to undo it; what is told of it.

In: such a question about what is at hand, or what it names. Out: the sentence that tells it, alone, of
another section where that has it; else that the documentation does not, with the one sentence that comes
nearest. None where the section's passages, or a fact, know better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.questions.asked_pieces import is_given
from bot.dialogue.talking.questions.earned_silence import (
    is_among,
    is_asked_for,
    is_found,
    is_settled,
    told_elsewhere,
    told_of_found,
)
from bot.dialogue.talking.questions.kind_asked import (
    are_other_things,
    are_said_of,
    item_asked,
    kind_asked,
    words_left,
)
from bot.dialogue.talking.questions.kind_traits import KINDS, AnswerKind, KindTraits
from bot.dialogue.talking.questions.told_alone import ONLY, silent, silent_of_all, told_alone, without_reason
from bot.dialogue.talking.questions.told_of_kind import (
    is_of_hosted,
    nearest_sentence,
    passage_or_fact,
    telling,
    tells_commands,
    that_share_words,
    with_neighbours,
)
from bot.dialogue.talking.sections.section_parts import steps_with, text_of
from bot.dialogue.talking.subject.asked_passage import AskedPassages
from bot.dialogue.talking.subject.follow_up import DISCARD, says
from bot.dialogue.talking.subject.thing_wanted import has_command
from bot.model import Block, Message
from bot.translate import _

_HOSTED_ONLY = _("The documentation names a time only for Campaigns that Adobe runs:")
_LIKELIER = 0.2
"""A choice: how much of a question whose words stand everywhere a passage has to answer to come near."""
_LIKELY = 0.1
"""From this probability on a first question may be about the subject of the documentation at all."""


def read_answer_kind(moment: Moment) -> DialogueAct | None:
    """A question that wants a reason, a duration, a log, …, of one section."""
    kind = kind_asked(moment)
    if kind is None:
        return None
    item = item_asked(moment, kind)
    if kind == "who-here" and is_given(moment, item):
        return None  # "who sends the secret?": Adobe, and nobody here
    return _told(moment, item, kind) if item else _of_no_section(moment, kind)


def _silent(
    moment: Moment, item: str, kind: AnswerKind, nearest: tuple[Block, ...] = ()
) -> DialogueAct | None:
    """That a section tells none, where no other does; None where a fact is asked for."""
    left, known = words_left(moment, kind, is_all=True), telling(moment, item, kind)
    if is_among(nearest, known) and not KINDS[kind].is_of_all:
        return told_alone(moment, item, nearest, *_proviso(moment, item, kind, nearest))
    if left and is_settled(moment, item):
        return None
    if found := told_elsewhere(moment, item, kind, left):
        return told_alone(moment, found.item, found.shown, *_proviso(moment, found.item, kind, found.shown))
    tell = without_reason if nearest and kind == "reason" else silent
    return tell(moment, item, KINDS[kind].silence, nearest)


def _of_no_section(moment: Moment, kind: AnswerKind) -> DialogueAct | None:
    """What no section near the question tells, of something near the subject of the documentation."""
    found = [match.id for match in moment.verdict.matches if match.score >= _LIKELY]
    if moment.subject or moment.is_sure or not KINDS[kind].is_general or not found:
        return None
    if are_other_things(moment, words_left(moment, kind), 2):
        return None
    left = words_left(moment, kind, is_all=True)
    if is_settled(moment, ""):
        return None
    if told := told_of_found(moment, kind, left):
        return told_alone(moment, told.item, told.shown, *_proviso(moment, told.item, kind, told.shown))
    is_told = is_asked_for(moment, kind, left) and any(telling(moment, item, kind) for item in found)
    if is_told or is_found(moment, kind, left):
        return None
    return silent_of_all(moment, KINDS[kind].silence)


def _told(moment: Moment, item: str, kind: AnswerKind) -> DialogueAct | None:
    """What a section tells of a kind; that it tells nothing; None where a passage likely does."""
    traits, left = KINDS[kind], words_left(moment, kind)
    if traits.is_of_all:
        known = telling(moment, item, kind) if is_asked_for(moment, kind, left) else []
        said = known if not moment.subject else that_share_words(moment, known, left)
        return told_alone(moment, item, said) if said else _silent(moment, item, kind)
    if kind == "preference" and moment.utterance.has(DISCARD):
        steps = steps_with(moment.talk.documents, item, moment.locale, says(DISCARD, moment.locale))
        if steps:  # what is to be done is told, whichever of them it is done to
            return told_alone(moment, item, steps, traits.silence, ONLY)
    of_all = words_left(moment, kind, is_all=True)
    asked = passage_or_fact(moment, item) if of_all else None
    near = _near(asked, traits) if left or traits.is_strict else ()
    if kind == "command" and (not of_all or has_command(near) or tells_commands(moment, item, left)):
        return None
    if (
        kind == "command"
        and moment.is_sure
        and item != moment.best
        and tells_commands(moment, moment.best, left)
    ):
        return None  # "the command for that restart", beside another page
    if not moment.subject and kind == "other-way" and moment.utterance.has("where"):
        return None  # "where is it, or is there another way?"
    known = telling(moment, item, kind)
    said = that_share_words(moment, known, left)
    found = [block for block in known if text_of((block,)) in text_of(near)] or said
    if told := with_neighbours(moment, item, found, known):
        return told_alone(moment, item, told, *_proviso(moment, item, kind, told))
    if left and _is_of_another(moment, item, kind, near):
        known = []
    if asked and near and not traits.is_known and (asked.is_sure or not known):
        return _silent(moment, item, kind, near) if traits.is_strict else None
    is_open = asked is not None and asked.is_clear and not asked.shown
    if known and not is_open:
        if kind == "consequence" and left and moment.subject and not are_said_of(moment, item, left):
            return silent(moment, item, traits.silence, known)
        return told_alone(moment, item, known, *_proviso(moment, item, kind, known))
    if kind == "number" and item != moment.subject and moment.utterance.has("where"):
        return None  # "where do I see how many …?"
    nearest = nearest_sentence(moment, item) if traits.has_first and not is_open else ()
    return _silent(moment, item, kind, nearest)


def _near(asked: AskedPassages | None, traits: KindTraits) -> tuple[Block, ...]:
    """The passage that has the words of the question."""
    is_near = asked and asked.is_clear and (not traits.is_everywhere or asked.score >= _LIKELIER)
    return asked.shown if asked and is_near else ()


def _is_of_another(moment: Moment, item: str, kind: AnswerKind, near: Sequence[Block]) -> bool:
    """Whether what a section tells is of something else than what is asked about: how many *versions*."""
    if kind == "preference":
        return bool(near) or not are_said_of(moment, item, words_left(moment, kind))
    return kind == "number"


def _proviso(moment: Moment, item: str, kind: AnswerKind, told: Sequence[Block]) -> Iterator[Message]:
    """That a time holds for those only whose Campaign Adobe runs."""
    is_other = kind == "duration" and moment.talk.session.hosting != "hosted"
    if is_other and is_of_hosted(moment, item, told):
        yield _HOSTED_ONLY
