"""Buttons → Telegram's inline keyboard: at most three rows, and nothing that Telegram refuses."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo

from bot.channel.telegram.outgoing.render import clean
from bot.dialogue.exchange import Button
from bot.visible import columns

MAX_ROWS = 3
"""A choice: what a telephone shows below an answer without scrolling."""
MAX_PER_ROW = 8
"""Telegram's clients show at most eight in a row."""
MAX_ACTION_BYTES = 64
"""Telegram's limit (Bot API, InlineKeyboardButton, callback_data)."""
MAX_LABEL_CHARS = 64
"""A choice: clients cut longer ones."""
ROW_WIDTH = 40
"""How many narrow updates a row shows on a phone, shared by the buttons in it."""
_PAIR, _TRIPLE = 2, 3
"""Buttons in a row that stay readable: two with long labels, three with short ones."""

_log = logging.getLogger(__name__)
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Arranged:
    """Rows of buttons; if these bear numbers, `listed` are their labels, for the text."""

    rows: Rows
    listed: tuple[str, ...] = ()

    def markup(self) -> InlineKeyboardMarkup | None:
        """Make Telegram's markup, as the library has it; None if there is no button."""
        return (
            InlineKeyboardMarkup([[_markup(button) for button in row] for row in self.rows])
            if self.rows
            else None
        )

    def written(self) -> str:
        """The same as the Bot API has it, empty if there is no button: .1 ms less than by the library."""
        rows = [[_written(button) for button in row] for row in self.rows]
        return json.dumps({"inline_keyboard": rows}) if rows else ""


@lru_cache(maxsize=512)
def arranged_once(rows: Rows, footer: tuple[Button, ...] = ()) -> tuple[Arranged, str]:
    """Buttons that hold nobody's words, fitted, and as they are written: worked out once."""
    arranged = arrange(rows, footer)
    return arranged, arranged.written()


def arrange(rows: Sequence[Sequence[Button]], footer: Sequence[Button] = ()) -> Arranged:
    """Fit the buttons into three rows, in their order; the footer, if there is one, is the last of them.

    Rows as given if they are few enough; else two or three buttons share a row where their labels stay
    readable; else the labels go into the text and the buttons bear their numbers.
    """
    given, last = _sendable(rows), _sendable([footer])
    most = MAX_ROWS - len(last)
    if len(given) > most:
        arranged = _joined([button for row in given for button in row], most)
    else:
        arranged = Arranged(tuple(row[:MAX_PER_ROW] for row in given))
    return Arranged((*arranged.rows, *(row[:MAX_PER_ROW] for row in last)), arranged.listed)


def shorten(label: str, limit_chars: int) -> str:
    """Keep as much of the label as fits with an ellipsis; combined characters stay whole."""
    if len(label) <= limit_chars:
        return label
    head = label[: limit_chars - 1]
    while head and (label[len(head)] in "\u200d\ufe0f" or head[-1] == "\u200d"):
        head = head[:-1]
    return head.rstrip() + "…"


def _sendable(rows: Sequence[Sequence[Button]]) -> list[tuple[Button, ...]]:
    return [row for row in (tuple(b for b in row if _is_sendable(b)) for row in rows) if row]


def _joined(buttons: Sequence[Button], most: int) -> Arranged:
    """Share the buttons out among so many rows at most."""
    widths = [columns(_label(button)) for button in buttons]
    ways = [sizes for count in range(2, most + 1) for sizes in _sizes(len(buttons), count)]
    hidden = {sizes: _hidden_widths(widths, sizes) for sizes in ways}
    readable = [sizes for sizes in ways if _are_readable(sizes, hidden[sizes])]
    if readable:
        best = min(readable, key=lambda sizes: (sum(hidden[sizes]), max(sizes) - min(sizes)))
        return Arranged(_cut(buttons, best))
    return _numbered(buttons, most)


def _numbered(buttons: Sequence[Button], most: int) -> Arranged:
    shown = buttons[: most * MAX_PER_ROW]
    if len(shown) < len(buttons):
        _log.error("left out %d buttons that no message has room for", len(buttons) - len(shown))
    short = [Button(str(n), b.action, b.url, b.is_app) for n, b in enumerate(shown, start=1)]
    per_row = -(-len(short) // -(-len(short) // MAX_PER_ROW))
    rows = tuple(tuple(short[at : at + per_row]) for at in range(0, len(short), per_row))
    return Arranged(rows, tuple(_label(button) for button in shown))


def _sizes(count: int, rows: int) -> Iterator[tuple[int, ...]]:
    """Give all ways to share so many buttons out among rows, one to three in each."""
    if rows == 0:
        if count == 0:
            yield ()
        return
    for first in range(1, min(_TRIPLE, count) + 1):
        for rest in _sizes(count - first, rows - 1):
            yield (first, *rest)


def _cut(buttons: Sequence[Button], sizes: Sequence[int]) -> Rows:
    rest = iter(buttons)
    return tuple(tuple(next(rest) for _ in range(size)) for size in sizes)


def _are_readable(sizes: Sequence[int], hidden: Sequence[int]) -> bool:
    """Tell whether labels can be told apart: a half row shows enough, a third only what fits."""
    return all(size <= _PAIR or not cut for size, cut in zip(sizes, hidden, strict=True))


def _hidden_widths(widths: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """Measure how much of the labels of each row a phone would cut off."""
    rest = iter(widths)
    return [sum([max(0, next(rest) - ROW_WIDTH // size) for _ in range(size)]) for size in sizes]


def _is_sendable(button: Button) -> bool:
    if not _label(button):
        return False
    if button.url:
        return button.url.lower().startswith(("https://", "http://"))
    size = len(button.action.encode())
    if size > MAX_ACTION_BYTES:
        _log.error("left out a button with %d bytes, over %d", size, MAX_ACTION_BYTES)
    return 0 < size <= MAX_ACTION_BYTES


def _label(button: Button) -> str:
    return " ".join(clean(button.label).split())


def _markup(button: Button) -> InlineKeyboardButton:
    written = _written(button)
    if button.is_app:
        return InlineKeyboardButton(written.pop("text"), web_app=WebAppInfo(button.url))
    return InlineKeyboardButton(**written)


def _written(button: Button) -> dict[str, Any]:
    label = shorten(_label(button), MAX_LABEL_CHARS)
    if button.is_app:
        return {"text": label, "web_app": {"url": button.url}}
    return (
        {"text": label, "url": button.url} if button.url else {"text": label, "callback_data": button.action}
    )
