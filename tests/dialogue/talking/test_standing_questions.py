"""What may be asked of anything is answered after any subject: `follow_ups/standing.<locale>.txt`.

Each form is asked after a subject, another one for each; `python -m benchmarks.grid` asks all after all. Not
every one goes right: the shares are what has been reached and is to be kept. `standing-aside` was never
mended with.
"""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.translate import _, translator
from tests.dialogue.person import Person, after
from tests.dialogue.talking.follow_up_grid import begun, forms_of, tried

LEAST = {"standing": 0.95, "standing-aside": 0.6}
AFTER = 1
"""Subjects after which a form is asked."""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", LEAST)
def test_what_may_be_asked_of_anything_stays_with_the_subject(desk: Desk, name: str, locale: str) -> None:
    """Of the documentation, or that it does not tell it."""
    subjects, forms = list(begun(desk, locale)), forms_of(name, locale)
    cells = [
        tried(desk, *subjects[(number * AFTER + step) % len(subjects)], form)
        for number, form in enumerate(forms)
        for step in range(AFTER)
    ]
    misses = [f"{cell.form.text} (after {cell.subject}): {cell.miss}" for cell in cells if cell.miss]
    assert len(misses) <= len(cells) * (1 - LEAST[name]), "\n".join(misses)


def test_what_is_set_aside_stands_in_no_other_file() -> None:
    """So that it tells what comes of other wordings."""
    for locale in LOCALES:
        aside = {form.text for form in forms_of("standing-aside", locale)}
        assert aside.isdisjoint(form.text for form in forms_of("standing", locale))


SYSTEMS = _("The documentation makes no distinction between operating systems here.")
TOLD_IN_SHORT = {
    "en": ("which scopes may we ask for", "in one sentence please"),
    "fr": ("quels périmètres peut-on demander", "en une phrase svp"),
    "sv": ("vilka omfång får vi ha", "i en mening tack"),
    "ko": ("스코프는 어떤 걸 넣어야 하나요", "한 문장으로요"),
    "de": ("welche Scopes sind erlaubt", "in einem satz bitte"),
}
ON_LINUX = {
    "en": ("what goes in as tenant", "same on ubuntu?"),
    "fr": ("que mettre comme tenant", "pareil sous ubuntu ?"),
    "sv": ("vad ska stå i tenant", "samma på ubuntu?"),
    "ko": ("테넌트에 뭘 넣어요", "우분투에서도요?"),
    "de": ("was kommt bei Tenant rein", "unter ubuntu auch?"),
}


@pytest.mark.parametrize("locale", LOCALES)
def test_who_wants_it_shorter_gets_less_of_it(desk: Desk, locale: str) -> None:
    """A sentence, and no step."""
    first, asked = TOLD_IN_SHORT[locale]
    person = after(desk, locale, first)
    whole = person.reads
    person.says(Question(asked))
    assert len(person.reads) < len(whole) / 2


@pytest.mark.parametrize("locale", LOCALES)
def test_a_system_is_told_to_make_no_difference(desk: Desk, locale: str) -> None:
    """Where only the commands of a restart differ."""
    assert translator(locale).text(SYSTEMS) in after(desk, locale, *ON_LINUX[locale]).reads


def test_what_disturbs_work_is_the_restart(desk: Desk) -> None:
    """Of what needs one; and what was asked of stays at hand."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("what should the callback URL be"))
    assert person.told("does it kick people out?")[1][0] == "check/callback-url"
    assert "nlserver" in person.reads or "`web`" in person.reads


def test_a_report_is_no_such_question(desk: Desk) -> None:
    """Who is affected is told, and not asked."""
    person = after(desk, "en", "login has no right matching the expression")
    assert person.told("same for everybody")[1] == ("check/association-mask",)
