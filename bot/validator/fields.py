"""Names as people write them → settings of an account file. The names stand in `knowledge/fields.yaml`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import yaml

from bot import resources
from bot.errors import KnowledgeError
from bot.languages import of_all
from bot.likeness import most_alike
from bot.model import Record
from bot.privacy.secret_words import has_name, is_digest_name, is_secret_name, without_signs
from bot.validator.slips import is_slip

FieldLevel: TypeAlias = Literal["file", "instance", "account", "adobe", "user"]
FLAT: tuple[FieldLevel, ...] = ("account", "instance", "file", "adobe")
"""Where to look for a name that stands at the top of a file, in this order."""
KNOWN_AT_LEAST, TURNED_AT_LEAST = 2, 3
"""Names of settings that make the head of a table; more in a column, for one of prose may hold two."""
GROUPS = frozenset({"instances", "external_accounts", "experience_cloud"})
"""Settings that hold others."""
LISTS = {"ims_scope", "operator_groups", "scopes", "callback_allowlist", "groups"}
"""Settings that hold several values."""
ADDRESSES = {"ims_server", "callback_url", "server", "url", "callback_allowlist"}
"""Settings that hold addresses."""

_NEAR = 0.8
"""How alike (0 to 1) an unknown name must be to be taken for a known one."""
_CLOSE_CALL = 0.04
"""Two settings that are this equally alike leave a name unplaced."""
_TOO_SHORT = {"client", "kund", "ims", "id"}
"""The rest of several names, one of them the secret's: never taken for a setting."""
_GUESSES = 500
"""Unknown names after which a file is no longer helped: comparing costs time."""
_LONGEST = 100
"""Characters of a name that are looked at."""
_LONGEST_VALUE = 10_000
"""Characters of a value that are looked at."""
_EVERYWHERE = {"internal_name", "label", "type", "enabled", "server", "last_modified"}
"""Settings that an element within an account (`folder/name`) has in its own right."""
_CHANNELS = {"client_id", "client_secret", "callback_url", "ims_scope", "tenant", "organization_id"}
"""Settings that a channel within an account (`mms/clientSecret`) has as well."""
_JOINING = frozenset(of_all(lambda language: language.account_file.joining))
"""Words that people leave out of a name where they write it as one: `masqueCorrespondance`."""
_BETWEEN_WORDS = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])|[\W_]+")
_OURS = re.compile(r"(?i)ims|adobe|marketing|experience|settings|param|propert|connection|connexion")
"""Elements that hold settings of the account itself."""
_OF_IMS = re.compile(r"(?i)ims")
"""Elements whose server is that of IMS: `imsConfig/serverUrl`."""
_TWICE = re.compile(r"(?P<name>[^()（）]+)[(（](?P<other>[^()（）]+)[)）]\s*")
"""A name with something in parentheses behind it."""
_SWALLOWED = re.compile(r"\s[:=：]\s*\S|[:=：]\s+\S")
_FREE_TEXT = {"label", "association_mask", "operator_groups", "groups"}
"""Settings whose values may well hold a colon and a blank."""


class Field(Record, frozen=True):
    """A setting: its level, its own name, and the documented check that it falls under."""

    level: FieldLevel
    name: str
    check: str


class Placed(Record, frozen=True):
    """The setting that a name means; `assumed` when it is only like one of the known names.

    `is_secret`: the name says, besides, that nobody may see the value.
    """

    field: Field
    assumed: bool
    is_secret: bool


def normalised(name: str) -> str:
    """The name of a setting as it is compared, see `without_signs`."""
    return without_signs(name)


def _without_joining(name: str) -> str:
    """The name as it is compared, without the words that only join others; whole where one word is left."""
    words = [word for word in _BETWEEN_WORDS.split(name) if word and word.casefold() not in _JOINING]
    return normalised("".join(words) if len(words) > 1 else name)


def _path() -> Path:
    return resources.knowledge() / "fields.yaml"


@cache
def _entries() -> Mapping[FieldLevel, Mapping[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: Mapping[FieldLevel, Mapping[str, Any]] = yaml.load(_path().read_bytes(), loader)  # noqa: S506 - safe loaders only
    return entries


@cache
def table() -> Mapping[FieldLevel, Mapping[str, Field]]:
    """For each level, normalised name → setting.

    Raises KnowledgeError when a name stands twice in a level.
    """
    path = _path()
    levels: dict[FieldLevel, dict[str, Field]] = {}
    for level, settings in _entries().items():
        known = levels.setdefault(level, {})
        for name, entry in settings.items():
            field = Field(level, name, entry["check"])
            for alias in (name, *entry["names"]):
                if known.setdefault(normalised(alias), field) is not field:
                    raise KnowledgeError(path, 0, f"{level}: {alias} stands for two settings")
        for name, entry in settings.items():
            for alias in entry["names"]:
                known.setdefault(_without_joining(alias), known[normalised(name)])
    return levels


def settings(level: FieldLevel) -> tuple[Field, ...]:
    """The settings of a level, in the order of the table."""
    return tuple(dict.fromkeys(table()[level].values()))


def spellings(setting: Field) -> tuple[str, ...]:
    """What a setting is called, as people write it; its own name first."""
    return (setting.name, *_entries()[setting.level][setting.name]["names"])


@cache
def compared_names(setting: Field) -> frozenset[str]:
    """The same, as names are compared."""
    return frozenset(alias for alias, known in table()[setting.level].items() if known is setting)


@cache
def own_names() -> frozenset[str]:
    """What the settings of all levels are called here."""
    return frozenset(known.name for names in table().values() for known in names.values())


@cache
def field(level: FieldLevel, name: str) -> Field:
    """A setting by its own name."""
    return table()[level][normalised(name)]


_familiar: dict[tuple[str, tuple[FieldLevel, ...]], Placed] = {}
"""Names as people wrote them that are exactly known: all files have the same few. No other name is kept."""
_MOST_FAMILIAR = 4096
"""A choice: all names of all settings, in the spellings that people use, are some hundreds."""


class Names:
    """Places the names of one file. Remembers them: ten thousand accounts have the same fifteen."""

    def __init__(self) -> None:
        self._placed: dict[tuple[str, tuple[FieldLevel, ...]], Placed | None] = {}
        self._guesses = 0

    def place(self, name: str, levels: tuple[FieldLevel, ...]) -> Placed | None:
        """The setting that a name means in one of these levels, the first one first; else the most alike."""
        key = (name, levels)
        familiar = _familiar.get(key)
        if familiar is not None:
            return familiar
        if key not in self._placed:
            found, assumed = self._look_up(name[:_LONGEST], _known(levels))
            placed = Placed(found, assumed, names_secret(name)) if found else None
            is_plain = placed and not assumed and len(name) <= _LONGEST and "/" not in name
            if placed and is_plain and len(_familiar) < _MOST_FAMILIAR:
                _familiar[str(name), levels] = placed
            self._placed[key] = placed
        return self._placed[key]

    def knows(self, name: str, levels: tuple[FieldLevel, ...]) -> Field | None:
        """The setting that has exactly this name; nothing is guessed."""
        familiar = _familiar.get((name, levels))
        return familiar.field if familiar else _exactly(name[:_LONGEST], _known(levels))

    def _look_up(self, raw: str, known: Mapping[str, Field]) -> tuple[Field | None, bool]:
        """The setting, and whether that is a guess."""
        exact = _exactly(raw, known)
        if exact:
            return exact, False
        path, _slash, last = raw.rpartition("/")
        name = normalised(last)
        self._guesses += 1
        if self._guesses > _GUESSES or name in _TOO_SHORT:
            return None, False
        best: dict[Field, float] = {}
        # A syllable of Hangul is two letters or three: `콜벡` is one letter from `콜백`.
        for alias, score in most_alike(
            name, known, _NEAR, limit=8, processor=None if name.isascii() else _letters
        ):
            best[known[alias]] = max(score, best.get(known[alias], 0.0))
        ranked = sorted(best.items(), key=lambda item: -item[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _CLOSE_CALL):
            return None, False
        meant = ranked[0][0]
        if path and not (_is_ours(meant, path) and is_slip(last, compared_names(meant))):
            return None, False  # the settings of other channels are many, and not known
        return meant, True


def _letters(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def _exactly(raw: str, known: Mapping[str, Field]) -> Field | None:
    name = normalised(raw)
    exact = known.get(name) or known.get(name.removeprefix("ims")) or known.get(_without_joining(raw))
    if exact:
        return exact
    if twice := _TWICE.fullmatch(raw):
        return _same(twice["name"], twice["other"], known)
    if "/" not in raw:
        return None
    path, _slash, last = raw.rpartition("/")
    if _OF_IMS.match(path.rpartition("/")[2]) and (own := known.get("ims" + normalised(last))):
        return own
    inner = known.get(normalised(last))
    return inner if inner and (_is_ours(inner, path) or known.get(normalised(path)) is inner) else None


def _same(name: str, other: str, known: Mapping[str, Field]) -> Field | None:
    """The setting of a name with another behind it, as pages have it: `Serveur de rappel (Callback server)`.

    The other may be any remark. Names of two settings are neither's, and where the first is unknown, it may
    be another thing's: `operator (internal name)`.
    """
    first, second = _exactly(name, known), _exactly(other, known)
    if first is None:
        return second if second and second.name not in _EVERYWHERE else None
    return first if second in (None, first) else None


def _is_ours(setting: Field, path: str) -> bool:
    """Whether a setting in an element within an account may be the account's own."""
    return setting.name not in _EVERYWHERE | _CHANNELS or bool(_OURS.search(path))


@cache
def _known(levels: tuple[FieldLevel, ...]) -> dict[str, Field]:
    known: dict[str, Field] = {}
    for level in levels:
        known = {**table()[level], **known}
    return known


def names_secret(name: str) -> bool:
    """Whether what stands under this name must never be shown; of a digest nobody learns the secret."""
    return is_secret_name(name) and not is_digest_name(name)


def holds_another_line(setting: str, value: str) -> bool:
    """Whether a value seems to have swallowed the line after it, and perhaps a secret: `Campaign1cret: …`."""
    if setting in _FREE_TEXT:
        return False
    has_sign = ":" in value or "=" in value or "：" in value
    if has_sign and value.split(None, 1) != [value] and _SWALLOWED.search(value, 0, _LONGEST_VALUE):
        return True
    return has_name(value, 0, _LONGEST_VALUE)
