"""What one person's conversation remembers, and what one chat has settled."""

from __future__ import annotations

from typing import Literal, TypeAlias

from bot.languages import LANGUAGES, LOCALES, SOURCE_LOCALE
from bot.model import Record

Hosting: TypeAlias = Literal["on-premise", "hybrid", "hosted"]
Affected: TypeAlias = Literal["everybody", "several", "one", "computer"]
"""Who has the trouble: all, a site or a part of all, one person, whoever logs in on one computer."""
Leaked: TypeAlias = Literal["secret", "password", "elsewhere"]
"""What others may have read: a client secret or a password in this chat, or a secret somewhere else."""
Ticket: TypeAlias = Literal["", "given", "last"]
"""Whether the summary for a human was given, and whether nothing was said since."""
StepResult: TypeAlias = Literal["ok", "fixed", "open", "unknown"]
"""How a step of a walk-through came out: in order, put right, still wrong, or not to be told."""


class Walk(Record, frozen=True):
    """An open walk-through: its steps in their order, and how the first of them came out.

    `checks` are ids of checks, or the numbered steps of a topic as `<id>#<number>`, which a program that
    knows nothing of those takes for former knowledge. `token` is in its buttons, so that those of an earlier
    walk-through do nothing, and `moves`, the number of presses so far, so that those of an earlier step do
    nothing. `start` is the id that it began with; `touched` is when it last moved, in seconds since the
    epoch; `is_showing_fix` says that the present step was found wrong and its remedy is on the screen.
    """

    token: str
    start: str
    checks: tuple[str, ...]
    results: tuple[StepResult, ...] = ()
    touched: int = 0
    is_showing_fix: bool = False
    moves: int = 0


class Dislike(Record, frozen=True):
    """The answer that a person last found bad, and whether they have said why."""

    item: str
    is_explained: bool = False


class Option(Record, frozen=True):
    """A button as it stood under the last message, so that typed words can press it."""

    label: str
    action: str


class Value(Record, frozen=True):
    """A value that a person told, secrets masked, and whether the documents find it right."""

    field: str
    value: str
    is_right: bool | None = None


class Memory(Record, frozen=True):
    """What one conversation is about: one person in one chat or topic, `place`.

    `subjects` are the ids last answered, latest first; `listed` those of the last answer to several
    questions, in its order, while one of them is spoken of; `symptom` what people see; `checked` the
    checks that are done; `affected` who has the trouble, `appears` what the screen shows; `asked` how
    many questions the bot has asked back since the last answer, and `is_asking` whether the last message
    was one; `exhausted` how often in a row no check was left; `options` the buttons under that message;
    `values` and `versions` what was told of the installation, `console_version` and `server_version` which of
    them is whose, `groups` the names of groups or profiles that
    Adobe has for it; `ticket` whether the summary for a human was
    given, `notes` what people want added to it, without secrets; `leaked` that a secret was just sent, and
    which kind: never the secret; `is_context_hidden` that the field of the product context was last
    said not to be shown; `part`
    which part of a page was last asked for (`section_parts`), empty for none; `told` stands for the
    last replies, latest first (`told_before`); `touched` the time of the last turn, in seconds since
    the epoch.
    """

    place: str = ""
    subjects: tuple[str, ...] = ()
    symptom: str = ""
    checked: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    affected: Affected | None = None
    asked: int = 0
    is_asking: bool = False
    exhausted: int = 0
    options: tuple[Option, ...] = ()
    values: tuple[Value, ...] = ()
    versions: tuple[str, ...] = ()
    console_version: str = ""
    server_version: str = ""
    groups: tuple[str, ...] = ()
    ticket: Ticket = ""
    notes: tuple[str, ...] = ()
    touched: int = 0
    listed: tuple[str, ...] = ()
    leaked: Leaked | None = None
    told: tuple[str, ...] = ()
    is_context_hidden: bool = False
    part: str = ""


class Session(Record, frozen=True):
    """Languages of a person: `chosen` with /language, `spoken` last, `client` of their app (any BCP 47 tag).

    `usual` is the default of the chat they are in. `hosting` is what they said of their installation, `walk`
    their open walk-through; `was_turned_away` that they have been told once that they may not use the bot.
    `dislike` keeps a button that is pressed twice from counting twice. `memories` are the conversations in
    the chats where the person spoke last, latest first.
    All but `client`, `usual` and `dislike` are kept in the store for good.
    """

    chosen: str | None = None
    spoken: str | None = None
    client: str | None = None
    usual: str | None = None
    hosting: Hosting | None = None
    walk: Walk | None = None
    was_turned_away: bool = False
    dislike: Dislike | None = None
    memories: tuple[Memory, ...] = ()

    @property
    def locale(self) -> str:
        """The language to answer in when the message itself does not tell."""
        return self.chosen or self.spoken or supported(self.client) or self.usual or SOURCE_LOCALE


class ChatSettings(Record, frozen=True):
    """What the administrators of a chat have settled: its default language, whether to help unasked."""

    locale: str | None = None
    helps_unasked: bool = False


_OTHER_CODES = {code: tag for tag, language in LANGUAGES.items() for code in language.client_codes}


def supported(tag: str | None) -> str | None:
    """The bot's locale for a tag such as `fr-CA` or `ko_KR`; None where it does not speak that."""
    code = (tag or "").replace("_", "-").partition("-")[0].lower()
    return code if code in LOCALES else _OTHER_CODES.get(code)
