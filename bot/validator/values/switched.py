"""Words for on and off, as consoles of every language show them."""

from __future__ import annotations

_YES = {"true", "yes", "y", "on", "1", "oui", "vrai", "ja", "sant", "예", "사용", "사용함", "활성화", "활성"}
_NO = {
    "false", "no", "n", "off", "0", "non", "faux", "nej", "falskt", "아니요", "사용 안 함", "비활성화",
    "비활성",
}  # fmt: skip


def is_on(state: str) -> bool:
    """Whether a word says that something is switched on."""
    return state.strip().casefold() in _YES


def is_off(state: str) -> bool:
    """Whether a word says that something is switched off."""
    return state.strip().casefold() in _NO
