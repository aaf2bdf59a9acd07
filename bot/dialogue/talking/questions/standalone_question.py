"""A question that stands by itself.

In: the matcher's verdict on a message. Out: the answer, the choice, or the word that it is not documented.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.answers.question_answering import verdict_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.questions.disambiguation import gist_reply, likely
from bot.dialogue.talking.sections.kin import of_one_thing
from bot.dialogue.talking.subject.asked_passage import LONGEST, asked_passage
from bot.dialogue.talking.subject.follow_up import told_passages
from bot.model import Outcome

_WHOLE = ("how", "elaborate", "broken")
"""Cues of questions that want the whole of a page."""


def read_question(moment: Moment) -> DialogueAct:
    """What the matcher makes of it: an answer, a choice, or the word that it is not documented."""
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


def _pointed(moment: Moment) -> DialogueAct | None:
    """What one passage of a topic answers: "why 7.4.1?", "does it hit the API?"; not what is to be done."""
    utterance, item = moment.utterance, moment.best
    is_of_topic = item.startswith("topic/") and moment.talk.session.hosting != "hosted"
    if not is_of_topic or moment.verdict.is_foreign or not moment.is_question or utterance.has(*_WHOLE):
        return None
    if len(utterance.units) > LONGEST:
        return None
    asked = asked_passage(moment, item)
    if asked is None or not asked.shown:
        return None
    is_meant = asked.is_sure if moment.subject else asked.is_first
    return told_passages(moment, item, asked.shown) if is_meant else None
