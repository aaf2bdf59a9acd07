"""Not that, this. In: a message with a denial. Out: what is denied ruled out, what is meant answered."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import HOSTED
from bot.dialogue.talking.act import DialogueAct, Moment, changed
from bot.dialogue.talking.corrections.correction import (
    ENOUGH,
    LIKELY,
    NAMED,
    POINT,
    answer,
    asked_after_all,
    conceded,
    contradicted,
    corrected,
    is_called,
    is_put_right,
    left_over,
)
from bot.dialogue.talking.message.contrast import BACK, SMALL, Contrast, is_contrast
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.titles import named
from bot.dialogue.talking.subject.asked_passage import asked_passage
from bot.dialogue.talking.troubleshooting import triage
from bot.dialogue.talking.troubleshooting.next_check import checks_at_hand, is_made, next_check
from bot.model import DOC, Match, Outcome, Verdict
from bot.translate import _

_FEW = 1
"""Words that may name a thing by a part of its name."""


def read_denial(moment: Moment) -> DialogueAct | None:
    """A message that rules something out, or puts right what the bot understood.

    Where nothing is spoken of yet, what a page says of the whole is more than the catalogue says of a piece;
    but "not the ID, the secret" is nothing but what it denies and means, and what it denies no page tells.
    """
    if moment.is_of_page and not moment.subject:
        return _put_against(moment)
    return None if _asks_passage(moment) else _denial(moment)


def _asks_passage(moment: Moment) -> bool:
    """Whether a passage of the page that is surely meant answers it: "why 7.4.1 rather than 7.3.5?"."""
    if not moment.is_sure or not moment.utterance.questions:
        return False
    asked = asked_passage(moment, moment.best)
    return asked is not None and asked.is_first


def _put_against(moment: Moment) -> DialogueAct | None:
    """A short message in which one entry is surely denied and another one surely meant."""
    told = moment.contrast
    if not told.is_short or not told.denied or not told.meant:
        return None
    sides = [moment.ask(text) for text in (*told.denied, told.meant)]
    if any(side.outcome is not Outcome.ANSWER or side.matches[0].id.startswith(DOC) for side in sides):
        return None
    *denied, meant = (side.matches[0].id for side in sides)
    return None if meant in denied else answer(moment, list(sides[-1].matches))


def _denial(moment: Moment) -> DialogueAct | None:
    utterance = moment.utterance
    if act := asked_after_all(moment):
        return act
    told = moment.contrast
    if not told.denied:
        return _without_denial(moment, told)
    ruled_out = denied_ids(moment, told)
    is_sure = moment.is_sure and not moment.is_of_page  # what a page answers is no denial
    is_something_else = _is_something_else(utterance, told)
    if not told.meant or is_something_else:
        return _only_denied(moment, ruled_out, is_told=is_something_else)
    is_other = not ruled_out and (is_sure or _is_mere_question(moment))
    if not is_contrast(utterance, told) or is_other:
        return None
    verdict = _asked(moment, told, ruled_out)
    if _is_narrowed(moment, verdict, ruled_out):
        return None
    if not ruled_out and _is_told_better(moment, verdict):
        return None
    if not ruled_out and not told.is_short and not (verdict.matches and verdict.matches[0].score >= POINT):
        return None
    is_same = verdict.outcome is Outcome.ANSWER and verdict.matches[0].id == moment.best
    if is_sure and is_same and moment.best not in ruled_out:
        return answer(
            moment, list(verdict.matches)
        )  # what is denied is no other subject: "it is not Campaign that opens but adobe.com"
    is_likely = bool(verdict.matches) and verdict.matches[0].score >= LIKELY
    is_ruled_out = is_likely and (told.is_short or moment.best in ruled_out)
    if is_sure and not is_ruled_out and verdict.outcome is not Outcome.ANSWER:
        return None
    if is_sure and not told.is_short and moment.best not in ruled_out:
        return None
    is_whole_clear = is_sure and moment.best not in ruled_out
    if is_whole_clear and verdict.outcome is not Outcome.ANSWER:
        verdict = moment.verdict
    left = _left(moment, verdict, ruled_out) or _left(moment, moment.verdict, ruled_out)
    is_found = verdict.outcome is Outcome.ANSWER and verdict.matches[0] in left
    if not left or (left[0].score < ENOUGH and not is_found):
        return None  # where what the matcher is sure of is ruled out, the next best is a guess
    return answer(moment, left)


def _left(moment: Moment, verdict: Verdict, ruled_out: set[str]) -> list[Match]:
    """What is not ruled out; a page is no part of it unless the whole message is about one.

    Who says "in Campaign, I mean, not in Admin Console" tells nothing of where Campaign runs.
    """
    is_of_hosting = moment.utterance.has("hosted", "hybrid", "on-premise") or moment.subject == HOSTED
    return [
        match
        for match in verdict.matches
        if match.id not in ruled_out
        and (moment.is_of_page or not match.id.startswith(DOC))
        and (is_of_hosting or match.id != HOSTED)
    ]


def _is_mere_question(moment: Moment) -> bool:
    """Whether a question that rules nothing out only has two sides: "a dash instead of a blank?"."""
    return moment.is_question and not is_put_right(moment)


def _without_denial(moment: Moment, told: Contrast) -> DialogueAct | None:
    """A correction, or a contrast, in which no word denies anything."""
    utterance = moment.utterance
    if moment.subject and is_put_right(moment):
        return corrected(moment)
    if utterance.has("all-but"):
        return left_over(moment, told)
    act = conceded(moment) if utterance.has("contrast") else None
    return act or contradicted(moment)


def read_correction(moment: Moment) -> DialogueAct | None:
    """The same where a word says, too, that something is done: "the type is done, now the name"."""
    utterance = moment.utterance
    if not utterance.has("done") or utterance.has("same", "next"):
        return None
    told = moment.contrast
    if not told.denied and utterance.has("all-but"):
        return left_over(moment, told)
    if not told.denied:
        is_slip = bool(moment.subject) and utterance.has("sorry", "meant", BACK)
        return corrected(moment) if is_slip and is_put_right(moment) else None
    is_point = bool(told.meant) and moment.ask(told.meant).outcome is Outcome.ANSWER
    return read_denial(moment) if is_point else None


def _is_narrowed(moment: Moment, meant: Verdict, ruled_out: set[str]) -> bool:
    """Whether something else than the subject at hand is denied, and what is meant is surely no other one.

    "Only persons, not the technical operators" is still about moving the operators, and "not the console, the
    server" about its restart.
    """
    if not moment.subject or moment.subject in ruled_out:
        return False
    if is_called(moment, moment.contrast.gist):
        return True
    return bool(ruled_out) and not (meant.matches and meant.matches[0].score >= POINT)


def _is_told_better(moment: Moment, meant: Verdict) -> bool:
    """Whether the whole message is likelier about something than what is left of it without the denial."""
    whole = moment.verdict.matches
    return (
        bool(whole)
        and whole[0].score >= POINT
        and not (meant.matches and meant.matches[0].score >= whole[0].score)
    )


def _asked(moment: Moment, told: Contrast, ruled_out: set[str]) -> Verdict:
    """What the matcher makes of what is meant: said in full, by its names, or by one clause of it.

    A word or two may name one thing only beside what is denied: "the ID, not the secret".
    """
    verdict = moment.ask(told.meant)
    symptom = triage.symptom_in(moment.utterance, told.clauses)
    if symptom and symptom not in ruled_out and verdict.outcome is not Outcome.ANSWER:
        return Verdict(Outcome.ANSWER, (Match(symptom, NAMED),), moment.locale)
    if verdict.outcome is not Outcome.ANSWER and told.gist:
        verdict = max((moment.ask(told.gist), verdict), key=_likelihood(ruled_out))
    if verdict.outcome is not Outcome.ANSWER and len(told.clauses) > 1:
        parts = (moment.ask(moment.utterance.words(clause)) for clause in told.clauses)
        verdict = max((verdict, *parts), key=_likelihood(ruled_out))
    near = next(iter(sorted(ruled_out)), moment.subject)
    units = [at for clause in told.clauses for at in moment.utterance.rest(*SMALL, within=clause)]
    if near and moment.utterance.size(units) <= _FEW:
        item = named(moment.talk.documents, moment.utterance, units, near=near)
        if item and item not in ruled_out and item.partition("/")[0] == near.partition("/")[0]:
            return Verdict(Outcome.ANSWER, (Match(item, NAMED),), moment.locale)
    return verdict


def _likelihood(ruled_out: set[str]) -> Callable[[Verdict], float]:
    """How likely the likeliest id of a verdict is, those that are ruled out left aside."""
    return lambda verdict: max(
        (found.score for found in verdict.matches if found.id not in ruled_out), default=0.0
    )


def _only_leads_on(utterance: Utterance) -> bool:
    """Whether all that could deny is "ok" before a question: "lol ok. what is it good for?"."""
    first, *others = utterance.clauses
    is_consent = bool(utterance.spans("ok", within=first)) and not utterance.rest("ok", within=first)
    starts = {start for start, _end in others}
    return is_consent and any(cue.start in starts for cue in utterance.spans("ask"))


def denied_ids(moment: Moment, told: Contrast) -> set[str]:
    """The ids that a message denies: what its denied pieces name, and what is meant is no likelier about."""
    asked = moment.ask(told.meant) if told.meant else Verdict(Outcome.NONE, (), moment.locale)
    meant = {match.id: match.score for match in asked.matches}
    if asked.outcome is Outcome.ANSWER:
        meant[asked.matches[0].id] = math.inf  # "not v8, v7": both are of one page
    is_still_meant = is_called(moment, told.gist)
    found: set[str] = set()
    for text in told.denied:
        if not is_still_meant and is_called(moment, text):
            found.add(moment.subject)
            continue
        matches = moment.ask(text).matches
        if not matches or matches[0].score < max(LIKELY, meant.get(matches[0].id, 0.0)):
            continue
        if not told.are_events or _may_happen(matches[0].id):
            found.add(matches[0].id)
    return found


def _may_happen(item: str) -> bool:
    """Whether an id is one that the denial of an event rules out: not that of "so that they don't send …"."""
    return not item.startswith("topic/")


def _is_something_else(utterance: Utterance, told: Contrast) -> bool:
    """Whether no more is meant than that people see "something else"."""
    beside = ("appears-other", "greet", "login", "everybody", "one", "when")
    return utterance.has("appears-other") and not any(
        utterance.rest(*SMALL, *beside, within=clause) for clause in told.clauses
    )


def _only_denied(moment: Moment, ruled_out: set[str], *, is_told: bool = False) -> DialogueAct | None:
    """Nothing is left: ask what people see, unless the bot had offered something else beside.

    Out of the blue only if something that they see is denied, and another thing told in its place.
    """
    has_context = bool(moment.subject or moment.memory.is_asking or moment.memory.options)
    if not ruled_out or not (has_context or is_told) or _only_leads_on(moment.utterance):
        return None
    if moment.is_question and moment.is_sure:
        return None
    checks = () if is_told else tuple(sorted(ruled_out.intersection(checks_at_hand(moment))))
    if checks and moment.memory.symptom and is_made(moment.utterance):
        return next_check(moment, checks)  # "not the mask, I checked that one"
    first = blocks.paragraph(moment.say, _("All right, so it is not that."))
    act = triage.asked_back(moment, (first,))
    memory = changed(act.memory, ruled_out=tuple(sorted({*moment.memory.ruled_out, *ruled_out})))
    return replace(act, memory=memory)
