"""The notation of patterns: what one finds, and what is looked for first."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages.patterns import NOTHING, any_of, any_pattern, expression, stems_of


@pytest.mark.parametrize(
    ("pattern", "found", "others"),
    [
        ("fix(ed/es)", ["fixed", "fixes"], ["fix", "fix(ed/es)"]),
        ("can[']t", ["can't", "cant"], ["can", "can''t"]),
        ("do[ ]n[o/']t", ["do not", "donot", "don't", "dont"], ["do  not"]),
        ("fel*", ["fel", "felmeddelande"], ["fe"]),
        ("cass(é/e)*", ["cassée", "cassé", "casse"], ["cass"]),
        ("ne *[ *] pas", ["ne va pas", "ne va vraiment pas"], ["ne pas", "ne  pas"]),
        ("c.d", ["c.d"], ["cad"]),
        ("lösen", ["lösen", "lo\u0308sen"], ["losen"]),
        ("비밀", ["비밀", unicodedata.normalize("NFD", "비밀")], ["비"]),
    ],
)
def test_what_a_pattern_stands_for(pattern: str, found: list[str], others: list[str]) -> None:
    """As a whole."""
    compiled = re.compile(expression(pattern))
    assert all(compiled.fullmatch(text) for text in found)
    assert not any(compiled.fullmatch(text) for text in others)


@pytest.mark.parametrize("text", ["à prüfen", "A PRÜFEN", "a pruefen", "a prufen", "a\u0300 pru\u0308fen"])
def test_accents_may_be_missing_where_the_reader_says_so(text: str) -> None:
    """As capitals and foreign keyboards leave them; of Hangul nothing may be missing."""
    assert re.fullmatch(any_pattern(["à prüfen"], perhaps_accents=True), text, re.IGNORECASE)
    assert not re.fullmatch(any_pattern(["a prüfen"], perhaps_accents=True), "à prüfen")
    assert not re.fullmatch(any_pattern(["값"], perhaps_accents=True), "가")


def test_edges_and_blanks() -> None:
    """A word alone; a blank as the reader of the pattern wants it."""
    alone = re.compile(any_pattern(["<jeton[s]>"]))
    assert alone.search("un jeton, deux jetons")
    assert not alone.search("jetonnage")
    assert re.fullmatch(any_pattern(["mot de passe"], blank="[-_ ]"), "mot_de-passe")


@pytest.mark.parametrize("pattern", ["", "a(b", "a[b", "a)b", "a(b[c])d", "[a[b]]"])
def test_a_bracket_that_is_not_closed_is_refused(pattern: str) -> None:
    """Rather than read as something else."""
    with pytest.raises(ValueError, match="bracket"):
        expression(pattern)


def test_nothing_matches_nothing() -> None:
    """A language without words for something finds none of it."""
    assert any_of(()) == any_pattern(()) == NOTHING
    assert not re.search(f"a(?:{NOTHING})?b|{NOTHING}", "acb")


_PIECES = st.lists(
    st.one_of(
        st.text("abcé", min_size=1, max_size=4),
        st.just(" "),
        st.lists(st.text("abcé", min_size=1, max_size=3), min_size=1, max_size=3).flatmap(
            lambda choices: st.sampled_from([f"({'/'.join(choices)})", f"[{'/'.join(choices)}]"])
        ),
    ),
    min_size=1,
    max_size=4,
).map("".join)


@given(st.lists(_PIECES.filter(lambda pattern: pattern.strip(" ")), max_size=4), st.data())
def test_a_stem_stands_in_whatever_text_a_pattern_matches(patterns: list[str], data: st.DataObject) -> None:
    """So a text without one of them need not be searched."""
    stems = stems_of(patterns, known=("ab",), in_ascii=True)
    others = stems_of(patterns, in_ascii=False)
    for pattern in patterns:
        compiled = re.compile(expression(pattern, blank=r"[\W_]{0,3}", perhaps_blank=" ?"))
        text = data.draw(st.from_regex(compiled, fullmatch=True))
        text = unicodedata.normalize("NFC", text)
        if re.search(r"[^\W_]", text):
            assert any(stem in text for stem in (stems if text.isascii() else (*stems, *others)))
