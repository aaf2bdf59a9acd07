"""A direct question that one sentence of the documents settles: "is http ok?", "do I need all of them?".

In: a message and what it is about. Out: yes or no where the documents settle that, and the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.compiler.fact_file import Fact
from bot.compiler.quotable import parts_of
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
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.elsewhere import names
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.dialogue.talking.questions.fact_verdict import (
    HOW,
    IS_SO,
    MODES,
    OPEN,
    is_open,
    judged_state,
    verdict_of,
)
from bot.dialogue.talking.questions.multiple_questions import read_several
from bot.dialogue.talking.questions.version_verdict import GENERATIONS, names_version
from bot.dialogue.talking.sections.documented_facts import SpokenFact, spoken_of
from bot.dialogue.talking.sections.section_parts import blocks_quoted
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.dialogue.talking.subject.context_model import chosen
from bot.dialogue.talking.subject.follow_up import part_asked
from bot.dialogue.talking.subject.restart_asked import reloads
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Block, BlockKind, Section

_BESIDE = (
    *("anaphora", "ask", "and", "judge", "ok", "yes", "no", "meant", "greet", "thanks", "detail", "negator"),
    *("may", "must", "bad", "either", "where", "who", "how", "value", "stage", "prod", "both", "adobe"),
    *("then", "why", "one", "not-shown", "restart", "also", "granted", "login", "condition", "discard"),
    *("tag", "alone", "enough", "at-once", "sending", "everybody", "removes"),
)
"""Cues that do not make a question one of something else."""
_SHORT = 12
"""A choice: units of a question that people write without its mark."""
_REPORTING = ("next", "same", "appears-adobe", "appears-rights", "appears-no-page")
"""Cues of somebody who tells how far they are."""
_OF_MESSAGE = ("broken", "changed")
"""Cues of what the screen shows, or of a state that is past."""
CALLBACK = "check/callback-url"
_OWN_LIST = ("check/scopes", "symptom/login-page-unreachable")
"""Where a list of what is allowed is that of the provisioned scopes."""
_LONGEST = 24
"""A choice: in a longer message, the words of a fact stand beside too much else."""
_MOST_LEFT = 2.0
"""A choice: words that neither the fact, a cue nor the section has."""
_MOST_LEFT_OF_NARROW = 4.0
"""The same, of a polar fact of the page at hand, which is told to a question only, and of one that is told
beside a cue of its own only."""
_LIKELY = 0.2
"""From this probability on an entry may be what is asked about, where nothing was spoken of before."""


def read_direct(moment: Moment) -> DialogueAct | None:
    """A question, or what is told to be asked about, that a sentence of the documents settles."""
    utterance = moment.utterance
    is_over = utterance.has("works", "solved") and not utterance.questions  # "does it work?" asks
    is_report = is_over or utterance.has(*_REPORTING)
    if (is_report and not utterance.questions) or part_asked(utterance) == "adobe-side":
        return None
    if utterance.length > _LONGEST or len(utterance.questions) > 1:
        return None
    about = tuple(_about(moment))
    for item in dict.fromkeys(filter(None, (moment.subject, *about))):
        spoken = [found for found in _spoken(moment, item) if found.fact.polar]
        if spoken and _is_about_it(moment, item, spoken):
            return _told(moment, item, spoken)
    if is_report or moment.contrast.has_two_sides:  # "not the restart, the cache"
        return None
    for item in about:
        spoken = [found for found in _spoken(moment, item) if _is_meant(moment, found)]
        if spoken and _is_about_it(moment, item, spoken):
            if not _are_offered(moment.utterance, spoken) and read_several(moment):
                return None  # one question of several
            return _told(moment, item, spoken)
    return None


def _spoken(moment: Moment, item: str) -> Sequence[SpokenFact]:
    """The facts about an id that are spoken of, by themselves or of the generation that was told."""
    heard = (moment.utterance, *_with_generation(moment))
    return next(filter(None, (spoken_of(one, item) for one in heard)), ())


def _with_generation(moment: Moment) -> Iterator[Utterance]:
    """A question with the generation that was told, before or with a trouble: "we have v8"."""
    text, told = moment.text, moment.memory.versions[-1:]
    if moment.subject not in ("", GENERATIONS) or names_version(text) or not told:
        return
    found = re.match(r"(?i)v?([78])", told[0])
    if found:
        yield read(f"v{found[1]} {text}", lexicon(moment.utterance.locale))


def _told(moment: Moment, item: str, spoken: Sequence[SpokenFact]) -> DialogueAct:
    fact = spoken[0].fact
    if fact.told and fact.when and not moment.subject:
        item = fact.source_for(item) or item  # what is told leads to its own page
    matches = moment.verdict.matches if item == moment.best else ()
    act = answered(moment, _reply(moment, item, spoken), item, matches=matches)
    return replace(act, judged=judged_state(moment.utterance, spoken))


def _about(moment: Moment) -> Iterator[str]:
    """The ids that a message may be about, likeliest first."""
    if moment.subject:
        is_restart = moment.utterance.has("restart", "enough") and not reloads(moment)
        restart = (RESTART,) if is_restart else ()
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
    if fact.answer in IS_SO:
        is_short = len(utterance.units) <= _SHORT  # their words are those of a question
        return (is_short or moment.is_question) and not is_open(utterance, *HOW)
    if fact.answer and is_open(utterance, *OPEN):
        return False
    return fact.told or _is_amiss(moment, fact) or moment.is_question or utterance.has(*MODES, "judge")


def _is_amiss(moment: Moment, fact: Fact) -> bool:
    """Whether a wrong state of the setting at hand is reported; "http 500" is a message, and no state."""
    is_state = fact.answer == "wrong" and bool(fact.setting) and bool(fact.source_for(moment.subject))
    return is_state and not re.search(r"\d", moment.text) and not moment.utterance.has(*_OF_MESSAGE)


def _is_about_it(moment: Moment, item: str, spoken: Sequence[SpokenFact]) -> bool:
    """Whether little else is said than what the fact or the section says anyway."""
    utterance = moment.utterance
    covered = {at for found in spoken for at in range(found.start, found.end)}
    left = [at for at in utterance.rest(*_BESIDE) if at not in covered]
    if moment.is_sure or not left:
        return True
    said = said_of(moment.talk.documents, utterance, left)
    sources = {item, *(found.fact.source_for(item) for found in spoken)}
    fact = spoken[0].fact
    is_narrow = (item == moment.subject and fact.polar) or (fact.told and bool(fact.when))
    most = _MOST_LEFT_OF_NARROW if is_narrow else _MOST_LEFT
    return said.count * (1.0 - max(map(said.nearness, sources))) <= most


def _reply(moment: Moment, item: str, spoken: Sequence[SpokenFact]) -> Reply:
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    source = spoken[0].fact.source_for(item)
    place = documents.place(source, locale)
    body: list[Block] = []
    if verdict := list(verdict_of(moment.utterance, spoken)):
        body.append(blocks.sentences(say, verdict))
    elif item != moment.subject:  # nobody puts a title over a "yes"
        body.append(blocks.title(documents.title(item, locale)))
    is_hosted = moment.talk.session.hosting == "hosted"
    if is_hosted:
        body.append(hosted_notice(say))
    if place:
        stands = (found.fact.stands.get(source, {}) for found in spoken)
        quotes = [quote for quoted in stands for quote in quoted.get(place.page.locale, ())]
        is_polar = spoken[0].fact.polar
        quoted_of = _sentences_quoted(place.section, quotes) if is_polar else blocks_quoted(place, quotes)
        found = _as_told(quoted_of, is_hosted=is_hosted)
        body += [*found, source_line(say, place.page)]
    keyboard = paired((onward_button(documents, item, locale), topics_button(locale)))
    reply = Reply(locale, tuple(body), keyboard, footer=footer_of(documents, item, locale), item=item)
    return with_notice(documents, moment.verdict, reply)


def _sentences_quoted(section: Section, quotes: Sequence[str]) -> tuple[Block, ...]:
    """The sentences, steps or items in which quoted words stand, and nothing beside them."""
    return tuple(block for block, text in parts_of(section.blocks) if any(quote in text for quote in quotes))


def _as_told(found: Sequence[Block], *, is_hosted: bool) -> Iterator[Block]:
    """What settles it; to whom Adobe runs Campaign nothing as a step to take."""
    for block in found:
        is_step = is_hosted and block.kind is BlockKind.STEPS
        yield Block(BlockKind.BULLETS, items=block.items) if is_step else block


def _are_offered(utterance: Utterance, spoken: Sequence[SpokenFact]) -> bool:
    """Whether two things that the documents settle are offered: "http or https?" is one question."""
    return any(
        any(found.end <= cue.start for found in spoken) and any(cue.end <= found.start for found in spoken)
        for cue in utterance.spans("either")
    )
