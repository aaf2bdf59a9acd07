"""An answer that is no more than a sentence or two. In: an id, and what is told of it. Out: the act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import (
    HOSTED,
    foreign_notice,
    hosted_notice,
    onward_button,
    paired,
    source_line,
    topics_button,
)
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, undocumented
from bot.model import Block, Message, Outcome
from bot.translate import _

ONLY = _("All it says is this:")


def told_alone(moment: Moment, item: str, shown: Sequence[Block], *said: Message) -> DialogueAct:
    """Some sentences of an id's section, behind what is `said` of them, and nothing else of it."""
    matches = moment.verdict.matches if item == moment.best else ()
    return answered(moment, _alone(moment, item, shown, *said), item, matches=matches)


def _alone(moment: Moment, item: str, shown: Sequence[Block], *said: Message) -> Reply:
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    place = documents.place(item, locale)
    body: list[Block] = [] if item == moment.subject else [blocks.title(documents.title(item, locale))]
    if place and place.page.locale != locale:
        body.append(foreign_notice(say, place.page.locale))
    is_new = bool(shown) or item != moment.subject
    if moment.talk.session.hosting == "hosted" and item != HOSTED and is_new:
        body.append(hosted_notice(say))
    if said:
        body.append(blocks.sentences(say, said))
    body += shown
    if place and shown:
        body.append(source_line(say, place.page))
    keyboard = paired((onward_button(documents, item, locale), topics_button(locale)))
    return Reply(locale, tuple(body), keyboard, item=item)


def silent(moment: Moment, item: str, silence: Message, nearest: Sequence[Block] = ()) -> DialogueAct:
    """That the documentation tells nothing of the kind about an id, and what comes nearest to it, if any."""
    act = undocumented(moment, _with_silence(moment, item, silence, nearest), item)
    return replace(act, is_silent=True)


def without_reason(moment: Moment, item: str, silence: Message, rule: Sequence[Block]) -> DialogueAct:
    """The rule of which the reason is asked: an answer, though the documentation gives no reason for it."""
    return answered(moment, _with_silence(moment, item, silence, rule), item)


def _with_silence(moment: Moment, item: str, silence: Message, nearest: Sequence[Block]) -> Reply:
    return _alone(moment, item, nearest, *((silence, ONLY) if nearest else (silence,)))


def silent_of_all(moment: Moment, silence: Message) -> DialogueAct:
    """The same of no section: what was spoken of stays at hand."""
    body = (blocks.paragraph(moment.say, silence),)
    reply = Reply(moment.locale, body, ((topics_button(moment.locale),),))
    matches = moment.verdict.matches
    return DialogueAct(Outcome.NONE, (reply,), moment.memory, matches=matches, is_silent=True)
