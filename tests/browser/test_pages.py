"""The three pages as people use them: by mouse, by keyboard, on a phone, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bot.languages import LOCALES
from tests.browser.conftest import DESK, PHONE, Open, Site

FAULTY = (
    "internal_name: Adobe_marketing_Cloud\n"
    "type: Adobe Marketing Clud\n"
    "callback_url: http://campaign.example.com/nl\n"
    "client_secret: HUNTER2hunter2\n"
)
RIGHT = FAULTY.replace("marketing_", "Marketing_").replace("Clud", "Cloud").replace("http:", "https:")
PATHS = ("/", "/check", "/documents")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A file to check."""
    path = tmp_path / "account.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def is_wide(page: Page) -> bool:
    """Whether one has to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("path", PATHS)
def test_nothing_stands_in_the_way(look: Open, locale: str, path: str, size: tuple[int, int]) -> None:
    """Axe finds nothing, and nobody has to scroll sideways; light on a desk, dark on a phone."""
    page = look(f"/{locale}{path}", size, dark=size == PHONE)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert not is_wide(page)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_file_is_checked_and_corrected(look: Open, faulty: Path, size: tuple[int, int]) -> None:
    """Chosen once; the report appears beneath, and one correction is left."""
    page = look("/fr/check", size, dark=size == PHONE)
    page.set_input_files("#file", faulty)
    page.click("form[data-check] button.main")
    expect(page.locator(".findings > li.error")).to_have_count(3)
    assert "HUNTER2" not in page.content()
    expect(page.locator(".again")).to_be_hidden()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert not is_wide(page)
    page.locator("input[name=take]").first.uncheck()
    with page.expect_download() as download:
        page.click("form[data-corrections] button.main")
    assert download.value.suggested_filename == "corrected-account.yaml"
    kept = RIGHT.replace("Adobe_Marketing_Cloud", "Adobe_marketing_Cloud")
    assert Path(download.value.path()).read_text(encoding="utf-8") == kept


def test_without_scripts_the_file_is_chosen_twice(look: Open, faulty: Path) -> None:
    """The page keeps nothing either."""
    page = look("/en/check", scripts=False)
    page.set_input_files("#file", faulty)
    page.click("form[data-check] button.main")
    expect(page.locator("#outcome")).to_have_text("account.yaml")
    page.set_input_files("#again", faulty)
    with page.expect_download() as download:
        page.click("form[data-corrections] button.main")
    assert Path(download.value.path()).read_text(encoding="utf-8") == RIGHT


def test_by_keyboard_alone(look: Open) -> None:
    """Past the navigation, into the text, to the report."""
    page = look("/en/check")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#file")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(FAULTY)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_focused()
    expect(page.locator(".findings > li").first).to_be_visible()


def test_a_dropped_file(look: Open) -> None:
    """Anywhere on the page."""
    page = look("/ko/check")
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "계정.yaml"));
            document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, dataTransfer: data}));
        }""",
        FAULTY,
    )
    expect(page.locator("#outcome")).to_have_text("계정.yaml")


def test_files_of_one_installation(look: Open, faulty: Path, tmp_path: Path) -> None:
    """Chosen together, judged together; dropped together into a conversation as well."""
    stage = tmp_path / "stage.yaml"
    stage.write_text(FAULTY.replace("campaign.", "stage."), encoding="utf-8")
    page = look("/sv/check", PHONE)
    page.set_input_files("#file", [faulty, stage])
    page.click("form[data-check] button.main")
    expect(page.locator("#outcome2")).to_have_text("stage.yaml")
    expect(page.locator("form[data-corrections]")).to_have_count(0)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.goto(page.url.replace("check", ""))
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            for (const name of ["a.yaml", "b.yaml"]) data.items.add(new File([text], name));
            document.body.dispatchEvent(new DragEvent("drop", {bubbles: true, dataTransfer: data}));
        }""",
        FAULTY,
    )
    expect(page.locator(".answer").last).to_contain_text("a.yaml, b.yaml")


def test_a_file_of_20_mb(look: Open, tmp_path: Path) -> None:
    """With scripts it is not even sent; without, the page says how large one may be."""
    large = tmp_path / "large.yaml"
    large.write_bytes(b"x" * (20 << 20))
    for scripts in (True, False):
        page = look("/en/check", scripts=scripts)
        page.set_input_files("#file", large)
        page.click("form[data-check] button.main")
        expect(page.locator("[role=alert]")).to_contain_text("1,024 kB")


def test_a_slow_network(look: Open, faulty: Path) -> None:
    """The page shows that something is sent, and takes no second click meanwhile."""
    page = look("/en/check")
    client = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 20_000}
    client.send("Network.emulateNetworkConditions", slow)
    page.set_input_files("#file", faulty)
    page.click("form[data-check] button.main")
    expect(page.locator("form[data-check]")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#outcome")).to_be_visible()
    expect(page.locator("form[data-check]")).not_to_have_attribute("aria-busy", "true")


def test_a_conversation(look: Open) -> None:
    """Enter sends, buttons go on, what was said stays on the page."""
    page = look("/sv/", PHONE)
    page.fill("#text", "Efter inloggningen hamnar jag på adobe.com")
    page.keyboard.press("Enter")
    expect(page.locator(".said")).to_have_count(1)
    expect(page.locator(".answer")).to_have_count(2)
    page.locator(".answer").last.locator("button").first.click()
    expect(page.locator(".answer")).to_have_count(3)
    expect(page.locator(".said")).to_have_count(2)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_conversation_without_scripts(look: Open) -> None:
    """Each turn is a page."""
    page = look("/fr/", scripts=False)
    page.fill("#text", "/walk")
    page.click(".composer button.main")
    expect(page.locator(".said")).to_have_text("Vous/walk", use_inner_text=False)
    page.locator(".answer button").first.click()
    expect(page.locator(".answer").first).to_be_visible()


def test_a_button_about_a_file_finds_it(look: Open, faulty: Path) -> None:
    """The page still has it."""
    page = look("/en/")
    page.set_input_files("#file", faulty)
    page.click(".composer button.main")
    page.locator("button[value^='fix:']").click()
    with page.expect_download() as download:
        page.locator("a[download]").click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == RIGHT


def test_two_tabs_and_a_restart(look: Open, site: Site) -> None:
    """Each tab goes on with its own conversation when the program was started anew."""
    walking, asking = look("/en/"), look("/en/")
    walking.fill("#text", "/walk callback-url")
    walking.keyboard.press("Enter")
    expect(walking.locator(".answer")).to_have_count(2)
    site.stop()
    asking.fill("#text", "callback server?")
    asking.keyboard.press("Enter")
    expect(asking.locator("[role=alert]")).to_contain_text("cannot be reached")
    expect(asking.locator("#text")).to_have_value("callback server?")
    site.start()
    asking.keyboard.press("Enter")
    expect(asking.locator(".answer")).to_have_count(2)
    walking.locator(".answer").last.locator("button").first.click()
    expect(walking.locator(".answer")).to_have_count(3)
    expect(walking.locator("[role=status], [role=alert]")).to_have_count(0)


def test_the_board_is_filtered(look: Open) -> None:
    """By state without a script, by title with one."""
    page = look("/en/documents")
    rows = page.locator("table.board tbody tr:visible")
    every = rows.count()
    assert every > 1
    state = page.locator("table.board tbody tr").first.get_attribute("data-worst")
    page.uncheck(f"#show-{state}")
    assert rows.count() < every
    page.check(f"#show-{state}")
    page.fill("#find", "no page is called so")
    assert rows.count() == 0


LETTERS_OF_HEADINGS = """() => [...document.querySelectorAll("thead th")].map(th => {
    const range = document.createRange();
    range.selectNodeContents(th);
    const words = th.textContent.trim().split(/\\s+/).length;
    return [th.textContent, new Set([...range.getClientRects()].map(box => box.top)).size, words];
})"""


@pytest.mark.parametrize("locale", LOCALES)
def test_no_word_of_a_heading_is_broken(look: Open, locale: str) -> None:
    """Not even on a phone, where a table is wider than the page and scrolls by itself."""
    page = look(f"/{locale}/documents", PHONE)
    for text, lines, words in page.evaluate(LETTERS_OF_HEADINGS):
        assert lines <= words, text
    assert not is_wide(page)


def test_a_page_side_by_side(look: Open) -> None:
    """Findings are marked in their language."""
    page = look("/en/documents")
    page.locator("table.board tbody tr:has(.count) a").first.click()
    expect(page.locator(".langs .marked").first).to_be_visible()
    expect(page.locator(".langs .tongue").first).not_to_be_empty()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def colour(page: Page, name: str) -> str:
    """What a colour of the style sheet is now."""
    value: str = page.evaluate(
        "name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()", name
    )
    return value


DARK = {"bg_color": "#101418", "text_color": "#f0f0f0", "link_color": "#ff0000; x", "other": "#123456"}
CHANGED = "theme => window.Telegram.WebView.receiveEvent('theme_changed', {theme_params: theme})"
POSTED = """([theme, origin]) => window.dispatchEvent(new MessageEvent("message", {
    origin, source: window.parent,
    data: JSON.stringify({eventType: "theme_changed", eventData: {theme_params: theme}}),
}))"""


def test_colours_of_telegram_are_followed(look: Open) -> None:
    """Also when they change while the page is open; what it has no colour for follows the ground."""
    page = look("/en/check")
    page.evaluate(
        "sessionStorage.setItem('theme', JSON.stringify({bg_color: '#ffffff', text_color: '#000000'}))"
    )
    page.reload()
    assert (colour(page, "--ground"), colour(page, "--ink")) == ("#ffffff", "#000000")
    light, link = colour(page, "--error"), colour(page, "--link")
    page.evaluate(CHANGED, DARK)
    assert (colour(page, "--ground"), colour(page, "--ink")) == ("#101418", "#f0f0f0")
    assert colour(page, "--error") != light
    assert colour(page, "--link") != "#ff0000"
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.goto(page.url.replace("/check", "/"))
    assert colour(page, "--ground") == "#101418"
    page.evaluate(POSTED, [{"bg_color": "#ffffff"}, "https://web.telegram.org"])
    assert (colour(page, "--ground"), colour(page, "--link")) == ("#ffffff", link)


def test_colours_of_anybody_else_are_not(look: Open) -> None:
    """Whoever posts a message, and whatever is called where Telegram opened nothing."""
    page = look("/en/check")
    before = colour(page, "--ground")
    assert page.evaluate("'Telegram' in window") is False
    page.evaluate("sessionStorage.setItem('theme', '{}')")
    page.reload()
    page.evaluate(POSTED, [{"bg_color": "#ff0000"}, "https://web.telegram.org.evil.example"])
    page.evaluate("window.Telegram.WebView.receiveEvent('theme_changed', null)")
    page.evaluate(
        "window.Telegram.WebView.receiveEvent('viewport_changed', {theme_params: {bg_color: '#ff0000'}})"
    )
    assert colour(page, "--ground") == before
