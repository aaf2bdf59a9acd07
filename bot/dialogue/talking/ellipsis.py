"""Elliptical questions: "and the secret?", "fixed, restart needed?", a bare "where?".

In: a message that the matcher is not sure of, and the subject at hand. Out: the question that it comes to,
answered; or the word that what is added is not documented; or what it is about, asked back.
"""

from __future__ import annotations

import msgspec

from bot.dialogue.answers import menus
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.follow_up import BESIDE
from bot.dialogue.talking.section_parts import PARTS
from bot.dialogue.talking.standalone_question import read_question
from bot.dialogue.talking.triage import asked_back
from bot.model import Match, Outcome, Verdict

_FEW_WORDS = 8
"""Units behind "and" that are a topic rather than a report."""
_NEAR = 0.4
"""How likely an id must be to be the answer, where the subject leads to it."""
_LIKELY = 0.7
"""How likely an id must be to be the answer, where its name alone stands behind "and"."""
_LEAST = 0.1
"""How likely what the subject leads to must be, where the likeliest id leads there too."""
_GIST = 4
"""Words to which a longer message may come down."""


def read_addition(moment: Moment) -> DialogueAct | None:
    """In "and what about the secret?", what stands behind "and" counts."""
    utterance = moment.utterance
    if not moment.subject or not (left := _behind_and(moment)):
        return None
    verdict = moment.ask(utterance.typed(left))
    if not verdict.matches:
        verdict = moment.verdict
    if verdict.outcome is Outcome.ANSWER or (verdict.matches and verdict.matches[0].score >= _LIKELY):
        return read_question(_sure_of(moment, verdict))
    return None


def read_gist(moment: Moment) -> DialogueAct | None:
    """In "fixed now, is a restart needed?": not sure as a whole, but what it comes to is near the subject."""
    if not moment.subject or moment.verdict.outcome is not Outcome.SUGGEST:
        return None
    if near := _near_subject(moment):
        others = (match for match in moment.verdict.matches if match != near)
        return read_question(
            _sure_of(moment, msgspec.structs.replace(moment.verdict, matches=(near, *others)))
        )
    left = moment.utterance.rest(*PARTS, *(cue for cue in BESIDE if cue != "login"))
    if not left or moment.utterance.size(left) > _GIST:
        return None
    verdict = moment.ask(moment.utterance.typed(left))
    if verdict.outcome is not Outcome.ANSWER or verdict.matches[0].id != moment.best:
        return None
    return read_question(_sure_of(moment, verdict))


def read_unknown_addition(moment: Moment) -> DialogueAct | None:
    """What is asked after "and" that neither stands in the documents nor belongs to the subject."""
    if moment.verdict.matches or not moment.subject or not (left := _behind_and(moment)):
        return None
    if moment.ask(moment.utterance.typed(left)).outcome is not Outcome.NONE:
        return None
    return DialogueAct(Outcome.NONE, (menus.not_documented(moment.locale),), moment.memory)


def read_bare(moment: Moment) -> DialogueAct | None:
    """A bare "why?" or "where?" with nothing spoken of before: ask what it is about."""
    if (
        moment.subject
        or moment.is_sure
        or moment.utterance.rest(
            "where",
            "why",
            "value",
            "who",
            "then",
            "how",
            "ask",
            "anaphora",
            "and",
            "next",
            "done",
            "same",
            "stage",
            "prod",
            "judge",
        )
    ):
        return None
    return (
        asked_back(moment)
        if moment.utterance.has("where", "why", "value", "who", "then", "how", "stage", "prod")
        else None
    )


def _behind_and(moment: Moment) -> list[int]:
    """The few words of its own that a question has which begins with "and"."""
    if not moment.utterance.has("and"):
        return []
    left = moment.utterance.rest(*PARTS, *(cue for cue in BESIDE if cue != "login"))
    return left if len(left) <= _FEW_WORDS else []


def _near_subject(moment: Moment) -> Match | None:
    """The match that the subject leads to, or that leads to the subject, or where both of them lead."""
    entries, matches = moment.talk.documents.entries, moment.verdict.matches
    entry, best = entries.get(moment.subject), entries.get(moment.best)
    if entry is None or best is None:
        return None
    if moment.best == moment.subject:
        return matches[0] if matches[0].score >= _NEAR else None
    if moment.best in entry.leads_to or moment.subject in best.leads_to:
        return matches[0] if matches[0].score >= _NEAR else None
    both = set(entry.leads_to) & set(best.leads_to)
    return next((match for match in matches if match.id in both and match.score >= _LEAST), None)


def _sure_of(moment: Moment, verdict: Verdict) -> Moment:
    """The moment with a verdict that counts as an answer."""
    answer = msgspec.structs.replace(verdict, outcome=Outcome.ANSWER)
    return Moment(moment.talk, moment.memory, answer, moment.utterance)
