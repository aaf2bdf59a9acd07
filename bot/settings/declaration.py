"""Every setting, once: its type, default, variable, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, PlainValidator, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.privacy.spans import HIDDEN
from bot.privacy.url_credentials import passwords_in, without_passwords
from bot.settings import values
from bot.settings.defaults import DEFAULT_API_ROOT
from bot.settings.setting_description import About
from bot.settings.values import ListenAddress

_places: ContextVar[tuple[PydanticBaseSettingsSource, ...]] = ContextVar("places", default=())
"""pydantic-settings has no other way to hand a source to one reading (its issue 250)."""


class Settings(BaseSettings):
    """What the bot is started with.

    `database` is None for the default file; empty `chats` and `people` allow everybody; a rate of 0 is no
    limit. Made from values alone, `Settings(token=…)` reads no environment.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, validate_default=False
    )

    token: Annotated[
        SecretStr,
        PlainValidator(values.token),
        About("TELEGRAM_BOT_TOKEN", "the bot's token", is_secret=True, has_file=True),
    ] = SecretStr("")
    api_root: Annotated[
        str,
        PlainValidator(values.api_root),
        About("TELEGRAM_API_BASE_URL", "root of a Bot API server"),
    ] = DEFAULT_API_ROOT
    database: Annotated[
        str | None,
        PlainValidator(values.database),
        About(
            "IMS_DOCTOR_DATABASE",
            "the store: an SQLAlchemy URL, sqlite or postgresql",
            none="a file in the user's data folder",
            has_file=True,
        ),
    ] = None
    knowledge: Annotated[
        Path | None,
        PlainValidator(values.existing_file),
        About("IMS_DOCTOR_KNOWLEDGE", "documentation to answer from as well, by `knowledge build`"),
    ] = None
    owners: Annotated[
        frozenset[int],
        PlainValidator(values.person_ids),
        About("IMS_DOCTOR_OWNERS", "ids of the people who administer the bot", none="nobody"),
    ] = frozenset()
    chats: Annotated[
        frozenset[int],
        PlainValidator(values.chat_ids),
        About("IMS_DOCTOR_CHATS", "ids of the groups and channels that it serves", none="all"),
    ] = frozenset()
    people: Annotated[
        frozenset[int],
        PlainValidator(values.person_ids),
        About("IMS_DOCTOR_PEOPLE", "ids of the people whom it serves", none="all"),
    ] = frozenset()
    retention_days: Annotated[
        int,
        Field(ge=1, le=3650),
        BeforeValidator(values.digits),
        About(
            "IMS_DOCTOR_RETENTION_DAYS",
            "days after which what was stored is erased",
            "a whole number from 1 to 3650",
        ),
    ] = 90
    person_per_minute: Annotated[
        int,
        Field(ge=0, le=100_000),
        BeforeValidator(values.digits),
        About(
            "IMS_DOCTOR_PERSON_PER_MINUTE",
            "messages of one person answered in a minute; 0: no limit",
            "a whole number, 0 for no limit",
        ),
    ] = 20
    chat_per_minute: Annotated[
        int,
        Field(ge=0, le=100_000),
        BeforeValidator(values.digits),
        About(
            "IMS_DOCTOR_CHAT_PER_MINUTE",
            "messages of one chat answered in a minute; 0: no limit",
            "a whole number, 0 for no limit",
        ),
    ] = 60
    calls_per_second: Annotated[
        int,
        Field(ge=0, le=100_000),
        BeforeValidator(values.digits),
        About(
            "IMS_DOCTOR_CALLS_PER_SECOND",
            "calls to Telegram in a second, all chats together; 0: no limit",
            "a whole number, 0 for no limit (only with a Bot API server of your own)",
        ),
    ] = 30
    concurrency: Annotated[
        int,
        Field(ge=1, le=256),
        BeforeValidator(values.digits),
        About(
            "IMS_DOCTOR_CONCURRENCY",
            "chats that are served at the same time",
            "a whole number from 1 to 256",
        ),
    ] = 32
    walk_hours: Annotated[
        int,
        Field(ge=1, le=8760),
        BeforeValidator(values.digits),
        About(
            "IMS_DOCTOR_WALK_HOURS",
            "hours after which an idle walk-through ends",
            "a whole number from 1 to 8760",
        ),
    ] = 24
    memory_minutes: Annotated[
        int,
        Field(ge=1, le=10080),
        BeforeValidator(values.digits),
        About(
            "IMS_DOCTOR_MEMORY_MINUTES",
            "minutes without a word after which a conversation is forgotten",
            "a whole number from 1 to 10080",
        ),
    ] = 480
    contact: Annotated[
        str,
        Field(max_length=200),
        About(
            "IMS_DOCTOR_CONTACT",
            "whom people are sent to who need a human: a name, an address or a telephone number",
            "a line of up to 200 characters",
        ),
    ] = ""
    renames: Annotated[
        bool,
        About(
            "IMS_DOCTOR_RENAMES",
            "yes: the bot sets its name in each language; no: it keeps the one that @BotFather was given",
            "yes or no",
        ),
    ] = True
    webhook_url: Annotated[
        str | None,
        PlainValidator(values.webhook_url),
        About("IMS_DOCTOR_WEBHOOK_URL", "public address that Telegram calls, for `--webhook`"),
    ] = None
    webhook_secret: Annotated[
        SecretStr | None,
        PlainValidator(values.webhook_secret),
        About(
            "IMS_DOCTOR_WEBHOOK_SECRET",
            "what Telegram proves itself with, for `--webhook`",
            is_secret=True,
            has_file=True,
        ),
    ] = None
    listen: Annotated[
        ListenAddress | None,
        PlainValidator(values.address),
        About(
            "IMS_DOCTOR_LISTEN",
            "host:port for Telegram's calls, /healthz, /readyz and /metrics; set, it serves these without "
            "`--webhook` too",
            none="127.0.0.1:8080 with `--webhook`",
        ),
    ] = None
    web_url: Annotated[
        str | None,
        PlainValidator(values.web_url),
        About(
            "IMS_DOCTOR_WEB_URL",
            "public https address of the pages; with it the private chat offers to check a file there",
        ),
    ] = None
    web_token: Annotated[
        SecretStr | None,
        PlainValidator(values.web_token),
        About(
            "IMS_DOCTOR_WEB_TOKEN",
            "token of the link to the pages, where they are not on the loopback interface",
            none="a new one at each start",
            is_secret=True,
            has_file=True,
        ),
    ] = None
    log_format: Annotated[
        Literal["auto", "console", "json"],
        BeforeValidator(values.lower_case),
        About(
            "IMS_DOCTOR_LOG_FORMAT",
            "console, json, or auto: console on a terminal",
            "auto, console or json",
        ),
    ] = "auto"
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        BeforeValidator(values.lower_case),
        About(
            "IMS_DOCTOR_LOG_LEVEL",
            "the least that is logged: debug, info, warning, error",
            "debug, info, warning or error",
        ),
    ] = "info"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - pydantic-settings names them
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What `read_from` was given; nothing is read behind its back."""
        return (init_settings, *_places.get())

    @classmethod
    def read_from(cls, *places: PydanticBaseSettingsSource) -> Settings:
        """The settings that stand in some places, the first of them first.

        Raises:
            pydantic.ValidationError: with every value that is wrong.
        """
        before = _places.set(places)
        try:
            return cls()
        finally:
            _places.reset(before)

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
        return self.model_copy(update={"webhook_url": None, "webhook_secret": None})

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

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """What `repr` and a traceback show."""
        for name in SETTINGS:
            yield name, self.shown(name)


SETTINGS: dict[str, About] = {
    name: next(note for note in field.metadata if isinstance(note, About))
    for name, field in Settings.model_fields.items()
}
"""Every setting by the name of its attribute."""
