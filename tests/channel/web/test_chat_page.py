"""The same dialogue on a page: the conversation travels with it, and nothing is kept."""

from __future__ import annotations

import base64
import re
from html import unescape

import httpx
import pytest

from bot.channel.web import Pages
from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import Event
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.channel.web.conftest import Browser, Window
from tests.validator.account_files import SECRET
from tests.validator.joint_files import PRODUCTION, STAGE


def session_of(page: httpx.Response) -> str:
    """The conversation so far."""
    found = re.search(r'name="session" value="([^"]*)"', page.text)
    assert found
    return found[1]


def buttons_of(page: httpx.Response) -> dict[str, str]:
    """The buttons of a page: label → action."""
    found = re.findall(r'<button name="press" value="([^"]*)"[^>]*>([^<]*)<', page.text)
    return {unescape(label): unescape(action) for action, label in found}


def say(window: Window, before: httpx.Response, locale: str = "en", **fields: str) -> httpx.Response:
    """The next turn of a conversation."""
    return window.post(f"/{locale}/", data={"session": session_of(before), **fields})


@pytest.mark.parametrize("locale", LOCALES)
def test_it_greets_in_every_language(browser: Browser, locale: str) -> None:
    """With buttons."""
    page = browser().get(f"/{locale}/")
    assert f'<div class="answer" lang="{locale}">' in page.text
    assert buttons_of(page)


def test_a_question_is_answered_in_its_language(browser: Browser) -> None:
    """Whatever language the page is in."""
    window = browser()
    page = say(window, window.get("/en/"), text="Efter inloggningen hamnar jag på adobe.com")
    assert '<div class="answer" lang="sv">' in page.text


def test_a_walk_through_goes_on_from_page_to_page(browser: Browser) -> None:
    """Its place is in the page, not here: a window of a new program goes on as well."""
    window = browser()
    first = say(window, window.get("/en/"), text="/walk callback-url")
    presses = buttons_of(first)
    action = next(iter(presses.values()))
    second = say(browser(), first, press=action, label=next(iter(presses)))
    assert second.status_code == 200
    assert session_of(second) != session_of(first)


def test_two_windows_are_two_conversations(browser: Browser) -> None:
    """Going back and on with an older page is no error."""
    window = browser()
    start = window.get("/en/")
    walk = say(window, start, text="/walk")
    other = say(window, start, text="/language fr")
    assert "Français" in other.text or "français" in other.text
    assert say(window, walk, text="/help").status_code == 200


def test_a_file_is_checked_and_its_corrections_come_along(browser: Browser) -> None:
    """The button about the file needs it again; without it, the reply says so."""
    window = browser()
    file = ("a.yaml", b"internal_name: Adobe_marketing_Cloud\nclient_secret: HUNTER2hunter2\n")
    page = window.post("/en/", data={"session": "", "text": ""}, files={"file": file})
    assert "a.yaml" in page.text
    assert "HUNTER2" not in page.text
    action = next(action for action in buttons_of(page).values() if action.startswith("fix:"))
    without = say(window, page, press=action)
    assert "I no longer have that file" in without.text
    answer = window.post("/en/", data={"session": session_of(page), "press": action}, files={"file": file})
    link = re.search(r'href="data:[^;]*;base64,([^"]*)"', answer.text)
    assert link
    assert base64.b64decode(link[1]) == file[1].replace(b"marketing_Cloud", b"Marketing_Cloud")


def test_files_that_are_sent_at_once_are_judged_together(browser: Browser) -> None:
    """In one answer, with the whole report to save."""
    files = [("file", ("prod.txt", PRODUCTION.encode())), ("file", ("stage.xml", STAGE.encode()))]
    page = browser().post("/en/", data={"session": "", "text": ""}, files=files)
    assert page.text.count('class="answer"') == 1
    assert "prod.txt, stage.xml" in page.text
    assert 'href="data:' in page.text
    assert SECRET not in page.text


def test_no_thumbs(browser: Browser) -> None:
    """Nobody would count them."""
    window = browser()
    page = say(window, window.get("/en/"), text="callback server?")
    assert not {"👍", "👎"} & set(buttons_of(page))
    assert {"FR", "SV", "KO"} <= set(buttons_of(page))


@pytest.mark.parametrize(
    "session", ["", "x", "e30=", base64.b64encode(b'{"walk": {"token": 1}}').decode(), "A" * 40_000, "é"]
)
def test_a_damaged_session_is_a_new_one(browser: Browser, session: str) -> None:
    """In the language of the page."""
    page = browser().post("/fr/", data={"session": session, "text": "/start"})
    assert page.status_code == 200
    assert '<div class="answer" lang="fr">' in page.text


@pytest.mark.parametrize(
    "walk",
    [
        b'{"token":"a","start":"check/none","checks":["check/none","x"]}',
        b'{"token":"a","start":"","checks":[]}',
        b'{"token":"a","start":"check/scopes","checks":["check/scopes"],"results":["ok","ok","ok"]}',
    ],
)
def test_a_forged_walk_through_ends_in_words(browser: Browser, walk: bytes) -> None:
    """Not in an error page, and nobody else sees any of it."""
    session = base64.urlsafe_b64encode(b'{"walk":' + walk + b"}").decode()
    for fields in ({"text": "/walk"}, {"press": "walk:a.0.ok:en"}, {"press": "rubbish"}, {"text": "scopes"}):
        page = browser().post("/en/", data={"session": session, **fields})
        assert page.status_code == 200
        assert 'class="answer"' in page.text or 'role="status"' in page.text


def test_a_fault_of_ours_ends_in_an_apology(
    browser: Browser, pages: Pages, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the trace, and nothing of what was said."""

    def broken(event: Event, session: Session, context: Context) -> Turn:
        raise RuntimeError(f"{event} {session} {context}")

    pages.converse = broken
    page = browser().post("/en/", data={"text": "my swordfish"})
    assert "Something went wrong on my side" in page.text
    assert "ended in an error" in caplog.text
    assert "swordfish" not in caplog.text


def test_markup_stays_text(browser: Browser) -> None:
    """In what was typed, and in the label of a button."""
    for fields in ({"text": "<img src=x>"}, {"press": "x", "label": "<img src=x>"}):
        assert "<img" not in browser().post("/en/", data=fields).text


def test_nothing_typed(browser: Browser) -> None:
    """The page says what to do."""
    page = browser().post("/en/", data={"text": "  "})
    assert "Type a question, or attach a file." in page.text
