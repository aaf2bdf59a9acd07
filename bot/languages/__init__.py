"""The languages that the bot speaks: a folder each in `locales/`, and no word about any of them elsewhere.

`locales/<tag>/` holds `language.yaml` (what the program must know of a language, see `definition.Language`),
the cues of a conversation and the wording. Tables on other languages stand where documentation is read
(`bot/sources/`, `bot/matcher/terms.py`, lint): pages may be in any language, whoever reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.languages.definition import SOURCE_LOCALE, Language
from bot.languages.load import installed

__all__ = ["LANGUAGES", "LOCALES", "SOURCE_LOCALE", "Language", "of_all"]

LANGUAGES: dict[str, Language] = installed()
"""The languages by BCP 47 tag, in the order in which the bot offers them."""

LOCALES: tuple[str, ...] = tuple(LANGUAGES)
"""Their tags."""


def of_all(words_of: Callable[[Language], Iterable[str]]) -> tuple[str, ...]:
    """What the languages say under one key of `language.yaml`, each once."""
    return tuple(dict.fromkeys(word for language in LANGUAGES.values() for word in words_of(language)))
