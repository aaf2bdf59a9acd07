"""What is known of the terms of a language."""

from __future__ import annotations

import pytest

from bot import app
from bot.languages import LOCALES
from bot.matcher.familiar import said_words
from bot.matcher.known_terms import Heard, KnownTerms, stored_terms, terms_of
from bot.model import Block, BlockKind, Entry, KnowledgeBase, Page, Phrases, Says, Section, Span


def _step(text: str) -> tuple[Block, ...]:
    return (Block(BlockKind.PARAGRAPH, inline=(Span(text),)),)


def _knowledge() -> KnowledgeBase:
    """Two entries that people speak of, one of them documented, in English alone."""
    blocks = (
        Block(BlockKind.PARAGRAPH, inline=(Span("The integration asks for them."),)),
        Block(BlockKind.STEPS, items=(_step("Open the account."), _step("Compare the scopes."))),
    )
    page = Page("page", "en", "Page", "page.md", "", (Section("scopes", "Scopes", 2, blocks, "page.md", 1),))
    of_scopes: Says = {"en": {"ann": ("the scope is wrong", "which scope is the one")}}
    of_mask: Says = {"en": {"ann": ("the mask is wrong",)}, "ko": {"min": ("마스크가 달라요",)}}
    entries = (
        Entry("check/scopes", "page", "scopes", (), (), Phrases.of(of_scopes)),
        Entry("check/mask", "page", "mask", (), (), Phrases.of(of_mask)),
    )
    off_topic: Says = {"en": {"ann": ("the printer is jammed", "is the printer on")}}
    return KnowledgeBase(
        {"page": {"en": page}}, {entry.id: entry for entry in entries}, Phrases.of(off_topic)
    )


@pytest.fixture(scope="module")
def english() -> KnownTerms:
    """Those of English."""
    return terms_of(_knowledge(), "en")


def test_where_a_term_is_heard(english: KnownTerms) -> None:
    """With logins, with other things, with both, nowhere."""
    assert english.heard("scope") == Heard(True, False, 1.5)
    assert english.heard("printer") == Heard(False, True, -2.0)
    assert english.heard("the") == Heard(False, True, 0.0)
    assert english.heard("account") == Heard()


def test_what_a_term_is_said_of(english: KnownTerms) -> None:
    """By people, or in the section of an id."""
    bits = english.bits()
    assert english.ids("wrong") == bits["check/scopes"] | bits["check/mask"]
    assert english.ids("integ") == bits["check/scopes"]
    assert english.ids("printer") == 0


def test_which_piece_states_a_term(english: KnownTerms) -> None:
    """The title, a paragraph or a step; what people alone say stands in none."""
    (opened,), scopes = english.pieces("open"), english.pieces("scope")
    assert english.pieces("accou") == [opened]
    assert len(scopes) == 2
    assert opened not in scopes
    assert {english.owner(piece) for piece in (opened, *scopes)} == {"check/scopes"}
    assert english.pieces("mask") == []


def test_a_language_without_the_page_has_the_words_of_another() -> None:
    """As whoever asks in it is shown the page."""
    korean = terms_of(_knowledge(), "ko")
    assert korean.ids("integ") == korean.bits()["check/scopes"]
    assert korean.ids("마스") == korean.bits()["check/mask"]


def test_what_ships_has_them() -> None:
    """Compiled once, not worked out at the first question of each language."""
    knowledge = app.load_knowledge().knowledge
    assert {locale: bytes(terms) for locale, terms in knowledge.known_terms.items()} == {
        locale: bytes(terms) for locale, terms in stored_terms(knowledge).items()
    }
    said = said_words(knowledge)
    for locale in LOCALES:
        known = terms_of(knowledge, locale)
        assert all(known.heard(term).of_logins for term in said[locale].familiar.split())
        assert all(known.heard(term).of_others for term in said[locale].foreign.split())
