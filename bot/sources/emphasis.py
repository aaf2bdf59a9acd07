"""Emphasis that a translation broke, read as it was meant.

Machine translation moves blanks to the wrong side of a mark (`**Type **:`), leaves empty marks behind
(`URL:en **** ska`), and sets what belongs to a word apart from it (`**X** -konto`, `**X** .`). In
scripts without blanks CommonMark does not close a mark between a bracket and a letter (`**값(유형)**은`):
nothing is wrong with such a text, and it is mended without a word. What comes in are the runs that the
CommonMark rules leave; what goes out are the runs that were meant, and each fault as it was written beside
what it should be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Inline, Record, Span, Style
from bot.sources.inline import as_written, unescaped

_MARKS = {"**": re.compile(r"\*\*+"), "__": re.compile(r"(?<!_)__(?!_)"), "*": re.compile(r"(?<!\*)\*(?!\*)")}
_STYLES = {"**": Style.STRONG, "__": Style.STRONG, "*": Style.EMPHASIS}
_DETACHED = re.compile(r" +(?:-(?=[^\W\d_]{2})|[.,](?=\s|$)|\)(?!\())")
_WORD_BEFORE = re.compile(r"\S+$")
_WORD_AFTER = re.compile(r"^\S+")
_BLANKS = " \u00a0"
_MARKED = (Style.STRONG, Style.EMPHASIS, Style.UI)
_OPENING = "([{<\u00ab\u201c\u201e\u2018\"'"
_LIMIT_CHARS = 300
"""A choice: stress on more than a few sentences is two marks that stand apart."""
_LIMIT_MARKS = 200
"""More marks than this that mean nothing are no emphasis that somebody broke."""


class Mended(Record, frozen=True):
    """A fault in the marks: as written, and as it was meant; both Markdown, long enough to be found.

    `blank` if a blank before a full stop, comma or bracket is all that is wrong.
    """

    found: str
    expected: str
    blank: bool = False


def mend(spans: Inline) -> tuple[Inline, tuple[Mended, ...]]:
    """The runs as they were meant, and what was wrong. Only blanks, `*` and `__` are ever taken away."""
    faults: list[Mended] = []
    mended: Sequence[Span] = spans
    if _has(mended, "**"):
        mended = _Doubles(mended, "**", faults).paired()
    for mark in ("__", "*"):
        if _has(mended, mark):
            mended = _Singles(mended, mark, faults).paired()
    mended = _reattach(mended, faults)
    shown = [Mended(as_written(f.found), as_written(f.expected), f.blank) for f in faults]
    return unescaped(mended), tuple(fault for fault in shown if fault.found != fault.expected)


def _has(spans: Sequence[Span], mark: str) -> bool:
    return any(span.style is Style.PLAIN and mark in span.text for span in spans)


class _Pairs:
    """Runs cut at marks that are still text; None is a mark."""

    def __init__(self, spans: Sequence[Span], mark: str, faults: list[Mended]) -> None:
        self.mark = mark
        self.pieces = _cut(spans, mark)
        self.faults = faults

    def joined(self, drop: set[int]) -> list[Span]:
        """The runs again; marks that mean nothing are text."""
        return [
            Span(self.mark) if piece is None else piece
            for number, piece in enumerate(self.pieces)
            if number not in drop and (piece is None or piece.text or piece.style is Style.IMAGE)
        ]

    def between(self, first: int, last: int) -> str:
        """The text between two marks."""
        return "".join(piece.text for piece in self.pieces[first + 1 : last] if piece)

    def neighbours(self, first: int, last: int) -> tuple[str, str]:
        """The text right before and after a stretch."""
        before = self.pieces[first - 1] if first else None
        after = self.pieces[last + 1] if last + 1 < len(self.pieces) else None
        return before.text if before else "", after.text if after else ""

    def stress(self, first: int, last: int) -> None:
        """What stands between two marks gets their style, and blanks at its edges go outside."""
        text = self.between(first, last)
        before, after = self.neighbours(first, last)
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        follows = "" if after[:1].isspace() else (_WORD_AFTER.search(after) or [""])[0]
        gap = " " if tail and _begins_word(after) else ""
        self.faults.append(
            Mended(
                f"{self.mark}{text}{self.mark}{follows}",
                f"{lead and ' '}{self.mark}{text.strip()}{self.mark}{gap}{follows}",
            )
        )
        for number in range(first + 1, last):
            piece = self.pieces[number]
            if piece and piece.style is Style.PLAIN:
                self.pieces[number] = Span(piece.text, _STYLES[self.mark])
        opening = self.pieces[first + 1]
        if opening and opening.text[:1] in _BLANKS:
            self.change(first + 1, opening.text.lstrip(_BLANKS))
            if before and not before[-1:].isspace():
                self.pieces[first] = Span(" ")
        closing = self.pieces[last - 1]
        if closing and closing.text[-1:] in _BLANKS:
            self.change(last - 1, closing.text.rstrip(_BLANKS))
            if gap:
                self.change(last + 1, " " + after)

    def change(self, number: int, text: str) -> None:
        """Other text in a piece."""
        piece = self.pieces[number]
        if piece:
            self.pieces[number] = Span(text, piece.style, piece.href)


class _Doubles(_Pairs):
    """`**`: pairs become strong; empty ones go, and a single one on a word too."""

    def paired(self) -> list[Span]:
        """The runs as they were meant."""
        marks = [number for number, piece in enumerate(self.pieces) if piece is None]
        drop: set[int] = set()
        while marks:
            first = marks.pop(0)
            if marks and self._may_enclose(first, marks[0]):
                last = marks.pop(0)
                if last == first + 1:
                    self._empty(first)
                else:
                    self.stress(first, last)
                drop |= {first, last} if self.pieces[first] is None else {last}
            elif self._hangs_on_word(first):
                before, after = _near(*self.neighbours(first, first))
                self.faults.append(Mended(f"{before}**{after}", f"{before}{after}"))
                drop.add(first)
        return self.joined(drop)

    def _may_enclose(self, first: int, last: int) -> bool:
        """Whether what stands between two marks was stressed: words of one sentence, or nothing."""
        text = self.between(first, last)
        return last == first + 1 or (bool(text.strip()) and "\n" not in text and len(text) < _LIMIT_CHARS)

    def _empty(self, first: int) -> None:
        """Marks with nothing between them: they go, and one of the two blanks around them."""
        before, after = self.neighbours(first, first + 1)
        word_before, word_after = _near(before, after)
        gap_before, gap_after = (
            before[len(before.rstrip(" ")) :],
            after[: len(after) - len(after.lstrip(" "))],
        )
        if gap_before and gap_after:
            self.change(first + 2, after[1:])
        gap = " " if gap_before or gap_after else ""
        self.faults.append(
            Mended(
                f"{word_before}{gap_before[:1]}****{gap_after[:1]}{word_after}",
                f"{word_before}{gap}{word_after}",
            )
        )

    def _hangs_on_word(self, number: int) -> bool:
        before, after = self.neighbours(number, number)
        left, right = before[-1:], after[:1]
        return (left.isalnum() or right.isalnum()) and (not left.strip() or not right.strip())


class _Singles(_Pairs):
    """`*` and `__`, which stand for much besides emphasis: only pairs that can be nothing else are mended."""

    def paired(self) -> list[Span]:
        """The runs as they were meant."""
        marks = [number for number, piece in enumerate(self.pieces) if piece is None]
        drop: set[int] = set()
        if len(marks) > _LIMIT_MARKS:
            marks = []
        while len(marks) > 1:
            first, last = marks[0], marks[1]
            if self._encloses(first, last, alone=len(marks) == 2):
                self.stress(first, last)
                drop |= {first, last}
                del marks[1]
            del marks[0]
        return self.joined(drop)

    def _encloses(self, first: int, last: int, *, alone: bool) -> bool:
        """Whether two marks were meant as a pair.

        The text between them ends in a sign that hinders CommonMark, and a letter of a script without
        blanks, or of Korean, goes on; or a blank stands before the second of the only two.
        """
        text = self.between(first, last)
        before, after = self.neighbours(first, last)
        words = text.strip()
        if not words or "\n" in text or len(text) > _LIMIT_CHARS or text[:1].isspace():
            return False
        if before[-1:].isalnum() and before[-1:].isascii():
            return False
        if not words[0].isalnum() and words[0] not in "([{\u300c\u300e\u201c\u2018\"'":
            return False
        if text[-1:].isspace():
            rest = after[:1]
            return alone and words[-1].isalnum() and (not rest or rest.isspace() or rest in ".,;:!?)")
        return after[:1].isalpha() and after[:1] > "\u2e7f"


def _cut(spans: Sequence[Span], mark: str) -> list[Span | None]:
    """Runs cut at the marks; None is a mark, and an empty pair (`****`) two of them."""
    pieces: list[Span | None] = []
    for span in spans:
        if span.style is not Style.PLAIN or mark not in span.text:
            pieces.append(span)
            continue
        end = 0
        for found in _MARKS[mark].finditer(span.text):
            pieces.append(Span(span.text[end : found.start()]))
            pieces += [None] * (len(found[0]) // len(mark))
            # An odd star of three or five stays what it is: text.
            end = found.end() - len(found[0]) % len(mark)
        pieces.append(Span(span.text[end:]))
    return [piece for piece in pieces if piece is None or piece.text or piece.style is Style.IMAGE]


def _begins_word(text: str) -> bool:
    """Whether a text that stood after a blank needs it: a word begins, or a bracket or quote opens."""
    return text[:1].isalnum() or (bool(text) and text[0] in _OPENING)


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
            faults.append(
                Mended(f"{last.text}{mark} {after}", f"{last.text}{mark}{after}", not after.startswith("-"))
            )
            span = Span(found[0].lstrip() + span.text[found.end() :])  # noqa: PLW2901
        attached.append(span)
    return attached
