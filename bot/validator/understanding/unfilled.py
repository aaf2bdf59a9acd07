"""Takes what is no value out of a group of settings, so that no rule reads it as one.

Placeholders, formulas, and what a spreadsheet shows where one failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import structs

from bot.validator.account import CellError, Listing, Unfilled
from bot.validator.fields import ADDRESSES, FieldLevel, field
from bot.validator.values.cell_errors import MAY_BEGIN, is_cell_error, is_formula
from bot.validator.values.placeholder_values import holds_placeholder, is_placeholder, is_placeholder_name
from bot.validator.written import Written, written


def take_out(
    level: FieldLevel, values: dict[str, Any], account: str | None
) -> Iterator[Unfilled | CellError]:
    """Remove from `values` (setting → `Written` or `Listing`) what is none, and tell of each."""
    for name, value in list(values.items()):
        text = value if isinstance(value, Written) else _as_one(value)
        may_be_of_cell = text[:1] in MAY_BEGIN  # asked here, for hardly any value is one
        if may_be_of_cell and (is_cell_error(text) or (is_formula(text) and name != "client_secret")):
            del values[name]
            yield CellError(field(level, name), text, account)
            continue
        is_open = _TESTS.get(name) or (_OF_ADOBE.get(name) if level == "adobe" else None)
        if is_open is None:
            continue
        if isinstance(value, Written) and is_open(value):
            del values[name]
            yield Unfilled(field(level, name), value, account)
        elif isinstance(value, Listing):
            unfilled = [item for item in value.items if is_open(item)]
            filled = tuple(item for item in value.items if not is_open(item))
            if unfilled and filled:
                values[name] = structs.replace(value, items=filled)
            elif unfilled:
                del values[name]
            yield from (Unfilled(field(level, name), item, account) for item in unfilled)


def _as_one(listing: Listing) -> Written:
    """A list as it stood there; what a spreadsheet shows may hold a blank, `#NOM ?`."""
    return written(" ".join(listing.items[:2]), listing.start, listing.end)


def _is_open(value: str) -> bool:
    return value.strip() != "(.*)" and is_placeholder(value)


_WHOLE = ("client_id", "organization_id", "association_mask", "tenant", "ims_scope", "scopes")
_NAMES = ("groups", "operator_groups")
_TESTS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(_WHOLE, _is_open),
    **dict.fromkeys(ADDRESSES - {"ims_server"}, holds_placeholder),
    **dict.fromkeys(_NAMES, is_placeholder_name),
}
"""How a value of each setting is asked whether it only stands for one."""
_OF_ADOBE = {"product_context": _is_open}
"""A documented value in Campaign, where another one is simply wrong; Adobe's may not be known yet."""
