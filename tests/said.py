"""What people say in the tests, in every language of the bot: `tests/cases/said/<locale>.yaml`.

A new language needs a file there, and no test is touched.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.languages import LOCALES

FOLDER = Path(__file__).parent / "cases" / "said"


@cache
def _of(locale: str) -> dict[str, Any]:
    path = FOLDER / f"{locale}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}


def in_each(key: str) -> dict[str, str]:
    """One thing in every language; where a file lacks it, `test_additions` says so."""
    return {locale: _of(locale).get(key, "") for locale in LOCALES}


def lists_in_each(key: str) -> dict[str, list[str]]:
    """Several of a kind in every language."""
    return {locale: _of(locale).get(key, []) for locale in LOCALES}


def words_in_each(key: str) -> dict[str, dict[str, str]]:
    """Named texts in every language."""
    return {locale: _of(locale).get(key, {}) for locale in LOCALES}
