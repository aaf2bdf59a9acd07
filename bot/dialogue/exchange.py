"""What goes into the dialogue (an `Event`) and what comes out (`Reply`), free of any channel's types."""

from __future__ import annotations

from typing import Literal, TypeAlias

from bot.model import Block, Record


class Question(Record, frozen=True, tag=True):
    """Free text, or the argument of /ask, without the mention of the bot.

    `code` is what stands in it as a code block, which may be an account file; `about` the id that the answer
    showed to which it replies, if it replies to one.
    """

    text: str
    code: str = ""
    about: str = ""


class Overheard(Record, frozen=True, tag=True):
    """Words in a group that were not said to the bot; it answers only where it is very sure."""

    text: str


class Attachment(Record, frozen=True, tag=True):
    """A file that was sent. Its bytes are not kept and not logged."""

    name: str
    data: bytes


class Attachments(Record, frozen=True, tag=True):
    """Files that were sent at once, which are of one installation; each, or why it could not be passed on."""

    parts: tuple[Attachment | Refused, ...]


class Command(Record, frozen=True, tag=True):
    """A command, its name without slash and bot name, lower case.

    `about` is what the message with the command replied to, or brought along: a file, or its text as one.
    """

    name: str
    argument: str = ""
    about: Attachment | None = None


class Press(Record, frozen=True, tag=True):
    """A pressed button: the `action` of a `Button`. May be of an older version, or forged.

    Where `button_data.needs_file` says so, `attachment` is the file that the button's message answered,
    as the channel still has it or fetches it anew; None if it is gone.
    """

    action: str
    attachment: Attachment | None = None


class Refused(Record, frozen=True, tag=True):
    """Something the channel could not pass on; told to the person in their language.

    `name` is that of the file, where it is one of several.
    """

    why: Literal["file-too-big", "file-unavailable", "not-text", "picture"]
    limit_bytes: int = 0
    name: str = ""


class Reacted(Record, frozen=True, tag=True):
    """Somebody put 👍 or 👎 under the answer `item`, which was in `locale`."""

    item: str
    locale: str
    is_good: bool


class Added(Record, frozen=True, tag=True):
    """The person added the bot to a group or channel."""


class Reloaded(Record, frozen=True, tag=True):
    """The knowledge was read anew; `problem` is an operator's line where it could not be."""

    problem: str = ""


Event: TypeAlias = (
    Question | Overheard | Command | Press | Attachment | Attachments | Refused | Reacted | Added | Reloaded
)


class Button(Record, frozen=True):
    """A button under a reply. Either `action` (at most 64 bytes of UTF-8) or `url` is set.

    `is_app` says that the address is a page to show within the channel's own client, where it can.
    """

    label: str
    action: str = ""
    url: str = ""
    is_app: bool = False


class OutgoingFile(Record, frozen=True):
    """A file to send."""

    name: str
    data: bytes


class Reply(Record, frozen=True):
    """One message to send: what it says, in `locale`, and rows of buttons.

    `replaces` asks the channel to put it in place of the message whose button was pressed; `document` goes
    along as a file. `footer` is one more row of small buttons (languages, 👍, 👎), for channels where several
    people read along. `item` is the id that the reply answers with, so that a reaction to it can be counted;
    `is_summary` says that it has the summary for a human.
    """

    locale: str
    blocks: tuple[Block, ...]
    keyboard: tuple[tuple[Button, ...], ...] = ()
    replaces: bool = False
    document: OutgoingFile | None = None
    footer: tuple[Button, ...] = ()
    item: str = ""
    is_summary: bool = False


class InlineResult(Record, frozen=True):
    """One result of inline mode: a title, its first line, and the message that choosing it posts."""

    id: str
    title: str
    description: str
    reply: Reply
