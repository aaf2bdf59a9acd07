"""A secret shows nowhere, and is told from no secret."""

from __future__ import annotations

import json
from collections.abc import Callable

import msgspec
import pytest

from bot.settings import SecretStr, Settings


def test_it_shows_nowhere() -> None:
    """Neither by itself nor within something; who asks for it gets it."""
    secret = SecretStr("hunter2")
    assert not [
        shown for shown in (repr(secret), str(secret), f"{secret}", f"{[secret]}") if "hunter2" in shown
    ]
    assert not hasattr(secret, "__dict__"), "what prints all attributes would print it"
    assert secret.get_secret_value() == "hunter2"


@pytest.mark.parametrize(
    "write", [msgspec.json.encode, msgspec.msgpack.encode, msgspec.to_builtins, json.dumps]
)
def test_it_is_not_written_out(write: Callable[[object], object]) -> None:
    """Neither by itself nor within settings: whoever means to does so with the text."""
    for secret in (SecretStr("hunter2"), Settings(token=SecretStr("hunter2"))):
        with pytest.raises(TypeError) as caught:
            write(secret)
        assert "hunter2" not in str(caught.value)


def test_it_is_equal_to_itself_alone() -> None:
    """An empty one is none."""
    assert SecretStr("a") == SecretStr("a")
    assert len({SecretStr("a"), SecretStr("a"), SecretStr("b")}) == 2
    assert SecretStr("a") != "a"
    assert SecretStr("a")
    assert not SecretStr("")
