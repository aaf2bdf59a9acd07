"""What of a page answers a short question about it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.talking.section_parts import part_of
from bot.model import BlockKind
from bot.translate import _, translator
from tests.dialogue.person import Person

SUBJECTS = {
    "fr": ("comment migrer les utilisateurs vers IMS ?", "ça prend combien de temps ?", "une heure"),
    "sv": ("hur migrerar vi användarna till IMS?", "hur lång tid tar det?", "en timme"),
    "ko": ("사용자를 IMS로 마이그레이션하려면?", "얼마나 걸려요?", "한 시간"),
    "en": ("How do I migrate the users to IMS?", "how long does it take?", "one hour"),
}
CACHES = {
    "fr": "comment vider le cache WebView2 de la console ?",
    "sv": "hur tömmer jag konsolens WebView2-cache?",
    "ko": "콘솔의 WebView2 캐시는 어떻게 지우나요?",
    "en": "How do I clear the WebView2 cache of the console?",
}
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
