"""Reply → messages in the chat: split, in the right topic, in place of an old one where asked."""

from __future__ import annotations

import logging

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.channel.telegram.intake import Place
from bot.channel.telegram.keyboard import Arranged, arrange
from bot.channel.telegram.render import render
from bot.dialogue.exchange import Reply
from bot.model import Block, BlockKind, Span

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_log = logging.getLogger(__name__)


async def deliver(bot: Bot, reply: Reply, place: Place, pressed: int | None = None) -> None:
    """Send the reply in as many messages as it needs, buttons under the last.

    `pressed` is the message that a reply with `replaces` takes the place of.
    """
    keyboard = arrange(reply.keyboard)
    texts = render((*reply.blocks, *_list_labels(keyboard)))
    for number, text in enumerate(texts):
        buttons = keyboard.markup() if number == len(texts) - 1 else None
        is_first = number == 0
        old = pressed if is_first and reply.replaces else None
        if old is not None and await _replace(bot, place.chat_id, old, text, buttons):
            continue
        await _send(bot, place, text, buttons, is_first=is_first)


def _list_labels(keyboard: Arranged) -> tuple[Block, ...]:
    """Say what the buttons with numbers stand for."""
    if not keyboard.listed:
        return ()
    items = ((Block(BlockKind.PARAGRAPH, inline=(Span(label),)),) for label in keyboard.listed)
    return (Block(BlockKind.STEPS, items=tuple(items), level=1),)


async def _send(
    bot: Bot, place: Place, text: str, buttons: InlineKeyboardMarkup | None, *, is_first: bool
) -> None:
    quoted = None
    if is_first and place.reply_to is not None:
        quoted = ReplyParameters(place.reply_to, allow_sending_without_reply=True)
    await bot.send_message(
        place.chat_id,
        text,
        parse_mode=ParseMode.HTML,
        link_preview_options=_NO_PREVIEW,
        message_thread_id=place.thread_id,
        reply_parameters=quoted,
        reply_markup=buttons,
    )


async def _replace(
    bot: Bot, chat_id: int, message_id: int, text: str, buttons: InlineKeyboardMarkup | None
) -> bool:
    """Put the text in place of a message; False if that message cannot be changed any more."""
    try:
        await bot.edit_message_text(
            text,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
            reply_markup=buttons,
        )
    except BadRequest as error:
        problem = str(error).lower()
        if "not modified" in problem:
            return True
        if "message to edit not found" in problem or "can't be edited" in problem:
            _log.info("message %d is gone, sending a new one", message_id)
            return False
        raise
    return True
