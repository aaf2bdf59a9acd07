"""Not quite sure. In: the matches of a choice. Out: the likeliest answers briefly, then the choice."""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.brief import briefly
from bot.model import Match
from bot.translate import _

_LIKELY = 0.35
"""From this probability on an answer is given along with the choice."""
_TOGETHER = 0.6
"""How likely the answers that are given must be together."""
_MOST = 2


def likely(matches: tuple[Match, ...]) -> tuple[str, ...]:
    """The ids that are likely enough to be answered at once; none where it could as well be another."""
    found = [match for match in matches[:_MOST] if match.score >= _LIKELY]
    return tuple(match.id for match in found) if sum(match.score for match in found) >= _TOGETHER else ()


def with_gist(moment: Moment, reply: Reply, items: tuple[str, ...]) -> Reply:
    """The choice with what the likeliest ids say in short before it."""
    body = [
        blocks.paragraph(moment.say, _("Most likely you mean this:")),
        *briefly(moment, items, with_place=True),
    ]
    return msgspec.structs.replace(reply, blocks=(*body, *reply.blocks), item=items[0])
