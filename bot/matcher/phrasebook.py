"""Documented phrases, to recognise one of them behind a slip of the finger; RapidFuzz counts the slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.matcher.normalise import fold
from bot.model import Record

_SLIPS = 1
"""A choice: with two slips short phrases become others."""
_END = b"\0"
"""Stands before the first phrase and behind each; a line break may be in one."""


class Phrasebook(Record, frozen=True):
    """Phrases, folded, by their length, in UTF-8, as a rule views of a file that is mapped into memory.

    Nine texts of ten need none, and all of them as objects took 4 MB.
    """

    by_length: dict[int, memoryview] = {}

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrasebook:
        """A book of folded phrases; of two that are as near, the one that comes first is found."""
        found: dict[int, list[bytes]] = {}
        for phrase in phrases:
            found.setdefault(len(phrase), []).append(phrase.encode())
        return cls({length: memoryview(_END.join([b"", *alike, b""])) for length, alike in found.items()})

    def nearest(self, text: str) -> str | None:
        """The phrase that differs from the text in at most one letter: added, lost, wrong or swapped."""
        from rapidfuzz import process  # a question that is understood at once does not wait for it
        from rapidfuzz.distance import OSA

        folded = fold(text)
        half = len(folded) // 2
        # half of an emoji, as JSON hands it on, is in no phrase
        head, tail = (part.encode(errors="surrogatepass") for part in (folded[:half], folded[half + 1 :]))
        alike = [
            phrase
            for length in range(len(folded) - _SLIPS, len(folded) + _SLIPS + 1)
            if length in self.by_length
            for phrase in _alike(bytes(self.by_length[length]), head, tail)
        ]
        best = process.extractOne(folded, alike, scorer=OSA.distance, score_cutoff=_SLIPS)
        return best[0] if best else None


def _alike(phrases: bytes, head: bytes, tail: bytes) -> Iterator[str]:
    """The phrases that begin or end as a text does: a slip is in one half of it, or swaps where they meet."""
    for start in sorted({*_begun(phrases, head), *_ended(phrases, tail)}):
        yield phrases[start : phrases.index(_END, start)].decode()


def _begun(phrases: bytes, head: bytes) -> Iterator[int]:
    """Where phrases stand that begin so."""
    at = phrases.find(_END + head)
    while 0 <= at < len(phrases) - 1:  # at the very end nothing begins
        yield at + 1
        at = phrases.find(_END + head, at + 1)


def _ended(phrases: bytes, tail: bytes) -> Iterator[int]:
    """Where phrases stand that end so."""
    at = phrases.find(tail + _END, 1)
    while at > 0:
        yield phrases.rindex(_END, 0, at + len(tail)) + 1
        at = phrases.find(tail + _END, at + 1)
