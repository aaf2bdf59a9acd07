"""Every setting, once: its type, default, variable, and what it means."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints
from urllib.parse import urlsplit

import msgspec

from bot.model import Record
from bot.privacy.spans import HIDDEN
from bot.privacy.url_credentials import passwords_in, without_passwords
from bot.settings import values
from bot.settings.defaults import DEFAULT_API_ROOT
from bot.settings.secret_str import SecretStr
from bot.settings.setting_description import About
from bot.settings.values import ListenAddress


class Settings(Record, frozen=True, kw_only=True):
    """What the bot is started with.

    `database` is None for the default file; empty `chats` and `people` allow everybody; a rate of 0 is no
    limit. `Settings(token=…)` takes values as they are; `About.reads` makes them of what operators write.
    """

    token: Annotated[
        SecretStr,
        About("TELEGRAM_BOT_TOKEN", "the bot's token", values.token, is_secret=True, has_file=True),
    ] = SecretStr("")
    api_root: Annotated[
        str,
        About("TELEGRAM_API_BASE_URL", "root of a Bot API server", values.api_root),
    ] = DEFAULT_API_ROOT
    database: Annotated[
        str | None,
        About(
            "IMS_DOCTOR_DATABASE",
            "the store: the address of an SQLite or PostgreSQL database",
            values.database,
            none="a file in the user's data folder",
            has_file=True,
        ),
    ] = None
    knowledge: Annotated[
        Path | None,
        About(
            "IMS_DOCTOR_KNOWLEDGE",
            "documentation to answer from as well, by `knowledge build`",
            values.existing_file,
        ),
    ] = None
    owners: Annotated[
        frozenset[int],
        About(
            "IMS_DOCTOR_OWNERS", "ids of the people who administer the bot", values.person_ids, none="nobody"
        ),
    ] = frozenset()
    chats: Annotated[
        frozenset[int],
        About(
            "IMS_DOCTOR_CHATS", "ids of the groups and channels that it serves", values.chat_ids, none="all"
        ),
    ] = frozenset()
    people: Annotated[
        frozenset[int],
        About("IMS_DOCTOR_PEOPLE", "ids of the people whom it serves", values.person_ids, none="all"),
    ] = frozenset()
    retention_days: Annotated[
        int,
        About(
            "IMS_DOCTOR_RETENTION_DAYS",
            "days after which what was stored is erased",
            values.whole(1, 3650),
        ),
    ] = 90
    person_per_minute: Annotated[
        int,
        About(
            "IMS_DOCTOR_PERSON_PER_MINUTE",
            "messages of one person answered in a minute; 0: no limit",
            values.whole(0, 100_000, ", 0 for no limit"),
        ),
    ] = 20
    chat_per_minute: Annotated[
        int,
        About(
            "IMS_DOCTOR_CHAT_PER_MINUTE",
            "messages of one chat answered in a minute; 0: no limit",
            values.whole(0, 100_000, ", 0 for no limit"),
        ),
    ] = 60
    calls_per_second: Annotated[
        int,
        About(
            "IMS_DOCTOR_CALLS_PER_SECOND",
            "calls to Telegram in a second, all chats together; 0: no limit",
            values.whole(0, 100_000, ", 0 for no limit (only with a Bot API server of your own)"),
        ),
    ] = 30
    concurrency: Annotated[
        int,
        About(
            "IMS_DOCTOR_CONCURRENCY",
            "chats that are served at the same time",
            values.whole(1, 256),
        ),
    ] = 32
    walk_hours: Annotated[
        int,
        About(
            "IMS_DOCTOR_WALK_HOURS",
            "hours after which an idle walk-through ends",
            values.whole(1, 8760),
        ),
    ] = 24
    memory_minutes: Annotated[
        int,
        About(
            "IMS_DOCTOR_MEMORY_MINUTES",
            "minutes without a word after which a conversation is forgotten",
            values.whole(1, 10080),
        ),
    ] = 480
    contact: Annotated[
        str,
        About(
            "IMS_DOCTOR_CONTACT",
            "whom people are sent to who need a human: a name, an address or a telephone number",
            values.line_of(200),
        ),
    ] = ""
    renames: Annotated[
        bool,
        About(
            "IMS_DOCTOR_RENAMES",
            "yes: the bot sets its name in each language; no: it keeps the one that @BotFather was given",
            values.yes_or_no,
        ),
    ] = True
    webhook_url: Annotated[
        str | None,
        About(
            "IMS_DOCTOR_WEBHOOK_URL",
            "public address that Telegram calls, for `--webhook`",
            values.webhook_url,
        ),
    ] = None
    webhook_secret: Annotated[
        SecretStr | None,
        About(
            "IMS_DOCTOR_WEBHOOK_SECRET",
            "what Telegram proves itself with, for `--webhook`",
            values.webhook_secret,
            is_secret=True,
            has_file=True,
        ),
    ] = None
    listen: Annotated[
        ListenAddress | None,
        About(
            "IMS_DOCTOR_LISTEN",
            "host:port for Telegram's calls, /healthz, /readyz and /metrics; set, it serves these without "
            "`--webhook` too",
            values.address,
            none="127.0.0.1:8080 with `--webhook`",
        ),
    ] = None
    web_url: Annotated[
        str | None,
        About(
            "IMS_DOCTOR_WEB_URL",
            "public https address of the pages; with it the private chat offers to check a file there",
            values.web_url,
        ),
    ] = None
    web_token: Annotated[
        SecretStr | None,
        About(
            "IMS_DOCTOR_WEB_TOKEN",
            "token of the link to the pages, where they are not on the loopback interface",
            values.web_token,
            none="a new one at each start",
            is_secret=True,
            has_file=True,
        ),
    ] = None
    log_format: Annotated[
        Literal["auto", "console", "json"],
        About(
            "IMS_DOCTOR_LOG_FORMAT",
            "console, json, or auto: console on a terminal",
            values.one_of("auto", "console", "json"),
        ),
    ] = "auto"
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        About(
            "IMS_DOCTOR_LOG_LEVEL",
            "the least that is logged: debug, info, warning, error",
            values.one_of("debug", "info", "warning", "error"),
        ),
    ] = "info"

    @property
    def secrets(self) -> frozenset[str]:
        """What must be kept out of logs: tokens and passwords."""
        token = self.token.get_secret_value()
        found = {token, token.partition(":")[2]}
        for secret in (self.webhook_secret, self.web_token):
            if secret:
                found.add(secret.get_secret_value())
        for text in (self.database, self.api_root):
            found |= passwords_in(text or "")
        return frozenset(found - {""})

    @property
    def server(self) -> str:
        """The Bot API server as it may be shown: no path, no password."""
        return urlsplit(self.api_root).netloc.rpartition("@")[2]

    def polling(self) -> Settings:
        """The same for a bot that fetches its updates: nothing of a webhook."""
        return msgspec.structs.replace(self, webhook_url=None, webhook_secret=None)

    def shown(self, name: str) -> str:
        """A value as it may be shown."""
        note = SETTINGS[name]
        value = getattr(self, name)
        if value in (None, "", SecretStr(""), frozenset()):
            return note.none
        if note.is_secret:
            return HIDDEN
        if isinstance(value, frozenset):
            return ", ".join(map(str, sorted(value)))
        if isinstance(value, bool):
            return "yes" if value else "no"
        return without_passwords(str(value))

    def plain(self, name: str) -> int | str | list[int] | None:
        """A value as JSON may show it; None where nothing is set."""
        value = getattr(self, name)
        if isinstance(value, frozenset):
            return sorted(value)
        if isinstance(value, int):
            return value
        return self.shown(name) if value else None

    def __repr__(self) -> str:
        """What a traceback shows: no secret."""
        return f"Settings({', '.join(f'{name}={shown}' for name, shown in self.__rich_repr__())})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """The same for rich and what prints like it; msgspec's own would show values as they are."""
        return [(name, self.shown(name)) for name in SETTINGS]


SETTINGS: dict[str, About] = {
    name: next(note for note in hint.__metadata__ if isinstance(note, About))
    for name, hint in get_type_hints(Settings, include_extras=True).items()
}
"""Every setting by the name of its attribute."""
DEFAULTS = Settings()
"""What holds where nothing is set."""
