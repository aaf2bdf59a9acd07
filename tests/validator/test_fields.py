"""A setting's name with one slip of the finger is still that setting."""

from __future__ import annotations

import pytest

from bot.validator.fields import FLAT, Names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lable", "label"),
        ("labal", "label"),
        ("tenat", "tenant"),
        ("scpoes", "ims_scope"),
        ("callback_sevrer", "callback_url"),
    ],
)
def test_one_letter_wrong_in_five_is_near_enough(typed: str, meant: str) -> None:
    """The bound is four letters in five, and counts what lies on it."""
    placed = Names().place(typed, FLAT)
    assert placed is not None
    assert (placed.field.name, placed.assumed) == (meant, True)


def test_two_letters_wrong_in_five_are_not() -> None:
    """That may be any word."""
    assert Names().place("lbaxl", FLAT) is None
