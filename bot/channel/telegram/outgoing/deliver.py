"""Reply → messages in the chat: split, in the right topic, in place of old ones where asked."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache

from telegram import ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.channel.telegram.api.client import NO_PREVIEW, Client
from bot.channel.telegram.api.retry import explain
from bot.channel.telegram.incoming.arrival import ChatPlace
from bot.channel.telegram.outgoing.inline_keyboard import Arranged, arrange, arranged_once
from bot.channel.telegram.outgoing.render import clean, render
from bot.channel.telegram.outgoing.rich_text import MessageLimits
from bot.dialogue import button_data
from bot.dialogue.exchange import OutgoingFile, Reply
from bot.model import Block, BlockKind, Span
from bot.store import Sent

CAPTION = MessageLimits(units=1024)
_NOT_EDITABLE = ("message to edit not found", "can't be edited", "no text in the message to edit")
_DOCUMENTED = 512
"""A choice: more answers than the documents have sections."""
_log = logging.getLogger(__name__)


class Progress:
    """How much of an answer is delivered: what an earlier attempt sent is not sent again.

    `note` stores the count; the last message needs none, for the whole update is done then.
    """

    def __init__(self, sent: int = 0, note: Callable[[int], Awaitable[None]] | None = None) -> None:
        self._before = sent
        self.count = 0
        self._is_noted = True
        self._note = note

    async def passes(self) -> bool:
        """Tell whether the next message was sent before; notes those that were sent since."""
        if not self._is_noted and self._note:
            await self._note(self.count)
            self._is_noted = True
        self.count += 1
        return self.count <= self._before

    def sent(self) -> None:
        """A message has been delivered."""
        self._is_noted = False

    def rewind(self, count: int) -> None:
        """Begin again after so many messages, the last one did not get through."""
        self._before = max(self._before, self.count - 1)
        self.count = count


class Delivery:
    """Puts the replies to one arrival into its place, one after another.

    `pressed` is the message that a reply with `replaces` takes the place of, before it the other messages of
    the same answer. `former` are the messages that answered a question before it was edited: their texts are
    changed, what is left of them deleted.
    """

    def __init__(
        self,
        bot: Client,
        place: ChatPlace,
        pressed: Sequence[Sent] = (),
        former: Sequence[Sent] = (),
        progress: Progress | None = None,
    ) -> None:
        self._bot = bot
        self._place = place
        self._pressed = list(pressed)
        self._former = list(former)
        self._sent: list[Sent] = []
        self._progress = progress or Progress()

    @property
    def standing(self) -> tuple[Sent, ...]:
        """The messages that answer now, those of a former answer included that still stand."""
        return (*self._sent, *self._former)

    async def put(self, reply: Reply) -> None:
        """Send the reply in as many messages as it needs, buttons under the last."""
        keyboard, written = _buttons_of(reply)
        texts, caption = _texts(reply, (*reply.blocks, *_list_labels(keyboard)))
        for number, text in enumerate(texts):
            has_buttons = reply.document is None and number == len(texts) - 1
            old = self._take_old(replaces=reply.replaces)
            if await self._progress.passes():
                continue
            if old is None or not await self._replace(old, text, keyboard if has_buttons else None):
                is_quoting = number == 0 or (has_buttons and _is_about_file(keyboard))
                await self._send(text, written if has_buttons else "", is_quoting=is_quoting)
            self._progress.sent()
        if reply.document and not await self._progress.passes():
            await self._send_document(reply.document, caption, keyboard)
            self._progress.sent()
        if reply.replaces and texts:
            self._former += self._pressed  # more than the new answer needs
            self._pressed = []

    async def finish(self) -> None:
        """Take away what is left of a former answer."""
        while self._former:
            old = self._former.pop(0)
            try:
                await self._bot.delete_message(self._place.chat_id, old.message_id)
            except TelegramError as error:
                _log.info("message %d could not be taken back: %s", old.message_id, explain(error))

    def _take_old(self, *, replaces: bool) -> int | None:
        """Give the message whose place the next text takes; None if it is a new one."""
        former = next((sent for sent in self._former if not sent.is_file), None)
        if former is not None:
            self._former.remove(former)
            return former.message_id
        return self._pressed.pop(0).message_id if replaces and self._pressed else None

    def _quoted(self) -> ReplyParameters | None:
        if self._place.reply_to is None:
            return None
        return ReplyParameters(self._place.reply_to, allow_sending_without_reply=True)

    async def _send(self, text: str, buttons: str, *, is_quoting: bool) -> None:
        quoted = self._quoted() if is_quoting else None
        message_id = await self._bot.send_text(
            self._place.chat_id,
            text,
            buttons,
            message_thread_id=self._place.thread_id,
            direct_messages_topic_id=self._place.direct_topic_id,
            reply_parameters=quoted.to_json() if quoted else None,
        )
        self._sent.append(Sent(message_id))

    async def _send_document(self, document: OutgoingFile, caption: str, buttons: Arranged) -> None:
        message = await self._bot.send_document(
            self._place.chat_id,
            document.data,
            filename=file_name(document.name),
            caption=caption or None,
            parse_mode=ParseMode.HTML,
            disable_content_type_detection=True,
            message_thread_id=self._place.thread_id,
            direct_messages_topic_id=self._place.direct_topic_id,
            reply_parameters=self._quoted(),
            reply_markup=buttons.markup(),
        )
        self._sent.append(Sent(message.message_id, is_file=True))

    async def _replace(self, message_id: int, text: str, buttons: Arranged | None) -> bool:
        """Put the text in place of a message; False if that message cannot be changed any more."""
        self._sent.append(Sent(message_id))
        try:
            await self._bot.edit_message_text(
                text,
                self._place.chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=buttons.markup() if buttons else None,
            )
        except BadRequest as error:
            problem = str(error).lower()
            if any(reason in problem for reason in _NOT_EDITABLE):
                _log.info("message %d cannot be changed, sending a new one", message_id)
                self._sent.pop()
                return False
            if "not modified" not in problem:
                raise
        return True


def _buttons_of(reply: Reply) -> tuple[Arranged, str]:
    if reply.item:
        return arranged_once(reply.keyboard, reply.footer)
    arranged = arrange(reply.keyboard, reply.footer)
    return arranged, arranged.written()


def _texts(reply: Reply, blocks: tuple[Block, ...]) -> tuple[Sequence[str], str]:
    """Give the texts to send, and the caption of the document where it holds all of them."""
    if reply.document is None:
        return (_documented(blocks) if reply.item else render(blocks)), ""
    captions = render(blocks, CAPTION)
    return ([], "".join(captions)) if len(captions) <= 1 else (render(blocks), "")


@lru_cache(maxsize=_DOCUMENTED)
def _documented(blocks: tuple[Block, ...]) -> Sequence[str]:
    """What the documents say is rendered once: it took 0.6 ms a message. It holds nobody's words."""
    return tuple(render(blocks))


def file_name(name: str) -> str:
    """The name as it may stand in a request and on a disk."""
    kept = clean(name).replace("/", "_").replace("\\", "_").replace('"', "'")
    return " ".join(kept.split()) or "file"


def _is_about_file(keyboard: Arranged) -> bool:
    """Tell whether a button asks for the file that its message answers, so that it must answer it."""
    return any(button_data.needs_file(button.action) for row in keyboard.rows for button in row)


def _list_labels(keyboard: Arranged) -> tuple[Block, ...]:
    """Say what the buttons with numbers stand for."""
    if not keyboard.listed:
        return ()
    items = ((Block(BlockKind.PARAGRAPH, inline=(Span(label),)),) for label in keyboard.listed)
    return (Block(BlockKind.STEPS, items=tuple(items), level=1),)
