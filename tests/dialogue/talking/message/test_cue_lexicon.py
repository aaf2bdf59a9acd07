"""Patterns of cue words."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot import resources
from bot.dialogue.talking.message.cue_lexicon import CueLexicon, lexicon
from bot.dialogue.talking.message.cue_patterns import LANGUAGE_CUES
from bot.dialogue.talking.message.utterance import may_name_language, read
from bot.languages import LOCALES
from tests.said import in_each

SPOKEN = in_each("thanks_but_still")


def _cues(text: str, **patterns: list[str]) -> set[str]:
    cues = {name.replace("_", "-"): lines for name, lines in patterns.items()}
    return {found.cue for found in read(text, CueLexicon.of(cues)).found}


@pytest.mark.parametrize(
    ("pattern", "said", "is_found"),
    [
        ("log in", "I cannot log in", True),
        ("log in", "the log is in order", False),
        ("log/sign in", "sign in fails", True),
        ("(log in|get on)", "nobody can get on", True),
        ("(is|it is) done", "it is done", True),
        ("work* again", "it worked again", True),
        ("[very] good", "good", True),
        ("[very] good", "very good", True),
        ("no .. page", "no such login page", True),
        ("no .. page", "no one of us ever saw that page", False),
        ("< not", "not the mask", True),
        ("< not", "it is not the mask", False),
        ("< not", "ok, not the mask", True),
        ("right >", "is that right?", True),
        ("right >", "right or wrong, who knows", False),
        ("était réglé", "C'ETAIT  REGLE", True),
        ("안 돼", "로그인이 안돼요", True),
        ("안돼", "로그인이 안 돼요", True),
        ("안 돼", "안내가 돼요", False),
        ("~나요", "언제 되나요", True),
        ("~나요", "자꾸 오류가 나요", False),
    ],
)
def test_a_pattern_fits(pattern: str, said: str, *, is_found: bool) -> None:
    """Words in their order, whatever case, accents and, in Hangul, blanks."""
    assert (_cues(said, cue=[pattern]) == {"cue"}) is is_found


_CHOICES = {
    "(ask|tell|let them) (her|him|my boss) now": [
        f"{verb} {who} now" for verb in ("ask", "tell", "let them") for who in ("her", "him", "my boss")
    ],
    "< (in|auf) french": ["< in french", "< auf french"],
    "(work*|run|c'est) again": ["work* again", "run again", "c'est again"],
    "(안|못) 돼": ["안 돼", "못 돼"],
}
"""A pattern with choices, and all ways through it."""
_SAID = (
    *("ask", "tell", "let", "them", "her", "him", "my", "boss", "now", "in", "auf", "french"),
    *("works", "run", "cest", "again", "안", "못돼", ","),
)


@given(choices=st.sampled_from(sorted(_CHOICES)), said=st.lists(st.sampled_from(_SAID), max_size=8))
def test_a_choice_of_words_is_what_all_ways_through_it_are(choices: str, said: list[str]) -> None:
    """Wherever they stand."""
    text = " ".join(said)
    whole = read(text, CueLexicon.of({"cue": [choices]})).found
    assert whole == read(text, CueLexicon.of({"cue": _CHOICES[choices]})).found


@pytest.mark.parametrize("locale", LOCALES)
def test_no_named_language_is_passed_over(locale: str) -> None:
    """What is read in another language at all has every cue for a language that a reading would find."""
    known, named = lexicon(locale), 0
    for text in _asking_for_languages():
        if read(text, known).has(*LANGUAGE_CUES):
            named += 1
            assert may_name_language(text, known), text
    assert named
    assert not may_name_language("the mask is wrong", known)


def _asking_for_languages() -> list[str]:
    """The words of the patterns of all languages, in their order, within a sentence."""
    texts = list[str]()
    for path in sorted(resources.locales().glob("*/cues.yaml")):
        cues = yaml.safe_load(path.read_text(encoding="utf-8"))
        lines = (line for cue in LANGUAGE_CUES for line in cues[cue])
        texts += [f"ok, {' '.join(re.findall(r'[^<>()|*./]+', line))}, tack" for line in lines]
    return texts


@pytest.mark.parametrize(("said", "is_found"), [("thansk", True), ("thnaks", True), ("planks", False)])
def test_a_slip_of_the_finger_is_forgiven(said: str, *, is_found: bool) -> None:
    """One letter, in words that are long enough."""
    assert bool(_cues(said, cue=["thanks"])) is is_found


def test_nothing_is_taken_for_an_insult_that_only_looks_like_one() -> None:
    """A garage is no garbage."""
    assert not _cues("garage", complaint=["garbage"])


def test_a_clause_ends_at_a_sign_and_at_a_word_that_parts() -> None:
    """And begins with that word, or ends with it."""
    cues = {"split": ["but"], "split-after": ["말고"], "thanks": ["thanks"]}
    reading = read("the mask is fine but the groups, what of them?", CueLexicon.of(cues))
    assert [reading.words(clause) for clause in reading.clauses] == [
        "the mask is fine",
        "but the groups",
        "what of them",
    ]
    assert reading.questions == {2}
    reading = read("콜백 말고 서버", CueLexicon.of(cues))
    assert [reading.words(clause) for clause in reading.clauses] == ["콜백 말고", "서버"]


@pytest.mark.parametrize("locale", LOCALES)
def test_each_language_has_all_cues(locale: str) -> None:
    """The same names everywhere, so that no reader is deaf in one language."""
    import yaml

    from bot import resources

    names = {
        language: set(yaml.safe_load((resources.locales() / language / "cues.yaml").read_text("utf-8")))
        for language in LOCALES
    }
    assert {str(name) for name in names[locale]} - {"apostrophe-joins"} == {
        str(name) for name in names["en"]
    } - {"apostrophe-joins"}
    reading = read(SPOKEN[locale], lexicon(locale))
    assert reading.has("thanks")
    assert reading.has("same")
