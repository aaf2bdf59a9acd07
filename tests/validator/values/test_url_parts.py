"""Addresses as people write them, and blanks in them that can be nothing but a slip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.validator.values.url_parts import has_stray, joined, read_address

_ADDRESS = "https://c.example.org/nl/jsp/logon.jsp"


@pytest.mark.parametrize(
    "text",
    [
        "https://c.example.org /nl/jsp/logon.jsp",
        "https:// c.example.org/nl/jsp/logon.jsp",
        "https: //c.example.org/nl/jsp/logon.jsp",
        "https ://c.example.org/nl/jsp /logon.jsp",
        "https://c.example.org/ nl/jsp/logon.jsp",
        "https://c.example.org/nl/jsp/logon. jsp",
        "https://c.example.org\xa0/nl/jsp/logon.jsp",
        "https://c.example.org\n  /nl/jsp/logon.jsp ",
    ],
)
def test_blanks_that_divide_nothing_are_left_out(text: str) -> None:
    """A line was broken there, or a program put one in."""
    assert joined(text) == _ADDRESS


@pytest.mark.parametrize(
    "text",
    [
        _ADDRESS,
        f" {_ADDRESS} ",
        f"{_ADDRESS} (prod)",
        f"{_ADDRESS} prod",
        f"{_ADDRESS} .",
        f"{_ADDRESS} {_ADDRESS}",
        f"{_ADDRESS} / https://d.example.org",
        "https://c.example.org / d.example.org",
        "https://c.example.org /d.example.org",
        "https://c.example.org d.example.org",
        "https://c.exam ple.org",
        "https://c. example.org",
        "https://c.example .org/nl/jsp/logon.jsp",
        "https://c.example.org/ prod",
        "https://c.example.org : 8080",
        "c.example.org /nl/jsp/logon.jsp",
        "https://",
        "",
    ],
)
def test_others_may_stand_for_anything(text: str) -> None:
    """For a hyphen, for a second address, for a remark behind it."""
    assert joined(text) is None


def test_a_path_of_blanks_is_soon_none() -> None:
    """Each way to part them may be tried but once."""
    assert joined("https://c.example.org" + "/ " * 5000 + "!") is None


@given(st.text(alphabet=" :/.htpscorgjnl-8\xa0\n", max_size=60))
def test_what_is_joined_is_an_address(text: str) -> None:
    """With nothing stray in it, and in its own characters."""
    address = joined(text)
    if address is not None:
        assert not has_stray(address)
        assert address == "".join(text.split())


def test_blanks_are_no_part_of_an_address() -> None:
    """What is not joined is none."""
    assert read_address("https://c.example.org /nl") is None


@pytest.mark.parametrize(
    ("text", "is_host_alone"),
    [
        ("c.example.org", True),
        ("https://C.example.org/", True),
        ("http://c.example.org", True),
        ("https://c.example.org:443", False),
        ("http://c.example.org:80/", False),
        ("https://c.example.org:8443", False),
        ("https://c.example.org.", False),
        ("https://c.example.org./", False),
        ("https://c.example.org//", False),
        ("https://c.example.org/x", False),
        ("https://c.example.org?x", False),
        ("https://c.example.org#", False),
        ("https://me@c.example.org", False),
        ("https://me:word@c.example.org", False),
    ],
)
def test_a_host_alone(text: str, is_host_alone: bool) -> None:
    """With or without its scheme, in any case; a slash behind it is nothing."""
    address = read_address(text)
    assert address is not None
    assert (address.host, address.is_host_alone) == ("c.example.org", is_host_alone)
