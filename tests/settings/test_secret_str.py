"""A secret shows nowhere, and is told from no secret."""

from __future__ import annotations

from bot.settings import SecretStr


def test_it_shows_nowhere() -> None:
    """Neither by itself nor within something; who asks for it gets it."""
    secret = SecretStr("hunter2")
    assert not [
        shown for shown in (repr(secret), str(secret), f"{secret}", f"{[secret]}") if "hunter2" in shown
    ]
    assert not hasattr(secret, "__dict__"), "what prints all attributes would print it"
    assert secret.get_secret_value() == "hunter2"


def test_it_is_equal_to_itself_alone() -> None:
    """An empty one is none."""
    assert SecretStr("a") == SecretStr("a")
    assert len({SecretStr("a"), SecretStr("a"), SecretStr("b")}) == 2
    assert SecretStr("a") != "a"
    assert SecretStr("a")
    assert not SecretStr("")
