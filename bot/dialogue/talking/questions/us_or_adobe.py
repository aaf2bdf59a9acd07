"""Who does something: "who does that, us or Adobe?". In: a message. Out: what the page at hand says of it.

It hangs on who runs Campaign: a page tells both, or the one on hosted customers does for all of them.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import HOSTED
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.section_parts import notes_with, opening, part_of, text_of
from bot.dialogue.talking.subject.follow_up import part_reply, says
from bot.model import Block
from bot.translate import _

_HOSTING = ("hosted", "hybrid", "on-premise")
DEPENDS = _("That depends on who runs your Campaign:")


def read_us_or_adobe(moment: Moment) -> DialogueAct | None:
    """A question whether one does something oneself or Adobe does."""
    utterance = moment.utterance
    item = moment.best if moment.is_sure else moment.subject or moment.best
    if utterance.has("reach", "human", "contact"):
        return None  # "do I call support or Adobe?"
    if not utterance.has("us-or-adobe") or item not in moment.talk.documents.entries or moment.tells_secret:
        return None
    told = (*_of_page(moment, item), *_of_hosted(moment, item))
    first = blocks.paragraph(moment.say, DEPENDS)
    return answered(moment, part_reply(moment, item, "who", told, first=first), item) if told else None


def _of_page(moment: Moment, item: str) -> tuple[Block, ...]:
    """What the page itself tells of hosted, hybrid and on-premise installations."""
    documents, locale = moment.talk.documents, moment.locale
    named = [says(cue, locale) for cue in _HOSTING]
    begun = (
        block
        for block in opening(documents, item, locale)
        if any(is_named(text_of((block,))) for is_named in named)
    )
    return (
        *begun,
        *notes_with(documents, item, locale, lambda text: any(is_named(text) for is_named in named)),
    )


def _of_hosted(moment: Moment, item: str) -> tuple[Block, ...]:
    """What holds for every setting, and what of this one only Adobe can tell; of the migration nothing."""
    documents, locale = moment.talk.documents, moment.locale
    place = documents.place(HOSTED, locale)
    if place is None or _of_page(moment, item):
        return ()
    own = part_of(documents, item, "who", locale) if item != HOSTED else ()
    return (*opening(documents, HOSTED, locale), *own)
