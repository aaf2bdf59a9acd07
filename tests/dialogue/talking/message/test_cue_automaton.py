"""What the automaton of all patterns reads is what each pattern says by itself."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.talking.message.cue_lexicon import CueLexicon, CueMatch
from bot.dialogue.talking.message.utterance import read

WORDS = ("a", "b", "ab", "abc", "abcd", "c", "d")
WORD_TOKENS = {"a": "a", "b": "b", "a/c": "(?:a|c)", "ab*": r"ab\w*", "abc*/d": r"(?:abc\w*|d)", "abc": "abc"}
"""How a piece is written, and the expression of a word that may stand there."""
OTHER_TOKENS = {
    "[b]": "(?:b )?",
    "[ab*/c]": r"(?:(?:ab\w*|c) )?",
    "..": r"(?:\w+ ){0,3}",
}
"""The same of what may be missing."""
TOKENS = {token: f"{word} " for token, word in WORD_TOKENS.items()} | OTHER_TOKENS

LINES = st.tuples(
    st.booleans(),
    st.sampled_from(["", "[b]", "[ab*/c]"]),
    st.sampled_from(sorted(WORD_TOKENS)),
    st.lists(st.sampled_from(sorted(TOKENS)), max_size=4),
    st.booleans(),
).map(lambda it: " ".join(filter(None, ("<" * it[0], it[1], it[2], *it[3], ">" * it[4]))))


@given(
    cues=st.dictionaries(st.sampled_from("xyz"), st.lists(LINES, min_size=1, max_size=4), min_size=1),
    said=st.lists(st.sampled_from(WORDS), max_size=9),
)
def test_it_finds_the_longest_of_each_cue_at_each_place(cues: dict[str, list[str]], said: list[str]) -> None:
    """As a regular expression of each pattern does, tried on every stretch of words."""
    expected = [
        CueMatch(cue, start, end)
        for start in range(len(said))
        for cue, lines in sorted(cues.items())
        if (end := max((_end(line, said, start) for line in lines), default=0))
    ]
    assert list(read(" ".join(said), CueLexicon.of(cues)).found) == expected


def _end(line: str, said: list[str], start: int) -> int:
    """Where the longest stretch of words from a place on ends that a pattern fits; 0 without one."""
    tokens = line.split()
    if tokens[0] == "<" and start > 0:
        return 0
    pattern = re.compile("".join(TOKENS[token] for token in tokens if token not in "<>"))
    ends = [len(said)] if tokens[-1] == ">" else range(len(said), start, -1)
    fitting = (end for end in ends if pattern.fullmatch("".join(f"{word} " for word in said[start:end])))
    return next(fitting, 0)


@given(st.lists(st.sampled_from(("안", "돼", "요", "로")), max_size=12))
def test_a_gap_of_hangul_is_of_syllables(said: list[str]) -> None:
    """Six of them, where it is three words."""
    found = read("".join(said), CueLexicon.of({"x": ["안 .. 돼"]})).present
    assert ("x" in found) is bool(re.search("안.{0,6}돼", "".join(said)))
