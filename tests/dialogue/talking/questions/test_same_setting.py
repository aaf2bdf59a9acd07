"""Two settings that are compared, and one that is only denied or held against Adobe's side."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "first", "text"),
    [
        (
            "en",
            "client secret",
            "not the secret but the client id: has it got to be identical on both sides?",
        ),
        (
            "en",
            "client secret",
            "forget the secret. the client ID: must it be the same as what adobe mailed us?",
        ),
        (
            "fr",
            "le secret client",
            "pas le secret, l'identifiant client : doit-il être identique des deux côtés ?",
        ),
        ("sv", "klienthemligheten", "inte hemligheten, klient-ID: ska det vara identiskt med det Adobe har?"),
        ("de", "Client Secret", "nicht das Secret, die Client-ID: ist sie identisch mit der von Adobe?"),
        ("ko", "클라이언트 암호", "암호 말고 클라이언트 ID요. Adobe가 보내준 것과 똑같아야 하나요?"),
        ("en", "scopes", "is the client id the same as what adobe sent us?"),
    ],
)
def test_a_setting_that_is_denied_is_not_compared(desk: Desk, locale: str, first: str, text: str) -> None:
    """What is meant is one setting on two sides; the page of that one answers."""
    person = Person(desk, Session(chosen=locale))
    person.told(first)
    _outcome, answered = person.told(text)
    assert answered == ("check/client-id",)


@pytest.mark.parametrize(
    ("locale", "first", "text"),
    [
        ("en", "tenant name", "is that the same as the client id?"),
        ("fr", "le nom du tenant", "c'est la même chose que l'identifiant client ?"),
        ("sv", "tenantnamn", "är det samma sak som klient-ID?"),
        ("de", "Name des Tenants", "ist das dasselbe wie die Client-ID?"),
        ("ko", "테넌트 이름", "클라이언트 ID와 같은 건가요?"),
    ],
)
def test_what_is_spoken_of_is_compared_with_what_is_named(
    desk: Desk, locale: str, first: str, text: str
) -> None:
    """Both are told."""
    person = Person(desk, Session(chosen=locale))
    person.told(first)
    _outcome, answered = person.told(text)
    assert set(answered) == {"topic/tenant-name", "check/client-id"}
