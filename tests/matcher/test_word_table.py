"""Words with notes, and words that are nothing but a piece of one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.word_table import WordTable

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\t\n"), max_size=6)
NOTES = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=6)


@given(st.dictionaries(WORDS, NOTES, max_size=20), WORDS)
def test_it_knows_what_a_dictionary_knows(notes: dict[str, str], other: str) -> None:
    """Notes may hold tabs, and words and notes may be empty."""
    table = WordTable.of(notes.items())
    assert {word: table.note(word) for word in notes} == notes
    assert all(word in table for word in notes)
    assert table.note(other) == notes.get(other, "")
    assert (other in table) is (other in notes)


def test_a_piece_of_a_word_is_none_of_its_words() -> None:
    """Nor is what is no word at all."""
    table = WordTable.of_words(["scope", "scopes", "secret"])
    assert "scope" in table
    assert all(other not in table for other in ("scop", "cope", "sc", "", None))


def test_a_note_is_no_word() -> None:
    """Also where it looks like one."""
    table = WordTable.of([("scope", "x\tscopes\t"), ("scale", "")])
    assert "scopes" not in table
    assert table.note("scope") == "x\tscopes\t"
