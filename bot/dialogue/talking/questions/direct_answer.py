"""A direct question that one sentence of the documents settles: "is http ok?", "do I need all of them?".

In: a message and what it is about. Out: yes or no where the documents settle that, and the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from bot.compiler.fact_file import Holds
from bot.dialogue import blocks
from bot.dialogue.answers.entry import (
    footer_of,
    hosted_notice,
    onward_button,
    paired,
    source_line,
    topics_button,
)
from bot.dialogue.answers.question_answering import with_notice
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.cue_lexicon import CueMatch
from bot.dialogue.talking.message.elsewhere import names
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.questions.multiple_questions import read_several
from bot.dialogue.talking.sections.documented_facts import SpokenFact, spoken_of
from bot.dialogue.talking.sections.section_parts import blocks_quoted
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.dialogue.talking.subject.context_model import chosen
from bot.dialogue.talking.subject.follow_up import part_asked
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Block, BlockKind, Message
from bot.translate import _

Mode: TypeAlias = Literal["", "may", "must", "bad"]
"""What is asked of a thing: whether it may be so, has to be, is wrong; empty where that does not show."""
_MODES: tuple[Mode, ...] = ("must", "bad", "may")
"""Where they overlap, the first counts: Korean says "must it" with the words of "may it"."""
_YES, _NO = _("Yes."), _("No.")
_STATEMENTS: dict[Holds, Message] = {
    "needed": _("That is necessary."),
    "optional": _("That is possible, and not necessary."),
    "wrong": _("That must not be."),
}
_IS_YES: dict[tuple[Holds, Mode], bool] = {
    ("needed", "must"): True,
    ("needed", "may"): True,
    ("needed", "bad"): False,
    ("optional", "must"): False,
    ("optional", "may"): True,
    ("optional", "bad"): False,
    ("wrong", "must"): False,
    ("wrong", "may"): False,
    ("wrong", "bad"): True,
}
_BESIDE = (
    *("anaphora", "ask", "and", "judge", "ok", "yes", "no", "meant", "greet", "thanks", "detail", "negator"),
    *("may", "must", "bad", "either", "where", "who", "how", "value", "stage", "prod", "both", "adobe"),
    *("then", "why", "one", "not-shown", "restart", "also", "granted", "login", "condition", "discard"),
    *("tag", "alone", "enough", "at-once", "sending", "everybody"),
)
"""Cues that do not make a question one of something else."""
_HOW = ("why", "how", "long")
_OPEN = ("where", *_HOW)
"""Cues of a question to which yes or no is no answer; to "where do I see it" the word that one cannot is."""
_IS_SO = ("yes", "no")
_TURNED = ("enough", "discard", "unchanged")
"""Cues of a question that what is needed or wrong does not settle: whether it is enough, whether to delete
what must not be, whether it has to be where nothing was changed."""
_NEAR = 4
"""A choice: so many units before the words of a fact a "not" is still of them."""
_SHORT = 12
"""A choice: units of a question that people write without its mark."""
_REPORTING = ("next", "same", "works", "solved", "appears-adobe", "appears-rights", "appears-no-page")
"""Cues of somebody who tells how far they are."""
CALLBACK = "check/callback-url"
_OWN_LIST = ("check/scopes", "symptom/login-page-unreachable")
"""Where a list of what is allowed is that of the provisioned scopes."""
_LONGEST = 24
"""A choice: in a longer message, the words of a fact stand beside too much else."""
_MOST_LEFT = 2.0
"""A choice: words that neither the fact, a cue nor the section has."""
_LIKELY = 0.2
"""From this probability on an entry may be what is asked about, where nothing was spoken of before."""


def read_direct(moment: Moment) -> DialogueAct | None:
    """A question, or what is told to be asked about, that a sentence of the documents settles."""
    utterance = moment.utterance
    is_report = utterance.has(*_REPORTING)
    if (is_report and not utterance.questions) or part_asked(utterance) == "adobe-side":
        return None
    if moment.contrast.denied and moment.contrast.meant:
        return None  # "not the restart, the cache"
    if utterance.size(list(range(len(utterance.units)))) > _LONGEST or len(utterance.questions) > 1:
        return None
    about = tuple(_about(moment))
    for item in dict.fromkeys(filter(None, (moment.subject, *about))):
        spoken = [found for found in spoken_of(utterance, item) if found.fact.polar]
        if spoken and _is_about_it(moment, item, spoken):
            return _told(moment, item, spoken)
    if is_report:
        return None
    for item in about:
        spoken = [found for found in spoken_of(utterance, item) if _is_meant(moment, found)]
        if spoken and _is_about_it(moment, item, spoken):
            if not _are_offered(moment.utterance, spoken) and read_several(moment):
                return None  # one question of several
            return _told(moment, item, spoken)
    return None


def _told(moment: Moment, item: str, spoken: Sequence[SpokenFact]) -> DialogueAct:
    matches = moment.verdict.matches if item == moment.best else ()
    return answered(moment, _reply(moment, item, spoken), item, matches=matches)


def _about(moment: Moment) -> Iterator[str]:
    """The ids that a message may be about, likeliest first."""
    if moment.subject:
        restart = (RESTART,) if moment.utterance.has("restart", "enough") else ()
        last = moment.best if moment.is_sure else moment.subject
        yield from dict.fromkeys((*restart, chosen(moment).item, last))
    elif moment.is_sure:
        yield moment.best
    else:
        yield from (match.id for match in moment.verdict.matches if match.score >= _LIKELY)
    if moment.subject not in _OWN_LIST and names(moment.talk.documents, moment.text, "allowlist"):
        yield CALLBACK


def _is_meant(moment: Moment, spoken: SpokenFact) -> bool:
    """Whether it is asked about; some facts answer what is only told.

    What is needed or wrong is no answer to "which?" or "how?", though the same words stand there.
    """
    utterance, fact = moment.utterance, spoken.fact
    if fact.polar:
        return True
    if fact.answer in _IS_SO:
        is_short = len(utterance.units) <= _SHORT  # their words are those of a question
        return (is_short or moment.is_question) and not _is_open(utterance, *_HOW)
    if fact.answer and _is_open(utterance, *_OPEN):
        return False
    return fact.told or moment.is_question or utterance.has(*_MODES, "judge")


def _is_open(utterance: Utterance, *cues: str) -> bool:
    """Whether yes or no is no answer: "how", "which must it be", and "who" without "may" or "must"."""
    is_which = utterance.has("value") and not utterance.has("may", "bad")
    return (
        utterance.has("find-out", *cues) or is_which or (utterance.has("who") and not utterance.has(*_MODES))
    )


def _is_about_it(moment: Moment, item: str, spoken: Sequence[SpokenFact]) -> bool:
    """Whether little else is said than what the fact or the section says anyway."""
    utterance = moment.utterance
    covered = {at for found in spoken for at in range(found.start, found.end)}
    left = [at for at in utterance.rest(*_BESIDE) if at not in covered]
    if moment.is_sure or not left:
        return True
    said = said_of(moment.talk.documents, utterance, left)
    sources = {item, *(found.fact.source_for(item) for found in spoken)}
    return said.count * (1.0 - max(map(said.nearness, sources))) <= _MOST_LEFT


def _reply(moment: Moment, item: str, spoken: Sequence[SpokenFact]) -> Reply:
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    source = spoken[0].fact.source_for(item)
    place = documents.place(source, locale)
    body: list[Block] = [] if item == moment.subject else [blocks.title(documents.title(item, locale))]
    if verdict := list(_verdict(moment.utterance, spoken)):
        body.append(blocks.sentences(say, verdict))
    is_hosted = moment.talk.session.hosting == "hosted"
    if is_hosted:
        body.append(hosted_notice(say))
    if place:
        stands = (found.fact.stands.get(source, {}) for found in spoken)
        quotes = [quote for quoted in stands for quote in quoted.get(place.page.locale, ())]
        found = _as_told(blocks_quoted(place, quotes), is_hosted=is_hosted)
        body += [*found, source_line(say, place.page)]
    keyboard = paired((onward_button(documents, item, locale), topics_button(locale)))
    reply = Reply(locale, tuple(body), keyboard, footer=footer_of(documents, item, locale), item=item)
    return with_notice(documents, moment.verdict, reply)


def _as_told(found: Sequence[Block], *, is_hosted: bool) -> Iterator[Block]:
    """What settles it; to whom Adobe runs Campaign nothing as a step to take."""
    for block in found:
        is_step = is_hosted and block.kind is BlockKind.STEPS
        yield Block(BlockKind.BULLETS, items=block.items) if is_step else block


def _verdict(utterance: Utterance, spoken: Sequence[SpokenFact]) -> Iterator[Message]:
    """Yes or no, and what holds; nothing where two facts differ, or one of two things is to be chosen."""
    answers = {found.fact.answer for found in spoken}
    mode = mode_of(utterance)
    is_polar = spoken[0].fact.polar
    is_open = not is_polar and _is_open(utterance, *_OPEN)
    if len(answers) > 1 or is_open or _is_choice(utterance, spoken):
        return
    if any(utterance.has(*found.fact.unless) for found in spoken):
        return
    answer = answers.pop()
    if answer not in _IS_SO and utterance.has(*_TURNED):
        return
    is_denied = _is_denied(utterance, spoken)
    if answer in _IS_SO:
        is_if = not is_polar and not mode and utterance.has("condition")  # "and if I only change the label?"
        if not is_denied and not is_if and mode != "bad":
            yield _YES if answer == "yes" else _NO
        return
    is_yes = _IS_YES.get((answer, mode))
    if is_yes is not None and not is_denied and _asks(utterance):
        yield _YES if is_yes else _NO
    is_loose = answer == "wrong" and not mode and bool(utterance.questions)
    is_told_only = answer != "wrong" and not _asks(utterance)
    is_of_both = answer == "optional" and not mode  # "if I leave some out"
    is_loose = is_loose or is_told_only or is_of_both
    if answer in _STATEMENTS and not is_loose:  # to what is asked, "that must not be" needs a "that"
        yield _STATEMENTS[answer]


def _asks(utterance: Utterance) -> bool:
    """Whether something is asked: "https and correct, nothing was touched" only tells."""
    is_short = len(utterance.units) <= _SHORT // 2
    return bool(utterance.questions) or utterance.has("ask", *_MODES) or is_short


def mode_of(utterance: Utterance) -> Mode:
    """What is asked of a thing; nothing where it is several."""
    taken: list[CueMatch] = []
    modes: list[Mode] = []
    found = utterance.spans(*_MODES)
    whole = [cue for cue in found if not any(_is_part(cue, other) for other in found)]
    for mode in _MODES:
        spans = [cue for cue in whole if cue.cue == mode and not cue.overlaps(*taken)]
        modes += [mode] if spans else []
        taken += spans
    if not modes and utterance.has("judge"):
        return "may"
    return modes[0] if len(modes) == 1 else ""


def _is_denied(utterance: Utterance, spoken: Sequence[SpokenFact]) -> bool:
    """Whether the question has a "not" of its own, beside those of the fact and of what is asked of it.

    One far before the words of a polar fact is of something else: "it is not provisioned, may I remove it?".
    """
    own = [(found.start, found.end) for found in spoken]
    own += [(cue.start, cue.end) for cue in utterance.spans(*_MODES, "tag", "alone")]
    near = min(found.start for found in spoken) - _NEAR if spoken[0].fact.polar else 0
    return any(
        not any(start <= cue.start and cue.end <= end for start, end in own)
        for cue in utterance.spans("negator")
        if cue.end > near
    )


def _is_choice(utterance: Utterance, spoken: Sequence[SpokenFact]) -> bool:
    """Whether two things are offered; an "or?" at the end offers nothing, nor does one within a thing."""
    last = len(utterance.units)
    return any(
        cue.end < last and not any(found.start < cue.start and cue.end < found.end for found in spoken)
        for cue in utterance.spans("either")
    )


def _are_offered(utterance: Utterance, spoken: Sequence[SpokenFact]) -> bool:
    """Whether two things that the documents settle are offered: "http or https?" is one question."""
    return any(
        any(found.end <= cue.start for found in spoken) and any(cue.end <= found.start for found in spoken)
        for cue in utterance.spans("either")
    )


def _is_part(one: CueMatch, other: CueMatch) -> bool:
    """Whether a cue stands within a longer one of another kind: "a problem" in "no problem"."""
    is_longer = other.end - other.start > one.end - one.start
    return is_longer and one.is_within(other)
