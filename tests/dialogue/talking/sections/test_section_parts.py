"""What of a page answers a short question about it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.dialogue.talking.sections.section_parts import part_of, text_of
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
PLACE = _("This is where to find it:")
NO_TIME = _("The documentation gives no duration for this.")


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


@pytest.mark.parametrize("locale", SUBJECTS)
@pytest.mark.parametrize("item", ["check/association-mask", "check/operator-group-membership"])
def test_operators_are_no_instance(desk: Desk, locale: str, item: str) -> None:
    """운영자 (operator) holds 운영 (production); of the instances these pages say nothing."""
    for part in ("stage", "prod", "both"):
        assert part_of(desk.documents, item, part, locale) == ()


@pytest.mark.parametrize("locale", SUBJECTS)
def test_an_instance_is_found_by_its_names(desk: Desk, locale: str) -> None:
    """The page names both."""
    assert part_of(desk.documents, "check/callback-url", "prod", locale)
    assert part_of(desk.documents, "topic/ims-versions", "stage", locale)


@pytest.mark.parametrize("locale", SUBJECTS)
def test_a_product_is_nobody_to_turn_to(desk: Desk, locale: str) -> None:
    """The account, the ID and the consoles are called Adobe, too; who helps is Customer Care."""
    assert part_of(desk.documents, "check/account-type", "who", locale) == ()
    assert part_of(desk.documents, "check/ims-server-url", "who", locale) == ()
    (step,) = part_of(desk.documents, "check/callback-url", "who", locale)
    assert "Adobe" in text_of((step,))


@pytest.mark.parametrize("locale", SUBJECTS)
def test_only_a_place_is_introduced(desk: Desk, locale: str) -> None:
    """A lone step is told as it is, and the title that was just read is not told again."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("check", "callback-url"))
    person.says(Question(in_each("where")[locale]))
    assert translator(locale).text(PLACE) in person.reads
    assert person.reply
    assert person.reply.blocks[0].kind is not BlockKind.HEADING
    person.says(Question(in_each("and_in_stage")[locale]))
    assert translator(locale).text(PLACE) not in person.reads
    assert person.reply.blocks[0].kind is BlockKind.PARAGRAPH
