"""Tells a row of a table whose values stand under wrong names though it has as many cells as there are names.

One separator too many in front of a value and one missing behind it, and what is entered as the callback URL
is the secret. Values that can only be one setting's give such a row away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.validator.account import Ragged
from bot.validator.fields import ADDRESSES, Field, FieldLevel
from bot.validator.recognise import is_ims_name
from bot.validator.values.cell_errors import is_cell_error, is_formula
from bot.validator.values.documented import RIGHT
from bot.validator.values.placeholder_values import holds_placeholder
from bot.validator.values.switched import is_off, is_on
from bot.validator.written import Node, Written

_DATES = {"last_modified", "server_restarted"}
_FREE = {"label", "users", "groups", "operator_groups"}
"""Settings in which people may write anything."""
_TELLTALE = re.compile(
    r"(?P<organization>@AdobeOrg)|(?P<mask>\(\.\*\))|(?P<context>dma_campaign)|(?P<address>://)"
    r"|(?P<date>\A\s*\d{4}-\d\d-\d\d)"
)
_OWNERS = {
    "organization": {"organization_id"},
    "mask": {"association_mask"},
    "context": {"product_context"},
    "address": ADDRESSES,
    "date": _DATES,
}
_NO_ADDRESS = re.compile(r"[^\w.:/?#@\[\]%&=~+*,;$(){}<>\s-]|\w://.*://|\A[^.:/\s]*://[^/]*@AdobeOrg")
_OF_INSTANCE = {"name", "environment"}
_HIDDEN = "client_secret"
_LOCAL = "localhost"
_ORGANIZATION = re.compile(r"[0-9A-Fa-f]{8}|[^@]*@")
_LOOKED_AT = 500
"""Characters of a cell that are looked at."""


def is_slipped(cells: Iterable[tuple[Field | None, Node]], *, has_cells: bool = False) -> bool:
    """Whether a row with these cells holds a value that belongs under another name.

    Cells are given with the setting that their name means, None where it means none. `has_cells`: they are a
    spreadsheet's, which makes dates of values where nothing slipped.
    """
    given = [(setting.name, value) for setting, value in cells if setting and isinstance(value, Written)]
    may_be_secret = any(name == _HIDDEN for name, _value in given)
    return any(
        _is_astray(name, value, has_cells) or (may_be_secret and _is_no_value_of(name, value))
        for name, value in given
        if value and not is_cell_error(value) and not is_formula(value)
    )


def ends_early(cells: Iterable[tuple[Field | None, Node]]) -> bool:
    """Whether a row that has not slipped lacks nothing but cells at its end, which count as empty.

    The last value of it shows that: where it can be only what its name says, none is missing before it.
    """
    given = [(setting, value) for setting, value in cells if isinstance(value, Written) and value.strip()]
    setting, value = given[-1] if given else (None, "")
    return setting is not None and _is_in_place(setting.name, value)


def is_of_another_type(account: Mapping[str, Node]) -> bool:
    """Whether the settings of a row that lacks cells are those of an account for something else."""
    kind, name = account.get("type"), account.get("internal_name")
    named = [value for value in (kind, name) if isinstance(value, Written) and value.strip()]
    return kind in named and not any(is_ims_name(value) for value in named)


def _is_in_place(setting: str, value: str) -> bool:
    """Whether a value can hardly be another setting's."""
    if setting == "enabled":
        return is_on(value) or is_off(value)
    if setting in ("internal_name", "type"):
        return is_ims_name(value)
    if setting == "ims_scope":
        return "openid" in value.casefold()
    kind = _TELLTALE.search(value[:_LOOKED_AT])
    return kind is not None and setting in _OWNERS[kind.lastgroup or ""]


def drop_unsure(found: dict[FieldLevel, dict[str, Node]], row: Ragged) -> None:
    """Leave out of a row's settings what nobody can judge.

    Where values stand under wrong names, that is all but what tells which account it is; in a row with too
    few cells, what is empty, for it may be the cells before it that are missing.
    """
    if not row.is_judged:
        account, instance = found["account"], found["instance"]
        found["account"] = {name: value for name, value in account.items() if value in RIGHT.get(name, ())}
        found["instance"] = {name: value for name, value in instance.items() if name in _OF_INSTANCE}
        found["file"], found["adobe"] = {}, {}
        return
    for settings in found.values():
        for name in [name for name, value in settings.items() if value == ""]:
            del settings[name]


def _is_no_value_of(setting: str, value: str) -> bool:
    """Whether something cannot be meant for its setting: beside a secret's column it may be the secret."""
    text = value.strip()
    if not text or holds_placeholder(text):
        return False
    if setting in ADDRESSES:
        return "." not in text and text.casefold() != _LOCAL
    return setting == "organization_id" and not _ORGANIZATION.match(text)


def _is_astray(setting: str, value: str, has_cells: bool) -> bool:
    if setting in _FREE:
        return False
    text = value[:_LOOKED_AT]
    kinds = {match.lastgroup for match in _TELLTALE.finditer(text)}
    if has_cells:
        kinds.discard("date")
    if any(kind and setting not in _OWNERS[kind] for kind in kinds):
        return True
    return setting in ADDRESSES and bool(_NO_ADDRESS.search(text)) and text.isprintable()
