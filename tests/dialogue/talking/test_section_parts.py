"""What of a page answers a short question about it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.talking.section_parts import part_of
from bot.languages import LOCALES
from bot.model import BlockKind
from bot.translate import _, translator
from tests.dialogue.person import Person
from tests.said import in_each

SUBJECTS = {
    locale: (in_each("migrate_users")[locale], in_each("how_long")[locale], in_each("one_hour")[locale])
    for locale in LOCALES
}
CACHES = in_each("clear_cache")
NO_TIME = _("The documentation gives no time for this.")


@pytest.mark.parametrize("locale", SUBJECTS)
def test_how_long_it_takes_is_what_the_page_says_of_time(desk: Desk, locale: str) -> None:
    """No more of the page than that."""
    subject, how_long, told = SUBJECTS[locale]
    person = Person(desk)
    person.says(Question(subject))
    person.says(Question(how_long))
    assert told in person.reads
    assert "1. " not in person.reads


@pytest.mark.parametrize("locale", CACHES)
def test_a_page_that_says_nothing_of_time_is_said_to_be_silent(desk: Desk, locale: str) -> None:
    """Nor is its opening given for an answer."""
    person = Person(desk)
    person.says(Question(CACHES[locale]))
    person.says(Question(SUBJECTS[locale][1]))
    assert translator(locale).text(NO_TIME) in person.reads
    assert "webview2" not in person.reads


@pytest.mark.parametrize("locale", SUBJECTS)
def test_a_lone_step_has_no_number(desk: Desk, locale: str) -> None:
    """Its number would point to steps that are not shown; several keep theirs."""
    alone = part_of(desk.documents, "check/internal-name", "value", locale)
    assert [block.kind for block in alone] == [BlockKind.PARAGRAPH]
    several = part_of(desk.documents, "check/ims-server-url", "how", locale)
    assert [block.kind for block in several] == [BlockKind.STEPS]
    assert several[0].level == 1
