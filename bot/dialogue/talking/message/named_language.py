"""Tells of most texts that no pattern of a language can stand in them, before anything else is read.

Every message is looked through for a language that somebody may ask for, with the cues of all languages, and
hardly any has one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from bot.dialogue.talking.message.cue_patterns import LANGUAGE_CUES, Pattern, PatternSlot
from bot.model import Record


class NamedLanguage(Record, frozen=True):
    """Of each pattern of a language the words of one piece, the rarest: one of them has to be there.

    `words` stand there whole, `starts` begin what stands there. A slip of the finger in one of `words` leaves
    the first half of it as it is, of `heads`, or the second, of `tails`.
    """

    words: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()

    @classmethod
    def of(cls, patterns: Iterable[Pattern], corrections: Collection[str]) -> NamedLanguage:
        """What has to be there for one of these; slips are read as `corrections`."""
        common = Counter(word for pattern in patterns for piece in pattern.pieces for word in piece.whole)
        pieces = {
            min(_needed(pattern), key=lambda piece: sum(common[word] for word in piece.whole))
            for pattern in patterns
            if pattern.cue in LANGUAGE_CUES
        }
        words = frozenset[str]().union(*(piece.whole for piece in pieces))
        slips = sorted(word for word in words if word in corrections)
        return cls(
            words,
            tuple(sorted({start for piece in pieces for start in piece.starts})),
            tuple(sorted({word[: len(word) // 2] for word in slips})),
            tuple(sorted({word[len(word) // 2 + 1 :] for word in slips})),
        )

    def has(self, word: str) -> bool:
        """Whether a word is one of those."""
        return word in self.words or word.startswith(self.starts)

    def is_like(self, word: str) -> bool:
        """Whether a word may be a slip of one of those."""
        return word.startswith(self.heads) or word.endswith(self.tails)


def _needed(pattern: Pattern) -> Sequence[PatternSlot]:
    """The pieces that may not be missing. Raises ValueError where all of them may."""
    needed = [piece for piece in pattern.pieces if not (piece.is_optional or piece.gap)]
    if not needed:
        raise ValueError(f"a pattern of {pattern.cue} with nothing that has to be there")
    return needed
