"""What added documentation makes of the pieces of a message: some page fits any of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.model import Match, Outcome, Verdict
from tests.dialogue.person import Person

PAGE, OTHER = Match("doc/quarterly-report#quarterly-report", 0.6), Match("doc/seeds#seeds", 0.05)


def among_pages(desk: Desk, whole: Mapping[str, Verdict], locale: str = "en") -> Person:
    """Somebody whose messages are told; any piece of them is taken for a page."""

    def ask(
        text: str, locale: str | None = None, prior: str | None = None, *, among_pages: bool = True
    ) -> Verdict:
        alone = desk.ask(text, locale=locale, prior=prior)
        if not among_pages:
            return alone
        return whole.get(text) or Verdict(Outcome.ANSWER, (PAGE, *alone.matches), alone.locale)

    return Person(replace(desk, ask=ask), Session(chosen=locale))


def told_of(desk: Desk, whole: Mapping[str, Verdict], locale: str) -> Person:
    """Somebody of whose messages no more than these texts are taken for pages."""

    def ask(
        text: str, locale: str | None = None, prior: str | None = None, *, among_pages: bool = True
    ) -> Verdict:
        told = whole.get(text) if among_pages else None
        return told or desk.ask(text, locale=locale, prior=prior)

    return Person(replace(desk, ask=ask), Session(chosen=locale))


def beside(verdict: Verdict, *pages: Match) -> Verdict:
    """The catalogue's word with these pages behind it."""
    return Verdict(verdict.outcome, (*verdict.matches, *pages), verdict.locale)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "who gives us the client secret, and how do I restart the server?"),
        ("en", "the type is right, but the scopes?"),
        ("sv", "typen stämmer, men scopen?"),
        ("ko", "유형은 맞는데 범위는요?"),
    ],
)
def test_where_no_page_is_likely_the_pieces_are_asked_of_the_catalogue(
    desk: Desk, locale: str, text: str
) -> None:
    """So that they are understood as without added documentation."""
    alone = Person(desk, Session(chosen=locale)).told(text)[1]
    assert alone
    whole = {text: beside(desk.ask(text, locale=locale), OTHER)}
    assert among_pages(desk, whole, locale).told(text)[1] == alone


def test_a_page_that_is_not_found_for_the_whole_is_no_answer_to_a_piece(desk: Desk) -> None:
    """Beside a page that may be: the piece alone says too little of what it asks."""
    likely = Match(OTHER.id, 0.3)
    text = "who gives us the client secret, and how are the weekly numbers made?"
    found = Match("topic/credentials-source", 0.95)
    of_page = Verdict(Outcome.ANSWER, (PAGE,), "en")
    pieces = {
        f"{joined}how are the weekly numbers made{end}": of_page
        for joined in ("", "and ")
        for end in ("", "?")
    }
    told = {text: Verdict(Outcome.ANSWER, (found, likely), "en"), **pieces}
    assert told_of(desk, told, "en").told(text)[1] == (found.id,)


@pytest.mark.parametrize(
    ("locale", "text", "meant"),
    [
        ("en", "not the client secret, the organization ID", "topic/organization-id"),
        ("sv", "inte klienthemligheten utan organisations-ID:t", "topic/organization-id"),
        ("fr", "pas le secret client, l'identifiant client", "check/client-id"),
    ],
)
def test_one_entry_put_against_another_is_no_question_about_a_page(
    desk: Desk, locale: str, text: str, meant: str
) -> None:
    """Though it has the words of one."""
    whole = {text: Verdict(Outcome.ANSWER, (PAGE, *desk.ask(text, locale=locale).matches), locale)}
    assert told_of(desk, whole, locale).told(text)[1] == (meant,)
