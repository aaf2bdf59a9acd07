"""A question that stands by itself.

In: the matcher's verdict on a message. Out: the answer, the choice, or the word that it is not documented.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.answers.question_answering import verdict_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.questions.disambiguation import gist_reply, likely
from bot.dialogue.talking.sections.kin import of_one_thing
from bot.dialogue.talking.subject.asked_passage import asked_passage, is_long
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
        is_meant = asked.is_sure or (is_narrow and asked.is_clear)
    else:
        is_meant = is_narrow and asked.is_first
    return told_passages(moment, moment.best, asked.shown) if is_meant else None
