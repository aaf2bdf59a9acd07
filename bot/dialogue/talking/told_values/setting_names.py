"""What an account's settings are called. In: those that are looked for. Out: a pattern of their names."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple


class SettingNames(NamedTuple):
    """`pattern` is a regular expression, the longest name first; `fields` has the setting of each name."""

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
        any_name = "|".join(r"[\s_-]?".join(map(re.escape, one)) for one in words)
        return cls(any_name, {normalised(name): field for name, field in names.items()})
