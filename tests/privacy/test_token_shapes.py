"""Secrets that are known by their shape alone, one of each."""

from __future__ import annotations

import pytest

from bot.privacy.token_shapes import find_sure

_LETTERS = "aZ3kQ9vT7mN4xL0wRb5cD8eF2gH6jK1pS"
_UUID = "7d1f7c2e-48bb-4a0e-9b8c-1f7d30a2c9e4"


@pytest.mark.parametrize("lead", ["", "see ", "이것: "])
@pytest.mark.parametrize(
    "secret",
    [
        "p8e-" + _LETTERS,
        "s8e-" + _LETTERS,
        f"eyJ{_LETTERS}.{_LETTERS}.{_LETTERS}",
        "___" + _UUID,
        "ghp_" + _LETTERS,
        "github_pat_" + _LETTERS,
        "AKIA" + "ABCDEFGH12345678",
        "xoxb-" + _LETTERS,
        "-----BEGIN PRIVATE KEY-----\n" + 2 * _LETTERS,
        *(f"123456789{colon}{_LETTERS}" for colon in (":", "：", "%3A", r"\u003a")),
    ],
)
def test_each_shape_is_found(secret: str, lead: str) -> None:
    """Whatever stands before it."""
    found = find_sure(lead + secret)
    assert found is not None
    assert found.start() == len(lead)


@pytest.mark.parametrize(
    "text", ["0123456789ABCDEF01234567@AdobeOrg", "https://campaign.example.com:443/nl/jsp", "10:30", "p8e-"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    """Numbers, addresses, times."""
    assert find_sure(text) is None
