"""A question that stands by itself.

In: the matcher's verdict on a message. Out: the answer, the choice, or the word that it is not documented.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue.answers.question_answering import verdict_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.message_pieces import REPORTING, is_asking
from bot.dialogue.talking.questions.asked_pieces import SOURCE, is_given
from bot.dialogue.talking.questions.disambiguation import gist_reply, likely
from bot.dialogue.talking.sections.kin import of_one_thing
from bot.dialogue.talking.sections.vocabulary import are_of_other_things
from bot.dialogue.talking.subject.asked_passage import asked_passage, carries_wanted, is_long
from bot.dialogue.talking.subject.context_features import passages_of
from bot.dialogue.talking.subject.follow_up import own_words, told_passages
from bot.dialogue.talking.subject.named_next import is_name
from bot.model import Match, Outcome, Verdict

_LIKELY, _LIKELIER = 0.5, 0.75
"""Choices: how likely it is at least that a passage confirms, or what asks of several clauses."""
_ANSWERED = 0.15
"""A choice: how much of a follow-up two passages answer that are told rather than all of their section."""
_NAMED = 0.6
"""A choice: the same, of a section that is likely enough to tell what something is."""
_SHORT = 10
"""A choice: words of a message that asks what something is and tells little else."""
_ASKED_OF = 9
"""A choice: words of a message that asks whom to turn to for a value, and no more."""
_WHOLE = ("how", "elaborate", "broken")
"""Cues of questions that want the whole of a page."""


def read_question(moment: Moment) -> DialogueAct:
    """What the matcher makes of it: an answer, a choice, or the word that it is not documented."""
    moment = _of_its_giver(moment)
    if _is_confirmed(moment):
        moment = replace(moment, verdict=msgspec.structs.replace(moment.verdict, outcome=Outcome.ANSWER))
    verdict, talk = moment.verdict, moment.talk
    if verdict.outcome is Outcome.ANSWER and (pointed := _pointed(moment)):
        return pointed
    reply = verdict_reply(
        talk.documents,
        moment.text,
        verdict,
        talk.session.hosting,
        values_first=moment.utterance.has("value", "ask"),
    )
    if verdict.outcome is Outcome.ANSWER:
        act = answered(moment, reply, moment.best, matches=verdict.matches)
        return replace(act, matches=verdict.matches)
    memory = changed(moment.memory, is_asking=False)
    if verdict.outcome is not Outcome.SUGGEST:
        return DialogueAct(verdict.outcome, (reply,), memory, matches=verdict.matches)
    items = tuple(item for item in likely(verdict.matches) if item in talk.documents.entries)
    is_told = bool(items) and moment.best in items
    if is_told:
        reply = gist_reply(moment, items)
    if is_told or of_one_thing(talk.documents, verdict.matches):  # what is only offered is no subject
        memory = changed(memory, subjects=(moment.best, *memory.subjects))
    return DialogueAct(verdict.outcome, (reply,), memory, items, verdict.matches)


def _of_its_giver(moment: Moment) -> Moment:
    """The moment with who gives a value as likeliest, where that is asked: "whom do we ask for it?"."""
    utterance, verdict = moment.utterance, moment.verdict
    is_value = moment.best.startswith("check/") and is_given(moment, moment.best)
    is_open = is_value and verdict.outcome is Outcome.SUGGEST
    if not is_open or not utterance.has("who") or utterance.length > _ASKED_OF:
        return moment
    if utterance.has("alter", "may", *REPORTING, "changed", "broken"):
        return moment
    first, *others = verdict.matches
    both = sum(match.score for match in verdict.matches if match.id in (first.id, SOURCE))
    found = (Match(SOURCE, both), *(match for match in others if match.id != SOURCE))
    return replace(moment, verdict=msgspec.structs.replace(verdict, matches=found))


def _is_confirmed(moment: Moment) -> bool:
    """Whether what the matcher finds likely is the answer.

    A passage of it answers most, or carries the thing that is wanted; it is asked what something is; of what
    asks alone the matcher is sure.
    """
    if moment.verdict.outcome is not Outcome.SUGGEST or not moment.is_question or moment.is_of_page:
        return False
    best, utterance = moment.verdict.matches[0], moment.utterance
    alone = _asked_alone(moment)
    is_same = bool(alone.matches) and alone.matches[0].id == best.id
    if is_same and utterance.has("asks-meaning") and utterance.length <= _SHORT:
        is_else = are_of_other_things(moment.talk.documents, utterance, own_words(utterance))
        return not is_else and alone.matches[0].score >= _NAMED
    is_command = utterance.has("command")  # which stands in the titles of what has some, whatever it is for
    if best.score >= _LIKELY and carries_wanted(moment, best.id) and not is_command:
        return True
    if best.score >= _LIKELY and next(iter(passages_of(moment)), "") == best.id:
        asked = asked_passage(moment, best.id)
        if asked and asked.is_first:
            return True
    return is_same and best.score >= _LIKELIER and alone.outcome is Outcome.ANSWER


def _asked_alone(moment: Moment) -> Verdict:
    """What the matcher makes of the clause that asks, of a message that tells something in another one."""
    utterance = moment.utterance
    asking = [clause for clause in utterance.clauses if is_asking(utterance, clause)]
    is_part = len(asking) == 1 and len(utterance.clauses) > 1
    return moment.ask(utterance.words(asking[0])) if is_part else moment.verdict


def _pointed(moment: Moment) -> DialogueAct | None:
    """What one passage answers: "why 7.4.1?", "does it hit the API?"; not what is to be done.

    After something else was spoken of, a passage that is sure is meant however it is asked for.
    """
    is_for_adobe = moment.talk.session.hosting == "hosted"
    if is_for_adobe or moment.verdict.is_foreign or is_long(moment.utterance):
        return None
    asked = asked_passage(moment, moment.best)
    if asked is None or not asked.shown:
        return None
    is_narrow = moment.is_question and not moment.utterance.has(*_WHOLE)
    if moment.subject:
        is_answered = asked.is_clear or (asked.score >= _ANSWERED and not is_name(moment))
        is_meant = asked.is_sure or (is_narrow and is_answered)
    else:
        is_meant = is_narrow and asked.is_first
    return told_passages(moment, moment.best, asked.shown) if is_meant else None
