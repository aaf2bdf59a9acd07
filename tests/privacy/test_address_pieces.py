"""Pieces of addresses that may be secrets are hidden; the paths of Campaign are shown."""

from __future__ import annotations

import pytest

from bot.privacy.address_pieces import secret_pieces
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.report import as_json, as_sarif, as_text

HOST = "http://campaign.contoso.com"


@pytest.mark.parametrize(
    ("rest", "piece"),
    [
        ("/nl/jsp/logon.jsp/xKvTqRwZpLmN", "xKvTqRwZpLmN"),
        ("/qwzxkvbnplkj/logon.jsp", "qwzxkvbnplkj"),
        ("/nl/jsp/GHTRWQZXKLMN", "GHTRWQZXKLMN"),
        ("/nl/jsp/k9mX2pQ7vL", "k9mX2pQ7vL"),
        ("/nl/jsp/logon.jsp?t=xKvTqRwZpLmN&page=2", "xKvTqRwZpLmN"),
        ("/nl/jsp/logon.jsp?fo=1&sig=abcdef", "abcdef"),
        ("/nl/jsp/logon.jsp?authKey=hallo", "hallo"),
        ("/nl/jsp/logon.jsp#code=rose-bud", "rose-bud"),
        ("/nl/jsp/logon.jsp;sid=abcdef", "abcdef"),
    ],
)
def test_a_piece_that_may_be_a_secret_is_shown_nowhere(rest: str, piece: str) -> None:
    """Letters without order, and the values of keys; the rest of the address stays."""
    data = f"internal_name: Adobe_Marketing_Cloud\ncallback_url: {HOST}{rest}\n".encode()
    inspection, english = inspect_file(data, "a.yaml"), translator("en")
    for write in (as_text, lambda one, say: as_json([one], say), lambda one, say: as_sarif([one], say)):
        said = write(inspection, english)
        assert piece not in said
        assert "campaign.contoso.com/" in said


@pytest.mark.parametrize(
    "rest",
    [
        "/nl/jsp/logon.jsp",
        "/nms/jsp/logon.jsp?page=2&lang=sv-SE",
        "/xtk/logon.jsp",
        "/CampaignClassicProduction/logon.jsp",
        "/view/home#/dashboards/responsableMarketing",
        "/nl/jsp/soaprouter.jsp?country_code=FR",
        "/kampanjverktyget/v8-4-2/inloggningssida.jsp",
        "/Rechtsabteilung/anmeldung",
        "/nl/jsp/logon.jsp?__sessiontype=",
        "",
    ],
)
def test_paths_that_people_made_up_are_none(rest: str) -> None:
    """Of any language, with versions and abbreviations."""
    assert list(secret_pieces(HOST + rest)) == []
