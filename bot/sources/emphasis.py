"""Emphasis that a translation broke, read as it was meant.

Machine translation moves blanks to the wrong side of a mark (`**Type **:`), leaves empty marks behind
(`URL:en **** ska`), and sets what belongs to a word apart from it (`**X** -konto`, `**X** .`). What comes in
are the runs that the CommonMark rules leave; what goes out are the runs that were meant, and each fault as it
was written beside what it should be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Inline, Record, Span, Style

_MARKS = re.compile(r"\*\*+")
_DETACHED = re.compile(r" +(?:-(?=[^\W\d_]{2})|[.,](?=\s|$)|\)(?!\())")
_WORD_BEFORE = re.compile(r"\S+$")
_WORD_AFTER = re.compile(r"^\S+")
_BLANKS = " \u00a0"
_MARKED = (Style.STRONG, Style.EMPHASIS, Style.UI)


class Mended(Record, frozen=True):
    """A fault in the marks: as written, and as it was meant; both Markdown, long enough to be found."""

    found: str
    expected: str


def mend(spans: Inline) -> tuple[Inline, tuple[Mended, ...]]:
    """The runs as they were meant, and what was wrong. Nothing but blanks and `*` is ever taken away."""
    faults: list[Mended] = []
    mended: Sequence[Span] = spans
    if any(span.style is Style.PLAIN and "**" in span.text for span in spans):
        mended = _pair_marks(spans, faults)
    return tuple(_reattach(mended, faults)), tuple(faults)


def _pair_marks(spans: Sequence[Span], faults: list[Mended]) -> list[Span]:
    """Marks that are still text: pairs become strong; empty ones go, and a single one on a word too."""
    pieces = list(_pieces(spans))
    marks = [number for number, piece in enumerate(pieces) if piece is None]
    drop: set[int] = set()
    while marks:
        first = marks.pop(0)
        if marks and _may_enclose(pieces[first + 1 : marks[0]]):
            last = marks.pop(0)
            _make_strong(pieces, first, last, faults)
            drop |= {first, last}
        elif _hangs_on_word(pieces, first):
            faults.append(_dropped(pieces, first))
            drop.add(first)
    return [
        Span("**") if piece is None else piece
        for number, piece in enumerate(pieces)
        if number not in drop and (piece is None or piece.text)
    ]


def _pieces(spans: Sequence[Span]) -> list[Span | None]:
    """Runs cut at the marks; None is a `**`, and an empty pair (`****`) is nothing at all."""
    pieces: list[Span | None] = []
    for span in spans:
        if span.style is not Style.PLAIN or "**" not in span.text:
            pieces.append(span)
            continue
        end = 0
        for found in _MARKS.finditer(span.text):
            pieces.append(Span(span.text[end : found.start()]))
            pieces += [None] * (len(found[0]) // 2)
            end = found.end()
        pieces.append(Span(span.text[end:]))
    return [piece for piece in pieces if piece is None or piece.text]


def _may_enclose(between: Sequence[Span | None]) -> bool:
    """Whether what stands between two marks can be what was stressed: words of one sentence, or nothing."""
    text = "".join(piece.text for piece in between if piece)
    return not between or (bool(text.strip()) and "\n" not in text and len(text) < 300)


def _make_strong(pieces: list[Span | None], first: int, last: int, faults: list[Mended]) -> None:
    inside = [piece for piece in pieces[first + 1 : last] if piece]
    text = "".join(piece.text for piece in inside)
    before, after = _neighbours(pieces, first, last)
    word_before, word_after = _near(before, after)
    if not inside:
        joined = before.endswith(" ") and after.startswith(" ")
        if joined:
            _change(pieces, last + 1, after[1:])
        expected = f"{word_before} {word_after}" if joined else f"{word_before}{word_after}"
        faults.append(Mended(f"{before[-len(word_before) - 1 :]}****{after[:1]}{word_after}", expected))
        return
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    faults.append(
        Mended(
            f"**{text}**{word_after if after[:1] != ' ' else ''}",
            f"{lead and ' '}**{text.strip()}**{' ' if tail and after[:1].isalnum() else ''}"
            f"{word_after if after[:1] != ' ' else ''}",
        )
    )
    for number in range(first + 1, last):
        piece = pieces[number]
        if piece and piece.style is Style.PLAIN:
            pieces[number] = Span(piece.text, Style.STRONG)
    _strip_outward(pieces, first, last, before, after)


def _strip_outward(pieces: list[Span | None], first: int, last: int, before: str, after: str) -> None:
    """Blanks at the inner edges go outside, and only where a word follows them."""
    opening, closing = pieces[first + 1], pieces[last - 1]
    if opening and opening.text[:1] in _BLANKS:
        _change(pieces, first + 1, opening.text.lstrip(_BLANKS))
        if before and not before[-1:].isspace():
            pieces[first] = Span(" ")
    closing = pieces[last - 1]
    if closing and closing.text[-1:] in _BLANKS:
        _change(pieces, last - 1, closing.text.rstrip(_BLANKS))
        if after[:1].isalnum():
            _change(pieces, last + 1, " " + after)


def _change(pieces: list[Span | None], number: int, text: str) -> None:
    piece = pieces[number]
    if piece:
        pieces[number] = Span(text, piece.style, piece.href)


def _hangs_on_word(pieces: list[Span | None], number: int) -> bool:
    before, after = _neighbours(pieces, number, number)
    left, right = before[-1:], after[:1]
    return (left.isalnum() or right.isalnum()) and (not left.strip() or not right.strip())


def _dropped(pieces: list[Span | None], number: int) -> Mended:
    before, after = _near(*_neighbours(pieces, number, number))
    return Mended(f"{before}**{after}", f"{before}{after}")


def _neighbours(pieces: list[Span | None], first: int, last: int) -> tuple[str, str]:
    before = pieces[first - 1] if first else None
    after = pieces[last + 1] if last + 1 < len(pieces) else None
    return before.text if before else "", after.text if after else ""


def _near(before: str, after: str) -> tuple[str, str]:
    """The words right before and after a mark, to say where it stands."""
    left, right = _WORD_BEFORE.search(before.rstrip()), _WORD_AFTER.search(after.lstrip())
    return left[0] if left else "", right[0] if right else ""


def _reattach(spans: Sequence[Span], faults: list[Mended]) -> list[Span]:
    """` -konto`, ` .` and ` ,` after a stressed word belong to it."""
    attached: list[Span] = []
    for span in spans:
        last = attached[-1] if attached else None
        if (
            last
            and span.style is Style.PLAIN
            and span.text[:1] in _BLANKS
            and last.style in _MARKED
            and (found := _DETACHED.match(span.text))
        ):
            mark = "*" if last.style is Style.EMPHASIS else "**"
            rest = _WORD_AFTER.search(span.text.lstrip())
            after = rest[0] if rest else ""
            faults.append(Mended(f"{last.text}{mark} {after}", f"{last.text}{mark}{after}"))
            span = Span(found[0].lstrip() + span.text[found.end() :])  # noqa: PLW2901
        attached.append(span)
    return attached
