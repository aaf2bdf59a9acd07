"""Everything in a message that people can read, for the search for secrets.

Not only the words: links behind words, quotes (which outlive what they quote), polls, contacts, checklists,
names of files, buttons of other bots.
"""

from __future__ import annotations

from collections.abc import Iterator

from telegram import Checklist, ExternalReplyInfo, Message, Poll


def texts(message: Message) -> str:
    """What can be read, a text a line; the words come first."""
    return "\n".join(text for text in _texts(message) if text)


def file_names(message: Message) -> tuple[str, ...]:
    """What the files in it are called."""
    parts = (message.document, message.audio, message.video, message.animation)
    return tuple(part.file_name for part in parts if part and part.file_name)


def _texts(message: Message) -> Iterator[str | None]:
    yield message.text or message.caption
    for entity in message.entities or message.caption_entities:
        yield entity.url
    if message.quote:
        yield message.quote.text
        yield from (entity.url for entity in message.quote.entities or ())
    if message.link_preview_options:
        url = message.link_preview_options.url
        yield url if isinstance(url, str) else None  # else it is the library's word for a default
    yield from _shown(message)
    if message.external_reply:
        yield from _shown(message.external_reply)
    if message.reply_markup:
        for row in message.reply_markup.inline_keyboard:
            for button in row:
                yield button.text
                yield button.url
                yield button.copy_text.text if button.copy_text else None


def _shown(part: Message | ExternalReplyInfo) -> Iterator[str | None]:
    if part.poll:
        yield from _of_poll(part.poll)
    if part.contact:
        yield from (part.contact.first_name, part.contact.last_name, part.contact.vcard)
    if part.checklist:
        yield from _of_checklist(part.checklist)
    if part.venue:
        yield from (part.venue.title, part.venue.address)
    if part.invoice:
        yield from (part.invoice.title, part.invoice.description)
    if part.game:
        yield from (part.game.title, part.game.description, part.game.text)
    if part.audio:
        yield from (part.audio.title, part.audio.performer)


def _of_poll(poll: Poll) -> Iterator[str | None]:
    yield from (poll.question, poll.description, poll.explanation)
    yield from (option.text for option in poll.options)


def _of_checklist(checklist: Checklist) -> Iterator[str | None]:
    yield checklist.title
    for task in checklist.tasks:
        yield task.text
        yield from (entity.url for entity in task.text_entities or ())
