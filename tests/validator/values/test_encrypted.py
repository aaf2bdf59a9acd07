"""What Campaign writes of a secret, in an account as in a server's configuration."""

from __future__ import annotations

import pytest

from bot.validator.values.encrypted import is_encrypted


@pytest.mark.parametrize(
    "value", ["@abcDEF123+/==@", "@abcDEF123+/==", "@ab12\n cd34 ef==\n @", "@Zk19xPq0@"]
)
def test_letters_between_at_signs_are(value: str) -> None:
    """With or without the second one, over several lines."""
    assert is_encrypted(value)


@pytest.mark.parametrize("value", ["@PASSWORD@", "abcDEF123+/==", "@sommar-i-väst@", "@", ""])
def test_others_are_not(value: str) -> None:
    """A placeholder, or what only its owner can tell."""
    assert not is_encrypted(value)


def test_blanks_in_plenty_are_soon_refused() -> None:
    """Each way to part them may be tried but once."""
    assert not is_encrypted("@1AAAAAAAAAA" + " " * 100_000 + "!")
