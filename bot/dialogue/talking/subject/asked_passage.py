"""A question that some passages of a section answer: these, rather than all of the section.

In: the moment and the id. Out: the passages, none where the documentation does not say; None where the
question is of no passage in particular.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.answers.entry import HOSTED
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.message.elsewhere import names_setting
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import PARTS, text_of
from bot.dialogue.talking.sections.vocabulary import are_of_other_things, nearness
from bot.dialogue.talking.sections.way_to_step import way_to
from bot.dialogue.talking.subject.context_features import leads_to
from bot.dialogue.talking.subject.context_model import chosen
from bot.dialogue.talking.subject.follow_up import BESIDE, own_words, part_asked, told_passages
from bot.dialogue.talking.subject.message_traits import ELSEWHERE
from bot.dialogue.talking.subject.thing_wanted import THINGS, thing_wanted
from bot.model import Block, SectionPassage

_LEAD = 0.04
"""How far ahead of the others the best passage is shown alone: of questions whose words no passage has been
given, it is then the right one five times in six (`python -m benchmarks.passages`)."""
_LIKELY = 0.08
"""How much of a question the best passage answers that is shown with the next one: one of both is the right
one four times in five."""
_SURE_LEAD, _SURE = 0.07, 0.14
"""The same, of a passage that is meant whatever else the message looks like: right nine times in ten."""
_ABOUT = 0.9
"""A choice: what answers so much of what the best one does is as good, where that was told already."""
_ELSEWHERE_LEAD, _ELSEWHERE = 0.12, 0.28
"""The same, of a passage of a section that is not at hand, and whatever else the message may be."""
_BY_PLACE = 0.25
"""How much of a "where?" or "in which file?" without another word a passage answers that has it."""
_OPEN = 0.2
"""A choice: how much of a question is in those that the section is known to leave open, where it names things
of which nobody speaks beside a login."""
_FIRST_LEAD = 0.1
"""The same, of a question that nothing was said before: right nineteen times in twenty."""
_FEW = 5
"""A choice: a section of fewer passages, of which one is what none answers, is shown whole."""
_CHECK, _TOPIC = 0.2, 0.4
"""The probabilities from which on a check, or a topic, is named beside what Adobe looks after."""
_NOT_ASKED = ("meant", "contrast", "deny-back", "works", "solved", "it-was")
"""Cues of a correction, and of the end of a matter."""
_MASK = "topic/mask-syntax"
"""The one setting of which there is a topic, too."""
_CARRIED = 0.15
"""A choice: how much more a passage answers that carries the thing that is wanted: more than any does by
chance."""
_NEAR_ENOUGH = 0.5
"""A choice: how many of the words beside that thing are said of a section that is meant."""
_NAMING = ("detail", "who", "login", "done", "same")
"""Cues of a part, or beside a follow-up, that name something: "which command shows *who is connected*"."""
_NAMELESS = ("changed", "entered", *(cue for cue in (*PARTS, *BESIDE) if cue not in _NAMING))
"""Cues that name nothing beside that thing."""
_LONGEST = 16
"""A choice: words of a message that may ask for a passage and nothing else."""


class AskedPassages(NamedTuple):
    """What was asked: the blocks that answer, how clearly they do, and how much of the question."""

    shown: tuple[Block, ...]
    lead: float
    score: float

    @property
    def is_clear(self) -> bool:
        """Whether no other passage answers as well."""
        return self.lead >= _LEAD

    @property
    def is_sure(self) -> bool:
        """Whether it is meant whatever else the message looks like."""
        return self.lead >= _SURE_LEAD and self.score >= _SURE

    @property
    def is_first(self) -> bool:
        """Whether it is enough of an answer to a question that nothing was said before."""
        return bool(self.shown) and self.lead >= _FIRST_LEAD and self.score >= _SURE

    @property
    def is_sure_elsewhere(self) -> bool:
        """Whether it is meant though another section is at hand."""
        return bool(self.shown) and self.lead >= _ELSEWHERE_LEAD and self.score >= _ELSEWHERE


@kept(64)
def _passages(documents: Documents, item: str, locale: str) -> tuple[SectionPassage, ...]:
    stored = documents.knowledge.passages.get(locale, {}).get(item)
    return stored.read() if stored else ()


def asked_passage(moment: Moment, item: str) -> AskedPassages | None:
    """The passages of an id's section that a question is about: one, or the two that are likeliest."""
    if (moment.noted or moment.mended) and not _asks_too(moment):  # nothing is asked
        return None
    scores = _scores(moment, item)
    if len(scores) < _FEW:
        return None
    passages = _passages(moment.talk.documents, item, moment.locale)
    order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    best = passages[order[0]].shown
    rivals = (scores[at] for at in order[1:] if passages[at].shown != best)
    lead = scores[order[0]] - next(rivals, 0.0)
    if lead >= _LEAD:
        return AskedPassages(best, lead, scores[order[0]])
    others = (passages[at].shown for at in order[1:] if passages[at].shown != best)
    next_best: tuple[Block, ...] = next(others, ())
    if scores[order[0]] < _LIKELY or not best or not next_best:
        return None
    both = sorted((best, next_best), key=[passage.shown for passage in passages].index)
    shown = tuple(dict.fromkeys(block for blocks in both for block in blocks))
    return AskedPassages(shown, lead, scores[order[0]])


def _asks_too(moment: Moment) -> bool:
    """Whether a clause beside what was done asks something: "moved her. what does she tick in it"."""
    utterance = moment.utterance
    return any(
        clause[0] > 0
        and any(cue.start == clause[0] for cue in utterance.spans("ask", "question-word", within=clause))
        and not utterance.spans("next", "restart", within=clause)
        and bool(utterance.rest(*PARTS, *BESIDE, "question-word", within=clause))
        for clause in utterance.clauses
    )


def _scores(moment: Moment, item: str) -> list[float]:
    """How much of a message each passage of a section answers, by the thing that is wanted, too."""
    scores, carries = moment.answering.get(item, []), thing_wanted(moment.utterance)
    if carries is None or not scores:
        return scores
    passages = _passages(moment.talk.documents, item, moment.locale)
    return [
        score + _CARRIED if carries(passage.shown) else score
        for score, passage in zip(scores, passages, strict=True)
    ]


def carries_wanted(moment: Moment, item: str) -> bool:
    """Whether a thing is wanted that a section carries, and what else is asked is said of the section."""
    carries, left = thing_wanted(moment.utterance), moment.utterance.rest(*THINGS, *_NAMELESS)
    if carries is None or (left and _nearness(moment, item, left) < _NEAR_ENOUGH):
        return False
    return any(carries(found.shown) for found in _passages(moment.talk.documents, item, moment.locale))


def _with_thing(moment: Moment) -> str:
    """The section that carries the thing that is wanted; empty where no such section is meant.

    Where nothing else is said than what is wanted, that is the one at hand, or what it leads to; else the one
    at hand or the one that is meant, of which more of the other words are said.
    """
    if thing_wanted(moment.utterance) is None:
        return ""
    subject, meant = moment.subject, chosen(moment).item
    near = [subject, *leads_to(moment.talk.documents, subject), meant]
    if left := moment.utterance.rest(*THINGS, *_NAMELESS):
        near = [] if meant == ELSEWHERE else [subject, meant]
        near.sort(key=lambda item: _nearness(moment, item, left), reverse=True)
    return next((item for item in near if carries_wanted(moment, item)), "")


def _nearness(moment: Moment, item: str, left: list[int]) -> float:
    return nearness(moment.talk.documents, item, moment.utterance, left)


def best_passage(moment: Moment, item: str) -> tuple[Block, ...]:
    """What the passage of a section tells that answers most of a message; nothing where it tells nothing."""
    scores = _scores(moment, item)
    if not scores:
        return ()
    at = max(range(len(scores)), key=scores.__getitem__)
    return _passages(moment.talk.documents, item, moment.locale)[at].shown


def best_within(moment: Moment, item: str, text: str) -> tuple[Block, ...]:
    """Of the passages in a part of a section the one that answers most, and one that does about as well."""
    scores, passages = _scores(moment, item), _passages(moment.talk.documents, item, moment.locale)
    places = [at for at in range(len(scores)) if _stands_in(passages[at].shown, text)]
    places.sort(key=scores.__getitem__, reverse=True)
    near = [at for at in places[:2] if scores[at] > scores[places[0]] - _LEAD]
    return tuple(dict.fromkeys(block for at in sorted(near) for block in passages[at].shown))


def _stands_in(shown: Sequence[Block], within: str) -> bool:
    text = text_of(shown)
    return bool(text) and text in within


def passages_for(moment: Moment, text: str, item: str) -> list[tuple[Block, ...]]:
    """The passages of a section that answer most of a piece of a message, or about as much."""
    if moment.utterance.locale != moment.locale:
        return []
    scores = moment.talk.desk.answering(text, moment.locale).get(item, [])
    least = max(_SURE, _ABOUT * max(scores, default=0.0))
    order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    passages = _passages(moment.talk.documents, item, moment.locale)
    return [passages[at].shown for at in order if scores[at] >= least]


def setting_of_hosted(moment: Moment) -> str:
    """The setting that somebody asks for who was just told that Adobe looks after them; else empty."""
    is_told = moment.subject == HOSTED and moment.talk.session.hosting == "hosted"
    if not is_told or moment.best in ("", HOSTED):
        return ""
    least = _CHECK if moment.best.startswith("check/") else _TOPIC
    return moment.best if moment.verdict.matches[0].score >= least else ""


def setting_beside_secret(moment: Moment) -> str:
    """The setting that is named after a secret was sent, which was the subject until then; else empty."""
    is_leaked = moment.memory.leaked is not None and moment.best.startswith(("check/", _MASK))
    return moment.best if is_leaked and names_setting(moment.talk.documents, moment.text) else ""


def is_long(utterance: Utterance) -> bool:
    """Whether a message says more than what asks for a passage."""
    return utterance.size(list(range(len(utterance.units)))) > _LONGEST


def is_bare(moment: Moment, asked: AskedPassages) -> bool:
    """Whether "where?" or "who?" is all that is asked: the section's own part, rather than some passage.

    "In which file?" is more than that where a passage has one.
    """
    part = part_asked(moment.utterance) or "detail"
    if part == "detail" or own_words(moment.utterance):
        return False
    return not asked.shown or (part == "where" and asked.score < _BY_PLACE)


def read_passage(moment: Moment) -> DialogueAct | None:
    """A short message that asks for a passage of the section at hand, or for one of another that it means."""
    utterance = moment.utterance
    is_denied = moment.contrast.has_two_sides  # "not them, the API accounts"
    if not moment.subject or is_long(utterance) or is_denied or utterance.has(*_NOT_ASKED):
        return None
    if setting_of_hosted(moment) or setting_beside_secret(moment):
        return None
    if item := _with_thing(moment):
        found = asked_passage(moment, item)
        return told_passages(moment, item, found.shown) if found else None
    meant = chosen(moment).item
    if meant == ELSEWHERE and thing_wanted(utterance) is not None:
        return None  # "a link to a recipe": the page at hand has a link, too
    is_another = meant not in (ELSEWHERE, moment.subject)
    item = meant if is_another else moment.subject
    found = asked_passage(moment, item)
    if found is None or not found.is_sure or is_bare(moment, found):
        return None
    is_new = is_another and item not in moment.memory.subjects  # else its page has been seen
    if is_new and not found.is_sure_elsewhere:
        return None
    is_open = not found.shown and found.score < _OPEN
    if is_open and _is_of_other_things(moment):
        return None
    is_place = part_asked(utterance) == "where"
    shown = way_to(moment.talk.documents, item, found.shown, moment.locale) if is_place else found.shown
    return told_passages(moment, item, shown)


def _is_of_other_things(moment: Moment) -> bool:
    """Whether what the section leaves open is no question of it: "and how do I set up an A/B test?"."""
    utterance = moment.utterance
    return are_of_other_things(moment.talk.documents, utterance, own_words(utterance))
