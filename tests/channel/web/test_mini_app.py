"""What Telegram says of a Mini App's user is believed only with its signature."""

from __future__ import annotations

import json
import time
from urllib.parse import urlencode

import pytest

from bot.channel.web import Access
from bot.channel.web.init_data import OLDEST_S, TelegramUser, sign, verified_user
from tests.channel.web.conftest import BOT_TOKEN, LINK, Browser

NOW = 1_700_000_000
PUBLIC = "https://doctor.example.com"


def init_data(*, now: int = NOW, token: str = BOT_TOKEN, user: str | None = None, **more: str) -> str:
    """What a client hands over."""
    person = json.dumps({"id": 42, "first_name": "Åsa & Co", "language_code": "sv"})
    fields = {"auth_date": str(now), "query_id": "AAE", "user": person if user is None else user, **more}
    return urlencode({**fields, "hash": sign(fields, token)})


def test_the_published_form_of_the_signature() -> None:
    """Computed with openssl: key = HMAC("WebAppData", token), then HMAC of the sorted lines."""
    fields = {"auth_date": "1700000000", "user": '{"id":1}'}
    assert sign(fields, "1:x") == "cd254f8746a4ca04731dd712dfc09d97322735dcc93039747f0cf72a333a1ef5"


def test_a_right_signature() -> None:
    """The user, with the language of the client."""
    assert verified_user(init_data(), BOT_TOKEN, NOW + 5) == TelegramUser(42, "sv")


@pytest.mark.parametrize(
    "given",
    [
        "",
        "hash=",
        "x" * 10_000,
        "a=b&a=c&hash=d",
        init_data(token="1:other"),
        init_data().replace("Co", "Ko"),
        init_data() + "&more=1",
        init_data() + "&auth_date=1",
        init_data().replace("hash=", "hash=0"),
        init_data(user="nobody"),
        init_data(user='{"id": "42"}'),
        init_data(user="{}"),
        init_data(now=NOW - OLDEST_S - 1),
        init_data(now=NOW + 3600),
        "é=%%ff&hash=é",
    ],
)
def test_anything_else_is_nobody(given: str) -> None:
    """Forged, old, of the future, damaged."""
    assert verified_user(given, BOT_TOKEN, NOW) is None


def test_without_a_token_nobody_is_believed() -> None:
    """An empty key would sign for everybody."""
    assert verified_user(init_data(token=""), "", NOW) is None


def access(people: frozenset[int] = frozenset()) -> Access:
    """A bot whose pages are public."""
    return Access.listening("127.0.0.1", LINK, public_url=PUBLIC, bot_token=BOT_TOKEN, people=people)


def test_the_way_in(browser: Browser) -> None:
    """From Telegram's word to the page that checks a file, in the client's language."""
    window = browser(access(), base=PUBLIC)
    assert "/static/mini_app.js" in window.get("/mini-app").text
    entered = window.post("/mini-app", data={"init_data": init_data(now=int(time.time()))})
    assert entered.headers["location"] == "/sv/check"
    assert {"SameSite=None", "Secure", "Partitioned", "HttpOnly"} <= set(
        entered.headers["set-cookie"].split("; ")
    )
    assert window.get("/sv/check").status_code == 200


def test_telegram_may_show_it_in_a_frame(browser: Browser) -> None:
    """Nobody else may."""
    headers = browser(access(), base=PUBLIC).get("/mini-app").headers
    assert "frame-ancestors 'self' https://web.telegram.org" in headers["content-security-policy"]
    assert "x-frame-options" not in headers


@pytest.mark.parametrize("given", ["", init_data(now=NOW), init_data(now=int(time.time()), token="1:x")])
def test_a_forged_or_old_word_is_told(browser: Browser, given: str) -> None:
    """With a page that says what to do."""
    page = browser(access(), base=PUBLIC).post("/mini-app", data={"init_data": given})
    assert page.status_code == 403
    assert "Open the page again" in page.text


def test_people_whom_the_bot_does_not_serve(browser: Browser) -> None:
    """Nor does a cookie from before help them."""
    window = browser(access(frozenset({7})), base=PUBLIC)
    page = window.post("/mini-app", data={"init_data": init_data(now=int(time.time()))})
    assert page.status_code == 403
    cookie = access().telegram_cookie(42, int(time.time()))
    assert window.get("/en/check", headers={"cookie": f"ims_doctor={cookie}"}).status_code == 401


def test_a_session_ends(browser: Browser) -> None:
    """Half a day later."""
    window = browser(access(), base=PUBLIC)
    cookie = access().telegram_cookie(42, int(time.time()) - 13 * 3600)
    assert window.get("/en/check", headers={"cookie": f"ims_doctor={cookie}"}).status_code == 401


def test_without_a_bot_there_is_no_such_page(browser: Browser) -> None:
    """Nothing changes where nothing is set."""
    assert browser().get("/mini-app").status_code == 404
