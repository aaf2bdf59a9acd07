"""What is told where it is in doubt what a message is about, or where the same was told just before.

In: the moment. Out: the likeliest two, each with the passage of its section that answers most of it; where
nothing else may be meant, the plain word that the section at hand says no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import hosted_notice, onward_button, source_lines, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking import dialogue_state
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.questions.remark import is_remark, noted
from bot.dialogue.talking.sections.section_parts import opening
from bot.dialogue.talking.sections.told_before import is_told
from bot.dialogue.talking.subject.asked_passage import best_passage
from bot.dialogue.talking.subject.context_features import passages_of
from bot.dialogue.talking.subject.context_model import ranked
from bot.dialogue.talking.subject.follow_up import own_words, told_passages
from bot.dialogue.talking.subject.message_traits import ELSEWHERE
from bot.dialogue.talking.subject.passage_evidence import BY_CHANCE
from bot.model import Block, BlockKind, Match, Message, Outcome
from bot.translate import _

_MOST = 2
"""A choice: of such messages the likeliest is meant in 41 of 100, one of the likeliest two in 66."""
_LEAST = 0.03
"""A choice: what is less likely is not offered."""
_LIKELY = 0.1
"""A choice: the same, beside a section that is likely and was told."""
_UNSURE = _("I am not sure what you mean. Perhaps one of these:")
_AGAIN = ("again", "elaborate")
"""Cues of somebody who wants to read it once more."""


def doubted(moment: Moment) -> DialogueAct:
    """The likeliest two, of which neither is likely enough to be told alone."""
    items = _likeliest(moment, _LEAST)
    is_choice = len(items) > 1
    meant = _UNSURE if is_choice else _("I am not sure what you mean. Perhaps this:")
    return _offer(moment, meant, items)


def with_other(moment: Moment, act: DialogueAct, item: str) -> DialogueAct:
    """An answer about an id that is likely and not sure, with a button that shows the next likely one."""
    others = [found for found in _likeliest(moment, _LEAST) if found != item]
    if not others or not act.replies or act.outcome is not Outcome.ANSWER:
        return act
    *before, last = act.replies
    button = onward_button(moment.talk.documents, others[0], moment.locale)
    if any(button.action == known.action for row in last.keyboard for known in row):
        return act
    keyboard = ((button,), *last.keyboard)
    return replace(act, replies=(*before, msgspec.structs.replace(last, keyboard=keyboard)))


def not_again(moment: Moment, act: DialogueAct) -> DialogueAct:
    """The act, or what is told instead where it is a whole section that the last replies had already.

    A sentence may be the answer to two questions; steps that were just read are none to the next one.
    """
    item = act.answered[0] if act.answered else ""
    is_telling = act.outcome is Outcome.ANSWER and act.judged is None and item == moment.subject
    if not is_telling or moment.talk.session.walk or moment.utterance.has(*_AGAIN):
        return act
    is_whole = any(block.kind is BlockKind.STEPS for reply in act.replies for block in reply.blocks)
    if not is_whole or not is_told(moment.memory, act.replies):
        return act
    shown = best_passage(moment, item)
    if not shown and moment.is_question and own_words(moment.utterance):
        return told_passages(moment, item, shown)  # it is known to be left open
    if is_remark(moment) or (moment.noted == () and _is_told(moment)):
        return noted(moment)
    answering = passages_of(moment)
    items = [found for found in _likeliest(moment, _LIKELY) if answering.get(found, 0.0) > BY_CHANCE]
    if items == [item] and shown:
        return told_passages(moment, item, shown)
    if items:
        return _offer(moment, _UNSURE, items)
    return _standing_above(moment, item)


def _is_told(moment: Moment) -> bool:
    """Whether something is said to be right: nobody who says so wants to hear that all stands above."""
    utterance = moment.utterance
    is_well = utterance.has("in-order") and not utterance.has("done", "checked", "negator")
    return is_well and not moment.is_question and not utterance.has("request", "next", "and")


def _standing_above(moment: Moment, item: str) -> DialogueAct:
    title = moment.talk.documents.title(item, moment.locale)
    said = _(
        "All that I have on “{title}” stands above. If your question is not answered there, the "
        "documentation does not answer it.",
        title=title,
    )
    return answered(moment, msgspec.structs.replace(menus.notice(moment.locale, said), item=item), item)


def _likeliest(moment: Moment, least: float) -> list[str]:
    """The sections that the message is most likely about, each as likely as `least`."""
    found = (
        choice.item for choice in ranked(moment) if choice.item != ELSEWHERE and choice.probability >= least
    )
    return [item for item in found if item in moment.talk.documents.entries][:_MOST]


def _offer(moment: Moment, said: Message, items: Sequence[str]) -> DialogueAct:
    """Says something, and what some sections have to do with the message; none of them is sure."""
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    is_for_adobe = moment.talk.session.hosting == "hosted"
    body = [
        blocks.paragraph(say, said),
        *([hosted_notice(say)] if is_for_adobe and items else []),
        *_passages(moment, items),
        blocks.paragraph(say, menus.NOTHING_ELSE),
        *source_lines(documents, items, locale),
    ]
    buttons = [*(onward_button(documents, item, locale) for item in items), topics_button(locale)]
    keyboard = tuple((button,) for button in buttons)
    reply = Reply(locale, tuple(body), keyboard, item=items[0] if items else "")
    memory = changed(moment.memory, is_asking=False)
    if not items:
        return DialogueAct(Outcome.NONE, (reply,), memory)
    scores = {choice.item: choice.probability for choice in ranked(moment)}
    matches = tuple(Match(item, scores[item]) for item in items)
    memory = dialogue_state.about(memory, *items)
    return DialogueAct(Outcome.SUGGEST, (reply,), memory, tuple(items), matches)


def _passages(moment: Moment, items: Sequence[str]) -> Iterator[Block]:
    documents, locale = moment.talk.documents, moment.locale
    for item in items:
        yield blocks.title(documents.title(item, locale))
        yield from best_passage(moment, item) or opening(documents, item, locale)
