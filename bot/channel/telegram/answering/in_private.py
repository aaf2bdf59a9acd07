"""An answer that cannot be given where it was asked for, given in private instead."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from telegram.error import TelegramError

from bot.channel.telegram.api.client import Client
from bot.channel.telegram.incoming.arrival import Arrival, ChatPlace
from bot.channel.telegram.outgoing.deliver import Delivery
from bot.dialogue.exchange import Reply
from bot.dialogue.notices import elsewhere
from bot.model import Block, BlockKind
from bot.translate import translator


async def answer_in_private(bot: Client, arrival: Arrival, replies: Sequence[Reply], locale: str) -> bool:
    """Give the answer to who asked in a chat that is closed to us; False if they never wrote to the bot."""
    if arrival.is_private or not arrival.is_addressed or arrival.user_id is None or not replies:
        return False
    told = elsewhere(arrival.title)
    line = Block(BlockKind.PARAGRAPH, inline=translator(locale).inline(told))
    delivery = Delivery(bot, ChatPlace(arrival.user_id))
    try:
        await delivery.put(Reply(locale, (line,)))
        for reply in replies:
            await delivery.put(msgspec.structs.replace(reply, replaces=False))
    except TelegramError:
        return False
    return True
