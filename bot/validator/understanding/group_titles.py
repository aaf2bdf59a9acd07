"""What settings are called where they stand: a name of a group with one value, `External account: IMS`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.validator.fields import GROUPS, Field, FieldLevel
from bot.validator.recognise import is_specific
from bot.validator.values.switched import is_off, is_on
from bot.validator.written import Node, Written

_WORD = re.compile(r"[^\W\d_]")


def take_off_titles(found: dict[FieldLevel, dict[str, Node]], keys: Mapping[Field, Written]) -> None:
    """Take them off settings of an account; `keys` are the names as they were written.

    What is called so in the plural is an instance's name: Korean has one word for one and for several. Our
    own names of groups (`external_accounts`) are no title: whoever writes them means a group.
    """
    if not any(is_specific(name, value) for name, value in found["account"].items()):
        return
    for setting, key in keys.items():
        value = found[setting.level].get(setting.name)
        if setting.name not in GROUPS or key == setting.name or not isinstance(value, Written):
            continue
        if _WORD.search(value) and not (is_on(value) or is_off(value)):
            del found[setting.level][setting.name]
            if setting.name == "instances":
                found["instance"].setdefault("name", value)
