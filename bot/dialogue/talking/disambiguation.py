"""Not quite sure. In: the matches of a choice. Out: the likeliest answers briefly, then the choice."""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.entry import hosted_notice
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.section_parts import opening, part_of
from bot.model import Block, Match
from bot.translate import _

_LIKELY = 0.35
"""From this probability on an answer is given along with the choice."""
_TOGETHER = 0.6
"""How likely the answers that are given must be together."""
_MOST = 2
"""A choice: a question has two likely meanings, or is a vague one."""


def likely(matches: tuple[Match, ...]) -> tuple[str, ...]:
    """The ids that are likely enough to be answered at once; none where it could as well be another."""
    found = [match for match in matches[:_MOST] if match.score >= _LIKELY]
    return tuple(match.id for match in found) if sum(match.score for match in found) >= _TOGETHER else ()


def with_gist(moment: Moment, reply: Reply, items: tuple[str, ...]) -> Reply:
    """The choice with what the likeliest ids say in short before it."""
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    body: list[Block] = [blocks.paragraph(say, _("Most likely you mean this:"))]
    is_hosted = moment.talk.session.hosting == "hosted"
    if is_hosted:
        body.append(hosted_notice(say))
    for item in items:
        body.append(blocks.title(documents.title(item, locale)))
        body += opening(documents, item, locale)
        entry = documents.entries.get(item)
        if not is_hosted:
            body += part_of(documents, item, "value" if entry and entry.values else "where", locale)
    return msgspec.structs.replace(reply, blocks=(*body, *reply.blocks), item=items[0])
