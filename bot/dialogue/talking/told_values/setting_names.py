"""What an account's settings are called. In: those that are looked for. Out: a pattern of their names."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple


class SettingNames(NamedTuple):
    """`pattern` is a regular expression without regard to case; `fields` has the setting of each name.

    Of the names with one first letter the longest comes first. All 350 side by side, whatever their first
    letters are, took eight times as long to look for.
    """

    pattern: str
    fields: dict[str, str]

    @classmethod
    def of(cls, wanted: Container[str]) -> SettingNames:
        """All that these settings are called, in any language and in files."""
        from bot.validator.fields import normalised, settings, spellings  # the validator's table loads late

        names = {
            name: setting.name
            for setting in settings("account")
            if setting.name in wanted
            for name in spellings(setting)
        }
        words = sorted((re.split(r"[\s_-]+", name) for name in names), key=lambda one: -len("".join(one)))
        rests: dict[str, list[str]] = {}
        for first, *others in words:
            rest = r"[\s_-]?".join(map(re.escape, (first[1:], *others)))
            rests.setdefault(first[0].lower(), []).append(rest)
        any_name = "|".join(f"{re.escape(letter)}(?:{'|'.join(those)})" for letter, those in rests.items())
        return cls(any_name, {normalised(name): field for name, field in names.items()})
