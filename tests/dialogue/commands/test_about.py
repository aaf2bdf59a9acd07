"""/about: version, documents, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest

from bot.dialogue.answers.documents import Documents
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Page
from tests.dialogue.person import Person

TODAY = int(datetime(2026, 12, 4, 12, tzinfo=UTC).timestamp())


def about(desk: Desk, locale: str, pages: Mapping[str, Page | None] = {}, now: int = TODAY) -> str:
    """What /about says, with the troubleshooting page of some languages changed (None: not there)."""
    knowledge = desk.documents.knowledge
    changed = {**knowledge.pages["ims-troubleshooting"], **pages}
    there = {key: page for key, page in changed.items() if page}
    documents = Documents(
        msgspec.structs.replace(knowledge, pages={**knowledge.pages, "ims-troubleshooting": there})
    )
    person = Person(replace(desk, documents=documents, version="1.2.3"), Session(chosen=locale), now=now)
    person.says(Command("about"))
    return person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_version_and_documents_are_named(desk: Desk, locale: str) -> None:
    """Each page with its title in the person's language."""
    shown = about(desk, locale)
    assert shown.startswith("ims-doctor 1.2.3")
    for page in desk.documents.knowledge.pages.values():
        assert page[locale].title in shown
    assert "2026" in shown
    assert "⚠️" not in shown


def test_the_age_is_told_where_the_time_is_known(desk: Desk) -> None:
    """Five days after the date of the pages; a clock that is wrong says nothing."""
    assert about(desk, "en").count("5 days old") == len(desk.documents.knowledge.pages)
    assert "days old" not in about(desk, "en", now=0)
    assert "days old" not in about(desk, "en", now=86_400)


@pytest.mark.parametrize(("locale", "language"), [("en", "Korean"), ("fr", "coréen"), ("sv", "koreanska")])
def test_a_language_that_is_missing_or_behind_is_named(desk: Desk, locale: str, language: str) -> None:
    """With the date that it stopped at, or what it lacks."""
    korean = desk.documents.knowledge.pages["ims-troubleshooting"]["ko"]
    older = msgspec.structs.replace(korean, updated=date(2026, 3, 1))
    shorter = msgspec.structs.replace(korean, sections=korean.sections[:-2])
    for page in (None, older, shorter):
        (problem,) = [line for line in about(desk, locale, {"ko": page}).split("\n") if "⚠️" in line]
        assert language in problem


def test_pages_without_a_date_are_said_to_have_none(desk: Desk) -> None:
    """Nothing is made up."""
    pages = desk.documents.knowledge.pages["ims-troubleshooting"]
    undated = {locale: msgspec.structs.replace(page, updated=None) for locale, page in pages.items()}
    assert "without a date" in about(desk, "en", undated)
