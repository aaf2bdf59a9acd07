"""Puts the places together: settings, where each came from, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.settings.declaration import DEFAULTS, SETTINGS, Settings
from bot.settings.defaults import DEFAULT_API_ROOT, Need
from bot.settings.faults import FaultySettingsError, SettingFault
from bot.settings.setting_sources import Config, Variables, WrittenSetting

_MISSING = {
    "token": "is not set; get a token from @BotFather, or talk here with `ims-doctor chat`",
    "webhook_url": "is not set; give the https address under which Telegram reaches the bot",
    "webhook_secret": "is not set; make one with `openssl rand -hex 32`",
}
_NEEDS: dict[Need | None, tuple[str, ...]] = {
    None: (),
    "token": ("token",),
    "webhook": ("token", "webhook_url", "webhook_secret"),
}
_WEBHOOK_PORTS = (443, 80, 88, 8443)
"""The ports that Telegram calls (Bot API, setWebhook)."""
_SHORT_SECRET = 16
"""A choice: 16 random characters of 64 are 96 bits, which nobody guesses."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a setting came from: `environment`, `file`, `secret file` or `default`; `path` of a file."""

    kind: str = "default"
    path: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.path}".strip()


@dataclass(frozen=True)
class Survey:
    """What was read. In `settings` the defaults stand for what is wrong.

    `origins` has the settings that stand somewhere; `config` is the YAML file as it was named, empty without.
    """

    settings: Settings
    origins: Mapping[str, Origin]
    faults: tuple[SettingFault, ...]
    warnings: tuple[str, ...]
    config: str

    def origin(self, name: str) -> Origin:
        """Where a setting came from."""
        return self.origins.get(name, Origin())

    def checked(self) -> Settings:
        """The settings. Raises FaultySettingsError with every fault."""
        if self.faults:
            raise FaultySettingsError(self.faults)
        return self.settings


def survey(environment: Mapping[str, str], need: Need | None) -> Survey:
    """Read all places and judge everything; variables come first."""
    variables, config = Variables(environment), Config(environment)
    places = (variables, config)
    found = {**config.found, **variables.found}
    faults = [fault for place in places for fault in place.faults]
    settings, wrong = _read(found)
    faults += wrong
    unknown = {fault.setting for fault in faults}
    faults += _at_odds(settings, found, unknown)
    faults += _missing(settings, need, unknown)
    return Survey(
        settings,
        {name: Origin(at.kind, at.path) for name, at in found.items()},
        tuple(sorted(faults, key=lambda fault: fault.line)),
        (*variables.warnings, *_doubtful(settings)),
        config.name,
    )


def _read(found: Mapping[str, WrittenSetting]) -> tuple[Settings, list[SettingFault]]:
    """What the texts say, and what is wrong with those that say nothing; for them the defaults stand."""
    values: dict[str, Any] = {}
    faults: list[SettingFault] = []
    for name, note in SETTINGS.items():
        if (written := found.get(name)) is None:
            continue
        try:
            values[name] = note.reads(written.text)
        except ValueError as error:
            faults.append(SettingFault(written.where, str(error), name, written.line))
    return Settings(**values), faults


def _at_odds(
    settings: Settings, found: Mapping[str, WrittenSetting], unknown: set[str]
) -> Iterator[SettingFault]:
    """Settings that are right each, and wrong together."""
    if settings.webhook_url is None or {"webhook_url", "api_root"} & unknown:
        return
    address = urlsplit(settings.webhook_url)
    if settings.api_root != DEFAULT_API_ROOT:
        return  # a server of one's own may call http and any port
    at = found["webhook_url"]
    if address.scheme != "https":
        problem = "must begin with https://: Telegram calls nothing else"
    elif (address.port or 443) not in _WEBHOOK_PORTS:
        problem = "must have port 443, 80, 88 or 8443: Telegram calls no other"
    else:
        return
    yield SettingFault(at.where, problem, "webhook_url", at.line)


def _missing(settings: Settings, need: Need | None, unknown: set[str]) -> Iterator[SettingFault]:
    for wanted in _NEEDS[need]:
        if not getattr(settings, wanted) and wanted not in unknown:
            yield SettingFault(SETTINGS[wanted].variable, _MISSING[wanted], wanted)


def _doubtful(settings: Settings) -> Iterator[str]:
    """What may be meant so, and deserves a look."""
    if settings.webhook_secret and len(settings.webhook_secret) < _SHORT_SECRET:
        name = SETTINGS["webhook_secret"].variable
        yield f"{name} is short enough to be guessed; make one with `openssl rand -hex 32`"
    most = DEFAULTS.calls_per_second
    if settings.api_root == DEFAULT_API_ROOT and not 0 < settings.calls_per_second <= most:
        name = SETTINGS["calls_per_second"].variable
        yield f"{name} is over {most} a second, which only a Bot API server of your own allows"
