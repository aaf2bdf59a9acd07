"""Words of one language are translated into those of English pages."""

from __future__ import annotations

import pytest

from bot import resources
from bot.languages import LOCALES
from bot.matcher.glossary import TARGET, Glossary, glossary_of, learn, units, written
from bot.matcher.normalise import fold
from bot.matcher.terms import hashed, stemmed, word_terms

PARALLEL = [
    ("le rouge bateau", "the red boat"),
    ("le bateau", "the boat"),
    ("le rouge vin", "the red wine"),
    ("le vin", "the wine"),
    ("un bateau", "a boat"),
    ("un vin rouge", "a red wine"),
    ("un bateau rouge", "a red boat"),
    ("le vin rouge", "the red wine"),
]


def _learnt() -> Glossary:
    pairs = ((units(ours, "fr"), units(theirs, TARGET)) for ours, theirs in PARALLEL)
    return Glossary(written(learn(pairs)), "fr")


@pytest.mark.parametrize(("word", "meant"), [("bateau", "boat"), ("vin", "wine"), ("rouge", "red")])
def test_what_stands_in_the_same_paragraphs_means_the_same(word: str, meant: str) -> None:
    """Though the order of words differs, and articles stand everywhere."""
    found = _learnt().terms({word: 1.0})
    assert max(found, key=lambda term: found[term]) == hashed(meant)
    assert 0.5 < found[hashed(meant)] <= 1.001


def test_jargon_that_no_table_has_stays_as_it_is() -> None:
    """It is the same in all languages."""
    assert _learnt().terms({"wdbctimezone": 1.0}) == word_terms("WdbcTimeZone", TARGET)


def test_words_that_are_too_rare_are_not_learnt() -> None:
    """A pair that was seen once is chance."""
    assert learn([(["fleur"], ["flower"])]) == {}


def test_a_table_is_read_as_it_was_written() -> None:
    """A term that means itself needs no line."""
    table = written(
        {"champ": [("field", 0.98)], "bas": [("databas", 0.6), ("base", 0.38)], "port": [("port", 1.0)]}
    )
    assert table == "bas\tdatabas\t60\tbase\t38\nchamp\tfield\t98\n"
    found = Glossary(table, "fr").terms({"champs": 1.0, "base": 0.5, "port": 1.0})
    assert found == pytest.approx(
        {hashed("field"): 0.98, hashed("databas"): 0.3, hashed("base"): 0.19, hashed("port"): 1.0}
    )


@pytest.mark.parametrize(
    ("locale", "word", "meant"),
    [
        ("fr", "destinataires", "recipients"),
        ("fr", "diffusion", "delivery"),
        ("sv", "mottagare", "recipient"),
        ("ko", "오류", "error"),
    ],
)
def test_what_ships_knows_the_words_of_the_trade(locale: str, word: str, meant: str) -> None:
    """Learnt from published pages."""
    glossary = glossary_of(locale)
    assert glossary is not None
    assert hashed(stemmed(meant.casefold(), TARGET)) in glossary.terms({fold(word): 1.0})


def test_what_ships_is_for_languages_of_the_bot() -> None:
    """A new one does without until its published pages are learnt from; English needs none."""
    shipped = {path.stem for path in (resources.knowledge() / "glossary").glob("*.tsv")}
    assert shipped
    assert shipped <= set(LOCALES) - {TARGET}
    assert shipped == {locale for locale in LOCALES if glossary_of(locale)}
