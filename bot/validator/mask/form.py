"""The association mask: `Campaign - tenant_id - (.*)`, or the bare prefix of group names."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from bot.model import Record
from bot.validator.account import Instance, Listing

_ANYTHING = "(.*)"
_OTHER_PATTERNS = {
    ".+)",
    ".*?)",
    ".+?)",
    r"\w+)",
    r"\w*)",
    r"[\w ]+)",
    r"[\w ]*)",
    "[^-]+)",
    "[^-]*)",
    ".*)$",
}
_ESCAPED = re.compile(r"\\(.)")
_MOST_COMPARED = 300
"""Groups of either side that are put together to find a mask."""
_LONGEST_NAME = 200
"""Characters of a group's name that is put together with others."""
_BLANKS = re.compile(r"\s+")


class Mask(Record, frozen=True):
    """What a mask puts around the name of a Campaign group.

    `form`: `pattern` ends in `(.*)`; `prefix` is bare text; `unusual` works perhaps; `broken` cannot.
    """

    prefix: str
    suffix: str
    form: Literal["pattern", "prefix", "unusual", "broken"]

    def dashboard_name(self, campaign_group: str) -> str:
        """The complete name that a Campaign group must have in the Enterprise Dashboard."""
        return f"{self.prefix}{campaign_group}{self.suffix}"

    def campaign_name(self, dashboard_group: str) -> str | None:
        """The Campaign group that a Dashboard group stands for, or None when the mask does not fit it."""
        end = len(dashboard_group) - len(self.suffix)
        if not dashboard_group.startswith(self.prefix) or not dashboard_group.endswith(self.suffix):
            return None
        return dashboard_group[len(self.prefix) : end] if end > len(self.prefix) else None

    def campaign_names(self, dashboard: Listing | None) -> Iterator[str]:
        """The Campaign groups that those Dashboard groups stand for which the mask fits."""
        groups = dashboard.in_order if dashboard else []
        for place in range(bisect_left(groups, self.prefix), len(groups)):
            if not groups[place].startswith(self.prefix):
                return
            name = self.campaign_name(groups[place])
            if name is not None:
                yield name

    def fits_any(self, dashboard: Listing | None) -> bool:
        """Whether at least one Dashboard group is named as the mask says."""
        return next(self.campaign_names(dashboard), None) is not None


def read_mask(text: str) -> Mask:
    """What a mask means, whatever blanks are in it."""
    if text.count(_ANYTHING) == 1:
        prefix, suffix = text.split(_ANYTHING)
        if not set("()*") & set(prefix + suffix):
            return Mask(
                _ESCAPED.sub(r"\1", prefix), suffix.rstrip(), "unusual" if suffix.strip() else "pattern"
            )
    if not set("()*[]{}\\+?^$|（）＊") & set(text):
        return Mask(text, "", "prefix")
    prefix, _bracket, rest = text.partition("(")
    works = rest in _OTHER_PATTERNS and not set("()*") & set(prefix)
    return Mask(_ESCAPED.sub(r"\1", prefix), "", "unusual" if works else "broken")


def tidy(text: str) -> str:
    """A mask without stray blanks: none at its ends, single ones within, nothing invisible."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    shown = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\t\r\n")
    return _BLANKS.sub(" ", shown).strip()


def names(groups: Listing | None) -> tuple[str, ...]:
    """The names of a list of groups; none where there is no list."""
    return groups.names if groups else ()


def masks(instance: Instance) -> tuple[Mask, ...]:
    """The different masks of an instance's accounts, stray blanks left out of account."""
    found: tuple[Mask, ...] | None = vars(instance).get("masks")
    if found is None:
        found = vars(instance)["masks"] = _masks(instance)
    return found


def _masks(instance: Instance) -> tuple[Mask, ...]:
    texts = dict.fromkeys(
        str(account.association_mask) for account in instance.ims_accounts if account.association_mask
    )
    return tuple(dict.fromkeys(settled(text, instance.adobe.groups) for text in texts))


def settled(text: str, dashboard: Listing | None) -> Mask:
    """The mask as written where it fits a group, else as it would be without stray blanks."""
    mask, clean = read_mask(text), tidy(text)
    return mask if clean == text or mask.fits_any(dashboard) else read_mask(clean)


def candidates(instance: Instance) -> dict[str, int]:
    """Masks that would join Campaign groups to Dashboard groups, with how many they join."""
    found: dict[str, int] | None = vars(instance).get("candidates")
    if found is None:
        found = _candidates(names(instance.operator_groups), names(instance.adobe.groups))
        vars(instance)["candidates"] = found
    return found


def _candidates(campaign_groups: Iterable[str], dashboard_groups: Iterable[str]) -> dict[str, int]:
    joined: dict[str, int] = {}
    dashboard = [name for name in islice(dashboard_groups, _MOST_COMPARED) if len(name) <= _LONGEST_NAME]
    for group in islice(campaign_groups, _MOST_COMPARED):
        for complete in dashboard if 0 < len(group) <= _LONGEST_NAME else ():
            if complete.endswith(group) and complete != group:
                mask = complete[: -len(group)] + _ANYTHING
                joined[mask] = joined.get(mask, 0) + 1
    return joined
