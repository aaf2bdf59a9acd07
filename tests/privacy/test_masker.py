"""A secret of a file is hidden by its likeness, wherever it stands; other text stays as it is."""

from __future__ import annotations

import json
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.escapes import plain
from bot.privacy.masker import HIDDEN_VALUE, Masker


class Planted(NamedTuple):
    """A secret that stands at the beginning of a file."""

    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.text


def masker(secret: str) -> Masker:
    """Knows one secret."""
    return Masker(secret, [Planted(secret, 0, len(secret))], ())


LIKE = {
    "capitals": ("Sommar2024", "SOMMAR2024"),
    "separator": ("Sommar2024;", "Sommar2024"),
    "comma": ("Sommar2024,", "x,Sommar2024,y"),
    "quotes": ('"Sommar2024"', "Sommar2024"),
    "blank-before": (" Sommar2024", "[Sommar2024]"),
    "invisible-in-secret": ("Sommar\u200b2024\ufeff", "Sommar2024"),
    "invisible-in-text": ("Sommar2024", "Som\u00admar\u200b2024"),
    "direction": ("Sommar2024", "\u202eSommar2024\u202c"),
    "full-width": ("Sommar2024", "Ｓｏｍｍａｒ２０２４"),
    "decomposed": ("Sömmar2024", "So\u0308mmar2024"),
    "query": ("Sommar 2024&x", "https://h/?a=Sommar%202024%26x&b=1"),
    "query-plus": ("Sommar 2024", "https://h/?a=Sommar+2024&b=1"),
    "query-twice": ("Sommar/2024", "https://h/?a=Sommar%252F2024"),
    "xml": ("Sommar&<2024", "Sommar&amp;&lt;2024"),
    "xml-numbers": ("Sommar2024", "&#83;ommar2&#x30;24"),
    "json": ("Sömmar2024", "S\\u00f6mmar2024"),
}


@pytest.mark.parametrize("case", LIKE)
def test_a_secret_is_known_by_its_likeness(case: str) -> None:
    """In any disguise that files, addresses and people give it."""
    secret, text = LIKE[case]
    hidden = masker(secret).text(f"before {text} after")
    assert HIDDEN_VALUE in hidden
    assert hidden.startswith("before")
    assert hidden.endswith("after")
    assert "24" not in hidden


@given(st.text(min_size=4, max_size=40), st.sampled_from([str, str.upper, str.lower, quote, escape]))
def test_whatever_the_secret_its_forms_are_hidden(secret: str, form: object) -> None:
    """Unless nothing is left of it that can be seen."""
    assert callable(form)
    try:
        shown = form(secret)
    except UnicodeEncodeError:
        return
    core = plain(secret).text.strip()
    if len(core) < 8 or not core.isalnum():
        return
    assert core not in plain(masker(secret).text(f"x {shown} y")).text


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_letter_knows_its_place(before: str, after: str) -> None:
    """Places grow, begin at the beginning and end at the end."""
    meant = plain(f"{before}%41&amp;{json.dumps(after)}")
    places = list(meant.places)
    assert places == sorted(places)
    assert len(places) == len(meant.text) + 1
    assert places[-1] == len(f"{before}%41&amp;{json.dumps(after)}")


UNKNOWN = {
    "connection-string": "Server=db;Uid=sa;Pwd=HUNTER2x;Database=x",
    "script-option": "nlserver config -password HUNTER2x",
    "script-option-sign": "job.sh --pwd=HUNTER2x --verbose",
    "script-call": 'logon("admin", "HUNTER2x")',
    "script-connect": "connect('dsn', 'HUNTER2x')",
    "curl": "curl -u admin:HUNTER2x https://h",
    "soap": "<sessiontoken xsi:type='xsd:string'>HUNTER2x</sessiontoken>",
    "soap-cookie": "Cookie: __sessiontoken=HUNTER2x",
    "header": "X-Security-Token: HUNTER2x",
    "address": "https://admin:HUNTER2x@host/x",
    "attribute": '<a password="HUNTER2x" label="x"/>',
    "korean": "토큰: HUNTER2x",
}


@pytest.mark.parametrize("case", UNKNOWN)
def test_what_may_be_a_secret_is_hidden_though_no_reader_knew_it(case: str) -> None:
    """By the words and signs around it."""
    assert "HUNTER2x" not in Masker("", (), ()).text(UNKNOWN[case])


@pytest.mark.parametrize(
    "text",
    [
        "Campaign - acme - (.*)",
        "https://campaign.example.com/nl/jsp/logon.jsp?page=2",
        "https://campaign.example.com:8080",
        "Adobe_Marketing_Cloud",
        "openid,AdobeID,session",
        "0123456789ABCDEF01234567@AdobeOrg",
        "connection to the log-in page",
        "2024-11-01 12:30:45",
    ],
)
def test_ordinary_values_stay_readable(text: str) -> None:
    """A report that hides everything helps nobody."""
    assert masker("HUNTER2hunter2").text(text) == text
