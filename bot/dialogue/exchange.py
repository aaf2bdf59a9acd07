"""What goes into the dialogue (an `Event`) and what comes out (`Reply`), free of any channel's types."""

from __future__ import annotations

from typing import Literal, TypeAlias

from bot.model import Block, Record


class Question(Record, frozen=True, tag=True):
    """Free text, or the argument of /ask, without the mention of the bot."""

    text: str


class Command(Record, frozen=True, tag=True):
    """A command, its name without slash and bot name, lower case."""

    name: str
    argument: str = ""


class Attachment(Record, frozen=True, tag=True):
    """A file that was sent. Its bytes are not kept and not logged."""

    name: str
    data: bytes


class Press(Record, frozen=True, tag=True):
    """A pressed button: the `action` of a `Button`. May be of an older version, or forged.

    Where `actions.needs_file` says so, `attachment` is the file that the message with the button answered, as
    the channel still has it or fetches it anew; None if it is gone.
    """

    action: str
    attachment: Attachment | None = None


class Refused(Record, frozen=True, tag=True):
    """Something the channel could not pass on; told to the person in their language."""

    why: Literal["file-too-big", "file-unavailable", "not-text"]
    limit_bytes: int = 0


Event: TypeAlias = Question | Command | Press | Attachment | Refused


class Button(Record, frozen=True):
    """A button under a reply. Either `action` (at most 64 bytes of UTF-8) or `url` is set."""

    label: str
    action: str = ""
    url: str = ""


class Document(Record, frozen=True):
    """A file to send."""

    name: str
    data: bytes


class Reply(Record, frozen=True):
    """One message to send: what it says, in `locale`, and rows of buttons.

    `replaces` asks the channel to put it in place of the message whose button was pressed; `document` goes
    along as a file.
    """

    locale: str
    blocks: tuple[Block, ...]
    keyboard: tuple[tuple[Button, ...], ...] = ()
    replaces: bool = False
    document: Document | None = None
