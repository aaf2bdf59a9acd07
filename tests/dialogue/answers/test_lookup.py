"""What people name after a command: ids, slips, headings in any language, sentences."""

from __future__ import annotations

import pytest

from bot.dialogue.answers.lookup import Meant, meant_by
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk, Talk
from bot.dialogue.session import Session


def meant(desk: Desk, text: str, *kinds: str) -> Meant:
    """What a Swedish person means, of checks unless told otherwise."""
    return meant_by(text, kinds or ("check",), Talk(Session(spoken="sv"), desk, Context()))


@pytest.mark.parametrize(
    "text",
    [
        "check/callback-url",
        "callback-url",
        "Callback URL",
        "check_callback_url",
        "calback-url",
        "URL de callback",
        "återanrops-url",
        "콜백 URL",
        "callback",
        "Je cherche quelle adresse de callback doit figurer dans le compte externe",
    ],
)
def test_a_check_is_found_by_many_names(desk: Desk, text: str) -> None:
    """Its id, nearly its id, its heading in any language, words."""
    found = meant(desk, text)
    assert found.items[0] == "check/callback-url"
    assert found.is_sure


@pytest.mark.parametrize("text", ["client", "클라이언트"])
def test_several_that_fit_are_all_offered(desk: Desk, text: str) -> None:
    """Nobody can tell which is meant."""
    found = meant(desk, text)
    assert found.items == ("check/client-id", "check/client-secret")
    assert not found.is_sure


def test_a_symptom_leads_to_its_checks(desk: Desk) -> None:
    """Where only checks are wanted."""
    found = meant(desk, "efter inloggningen hamnar användaren på adobe.com i stället")
    assert found.items[0] == "check/callback-url"
    assert not found.is_sure


@pytest.mark.parametrize(("text", "locale"), [("le périmètre est-il le bon ?", "fr"), ("scopes", "sv")])
def test_a_sentence_is_answered_in_its_language(desk: Desk, text: str, locale: str) -> None:
    """A bare name in the person's."""
    assert meant(desk, text).locale == locale


@pytest.mark.parametrize("text", ["tarte aux pommes", "?", "-", "x" * 5000, "🙂", "check/"])
def test_what_means_nothing_is_nothing(desk: Desk, text: str) -> None:
    """Or a guess that is not sure."""
    assert not meant(desk, text, "check", "symptom").is_sure
