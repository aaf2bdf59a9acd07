"""Who gets in: Host and Origin, the token's link, and what every answer carries."""

from __future__ import annotations

import pytest

from bot.channel.web import Access
from bot.channel.web.access_control import COOKIE
from tests.channel.web.conftest import BOT_TOKEN, LINK, Browser

ELSEWHERE = Access.listening("0.0.0.0", LINK)  # noqa: S104
PUBLIC = Access.listening("127.0.0.1", LINK, public_url="https://doctor.example.com", bot_token=BOT_TOKEN)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8090", "[::1]:8090", "LOCALHOST"])
def test_this_machine_needs_no_password(browser: Browser, host: str) -> None:
    """Under the names that it has."""
    assert browser().get("/en/check", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example.com", "localhost.evil.example.com", "192.0.2.1", "", "[", "::1"]
)
def test_a_foreign_name_is_refused(browser: Browser, host: str) -> None:
    """Another site's name may have been pointed at this machine."""
    page = browser().get("/en/check", headers={"host": host})
    assert page.status_code == 421
    assert "not served under that name" in page.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example.com"},
        {"origin": "null"},
        {"origin": "http://localhost:81"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_does_nothing(browser: Browser, headers: dict[str, str]) -> None:
    """Whatever it is about."""
    page = browser().post("/en/check", data={"text": "internal_name: Adobe_Marketing_Cloud"}, headers=headers)
    assert page.status_code == 403


@pytest.mark.parametrize("headers", [{}, {"origin": "http://localhost"}, {"sec-fetch-site": "same-origin"}])
def test_a_form_of_ours_is_taken(browser: Browser, headers: dict[str, str]) -> None:
    """With and without a browser's word."""
    page = browser().post("/en/check", data={"text": "internal_name: Adobe_Marketing_Cloud"}, headers=headers)
    assert page.status_code == 200


@pytest.mark.parametrize("path", ["/fr/", "/fr/check", "/static/style.css", "/nowhere", "/fr/documents/no"])
def test_every_answer_carries_the_headers(browser: Browser, path: str) -> None:
    """Also those that are errors."""
    headers = browser().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", ["/en/", "/en/check", "/en/documents"])
def test_elsewhere_a_link_is_needed(browser: Browser, path: str) -> None:
    """And the page says so, in the person's language."""
    window = browser(ELSEWHERE, base="http://192.0.2.7:8090")
    assert window.get(path).status_code == 401
    assert window.get(path, params={"token": "guessed"}).status_code == 401
    entered = window.get(path, params={"token": LINK, "start": "walk"})
    assert entered.status_code == 303
    assert entered.headers["location"] == f"{path}?start=walk"
    assert LINK not in entered.headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict"} <= set(entered.headers["set-cookie"].split("; "))
    assert window.get(path).status_code == 200


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "link.",
        "link.0000",
        "telegram.1.9999999999.0000",
        "telegram.x.y.z",
        f"{LINK}",
        "telegram",
        "telegram.1.99999999999999999999.é",
    ],
)
def test_a_forged_cookie_opens_nothing(browser: Browser, cookie: str) -> None:
    """Nor does one that is nonsense end in an error."""
    for access, host in ((ELSEWHERE, "192.0.2.7"), (PUBLIC, "doctor.example.com")):
        window = browser(access, base=f"http://{host}")
        sent = {"cookie": f"{COOKIE}={cookie}".encode()}
        assert window.get("/en/check", headers=sent).status_code == 401


def test_a_public_address_is_no_loopback(browser: Browser) -> None:
    """A proxy stands before it, so that everybody seems to be on this machine."""
    window = browser(PUBLIC, base="https://doctor.example.com")
    assert window.get("/en/check").status_code == 401
    assert window.get("/en/check", params={"token": LINK}).status_code == 303
    assert window.get("/en/check").status_code == 200


def test_health_needs_nothing(browser: Browser) -> None:
    """It tells nothing either."""
    assert browser(ELSEWHERE, base="http://192.0.2.7").get("/healthz").text == "ok\n"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("nl,ko;q=0.7,en;q=0.5", "ko"),
        ("sv;q=0.1, fr;q=0", "sv"),
        ("", "en"),
        ("tlh, x;q=y", "en"),
    ],
)
def test_the_first_page_is_in_the_language_of_the_browser(
    browser: Browser, accepted: str, language: str
) -> None:
    """English where it has none of ours."""
    page = browser().get("/", headers={"accept-language": accepted})
    assert page.headers["location"] == f"/{language}/"


@pytest.mark.parametrize("path", ["/nowhere", "/xx/check", "/en/documents/nothing", "/static/../forms.py"])
def test_there_is_nothing_else(browser: Browser, path: str) -> None:
    """A page says so."""
    page = browser().get(path)
    assert page.status_code == 404
    assert "There is no such page." in page.text


def test_other_methods_are_refused(browser: Browser) -> None:
    """With a page as well."""
    assert browser().post("/en/documents").status_code == 405
