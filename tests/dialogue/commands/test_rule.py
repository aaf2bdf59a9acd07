"""/rule: from all that the file check looks at down to one rule; each step names the command of the next."""

from __future__ import annotations

import pytest

from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.validator.rules import rules
from tests.builders import text_of
from tests.dialogue.person import Person

CHECKS = sorted({rule.check_id for rule in rules()})


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_name_it_lists_what_is_checked(desk: Desk, locale: str) -> None:
    """By title, with the command that leads on; following all of them names every rule."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("rule"))
    opened = person.reads
    named: set[str] = set()
    for check in CHECKS:
        assert desk.documents.title(check, locale) in opened
        assert f"/rule {check}" in opened
        person.says(Command("rule", check))
        named |= {rule.id for rule in rules() if rule.id in person.reads}
    assert named == {rule.id for rule in rules()}


def test_the_rules_of_a_check_are_told_in_a_sentence_each(desk: Desk) -> None:
    """By its name or its whole id."""
    person = Person(desk, Session(chosen="en"))
    person.says(Command("rule", "callback-url"))
    listed = person.reads
    assert "/rule callback-https: The callback URL" in listed.replace("`", "")
    person.says(Command("rule", "check/callback-url"))
    assert person.reads == listed


@pytest.mark.parametrize(
    ("locale", "words", "rule"),
    [
        ("fr", "espace masque", "association-mask-blank"),
        ("sv", "hemligheten platshållare", "client-secret"),
        ("ko", "콜백 허용 목록", "callback-allowlist"),
        ("en", "Look-alike", "look-alike"),
    ],
)
def test_a_rule_is_found_by_its_words(desk: Desk, locale: str, words: str, rule: str) -> None:
    """In the language of the conversation, also where several fit."""
    (reply,) = converse(Command("rule", words), Session(chosen=locale), desk).replies
    assert rule in text_of(reply)


def test_a_rule_is_explained_with_examples(desk: Desk) -> None:
    """/rule ID shows one, an unknown one is refused."""
    (shown,) = converse(Command("rule", "callback-https"), Session(chosen="fr"), desk).replies
    assert "http://" in text_of(shown)
    assert "L’URL de callback commence par `https://`" in text_of(shown)
    (unknown,) = converse(Command("rule", "none-such"), Session(chosen="fr"), desk).replies
    assert "none-such" in text_of(unknown)
