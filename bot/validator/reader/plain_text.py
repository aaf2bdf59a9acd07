"""`key: value` and `key = value` lines, as people paste them into a message → nodes with their places."""

from __future__ import annotations

import re
import unicodedata

from bot.validator.reader.limits import Budget
from bot.validator.source import Source
from bot.validator.written import Map, Node, Seq, Written, written

_LINE = re.compile(r"[^\r\n]+")
_PAIR = re.compile(
    r"[ \t]*(?:[-*•·][ \t]+)?(?P<key>[^\s:=：#/<>{}\[\]|][^:=：\r\n]{0,80}?)[ \t\xa0\u202f]*"
    r"[:=：](?!//)[ \t]*(?P<value>[^\r\n]*)"
)
_CONTINUED = re.compile(r"[ \t]*(?P<value>[^\r\n]+)")
_IGNORED = re.compile(r"[ \t]*(?:#|//|```|---|===|$)")
_QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»", "`": "`", "‘": "’"}
_WORDS_IN_A_NAME = 7


def read_plain_text(source: Source) -> Node:
    """One group of settings; several when a name comes again after a blank line or a rule."""
    groups: list[Map] = []
    pairs: Map | None = None
    budget = Budget(source)
    last_end = 0
    trims = _has_trailing_blanks(source.text)
    for line in _LINE.finditer(source.text):
        fresh = pairs is None or "\n" in source.text[last_end : line.start()].strip(" \t").replace(
            "\n", "", 1
        )
        last_end = line.end()
        if _IGNORED.match(line[0]):
            continue
        pair = _PAIR.fullmatch(line[0])
        if pair is None or len(pair["key"].split()) > _WORDS_IN_A_NAME:
            if pairs is not None and pairs.pairs and not fresh:
                _continue(pairs, line.start(), line[0])
            continue
        budget.spend(line.start(), 2)
        key = _value(pair["key"], line.start() + pair.start("key"), trims=True)
        if pairs is None or (fresh and any(key.casefold() == name.casefold() for name, _v in pairs.pairs)):
            pairs = Map(line.start())
            groups.append(pairs)
        pairs.pairs.append((key, _value(pair["value"], line.start() + pair.start("value"), trims=trims)))
        pairs.end = line.end()
    if len(groups) == 1:
        return groups[0]
    several = Seq(0)
    several.items += groups
    return several


def _value(text: str, start: int, *, trims: bool) -> Written:
    """Without the quotes around it. A blank at the end of a line counts unless the whole file has them."""
    if trims or text.isspace():
        text = text.rstrip(" \t")
    end = start + len(text)
    bare = text.rstrip(" \t")
    closing = _QUOTES.get(bare[:1])
    if len(bare) > 1 and closing and bare.endswith(closing):
        text = bare[1:-1]
        end = start + len(bare)
        if closing == "»":
            text = text.strip(" \xa0\u202f")
    return written(unicodedata.normalize("NFC", text), start, end)


def _continue(pairs: Map, line_start: int, line: str) -> None:
    """A line without a name goes on with the value before it."""
    more = _CONTINUED.fullmatch(line)
    key, before = pairs.pairs[-1]
    if more is None or not isinstance(before, Written):
        return
    text = f"{before}\n{more['value'].rstrip()}".lstrip("\n")
    start = before.start if before else line_start + more.start("value")
    pairs.pairs[-1] = (
        key,
        written(unicodedata.normalize("NFC", text), start, line_start + len(line)),
    )
    pairs.end = line_start + len(line)


def _has_trailing_blanks(text: str) -> bool:
    """Whether half of the lines end in blanks: then they come from pasting and mean nothing."""
    lines = [line for line in text.splitlines() if line.strip()]
    return 2 * sum(line != line.rstrip(" \t") for line in lines) > len(lines) + 1
