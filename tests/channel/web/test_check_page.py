"""The page that checks a file: findings at their place, corrections to take or leave, and no secret."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import httpx
import pytest

from bot.languages import LOCALES
from tests.channel.web.conftest import Browser
from tests.validator.account_files import SECRET
from tests.validator.joint_files import DASHBOARD, PRODUCTION, STAGE
from tests.validator.leaking_files import HIDDEN, MISPLACED

FAULTY = f"""internal_name: Adobe_marketing_Cloud  # was Adobe_Old
type: Adobe Marketing Clud
ims_server: https://ims-na1.adobelogin.com
callback_url: http://campaign.example.com/nl
client_secret: {SECRET}
"""


class _Forms(HTMLParser):
    """The hidden fields and ticked boxes of the last form."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.fields = {}
        name = given.get("name")
        if tag == "input" and name and (given.get("type") == "hidden" or "checked" in given):
            self.fields.setdefault(name, []).append(given.get("value") or "")


def sent(browser: Browser, data: bytes, name: str = "a.yaml", locale: str = "en") -> httpx.Response:
    """The report on a file."""
    return browser().post(f"/{locale}/check", files={"file": (name, data)})


@pytest.mark.parametrize("locale", LOCALES)
def test_the_form_is_there_in_every_language(browser: Browser, locale: str) -> None:
    """And says that it is in that language."""
    page = browser().get(f"/{locale}/check")
    assert page.status_code == 200
    assert f'<html lang="{locale}">' in page.text
    assert 'type="file"' in page.text


def test_findings_stand_at_their_lines(browser: Browser) -> None:
    """A line with a finding is marked, with a link to what is said of it."""
    page = sent(browser, FAULTY.encode()).text
    lines = re.findall(r'<li value="(\d+)" class="(marked \w+)?', page)
    assert [number for number, mark in lines if mark] == ["1", "2", "4"]
    assert 'href="#finding-1"' in page
    assert 'id="finding-1"' in page
    assert "internal-name" in page


def test_what_is_worst_comes_first(browser: Browser) -> None:
    """Errors before warnings."""
    page = sent(browser, FAULTY.encode()).text
    order = re.findall(r'<li id="finding-\d+" class="(\w+)"', page)
    assert order == sorted(order, key=["error", "warning", "info"].index)


def test_instances_are_told_apart(browser: Browser) -> None:
    """With two instances, each finding says whose it is."""
    account = "    external_accounts: [{internal_name: Adobe_marketing_Cloud}]\n"
    text = f"instances:\n  - name: prod\n{account}  - name: stage\n{account}"
    page = sent(browser, text.encode()).text
    assert page.count("<strong>prod</strong>") == 1
    assert page.count("<strong>stage</strong>") == 1


@pytest.mark.parametrize("case", [*HIDDEN, *MISPLACED])
def test_no_secret_is_in_the_page(browser: Browser, case: str) -> None:
    """Neither shown nor hidden in a field."""
    text, name = {**HIDDEN, **MISPLACED}[case]
    page = sent(browser, text.encode(), name).text.upper()
    assert "HUNTER2" not in page
    assert "H7UNTER2" not in page


def test_comments_are_not_shown(browser: Browser) -> None:
    """They may hold what the value was, a secret for instance."""
    assert "Adobe_Old" not in sent(browser, FAULTY.encode()).text
    account = '<extAccount internalName="Adobe_marketing_Cloud"/>'
    xml = f"<p><!-- first\nswordfish\n-->{account}<!-- swordfish --></p>"
    assert "swordfish" not in sent(browser, xml.encode(), "a.xml").text


def test_all_corrections_are_downloaded(browser: Browser) -> None:
    """What is ticked is put right; everything else stays as it was."""
    fields = _Forms(sent(browser, FAULTY.encode()).text).fields
    answer = browser().post("/en/check/corrected", data=fields, files={"file": ("a.yaml", FAULTY.encode())})
    assert answer.headers["content-disposition"].startswith('attachment; filename="corrected-a.yaml"')
    right = FAULTY.replace("marketing_Cloud", "Marketing_Cloud").replace("Clud", "Cloud")
    assert answer.content.decode() == right.replace("http://", "https://")


def test_a_correction_can_be_left(browser: Browser) -> None:
    """Only the others are made."""
    fields = _Forms(sent(browser, FAULTY.encode()).text).fields
    fields["take"] = fields["take"][1:]
    answer = (
        browser()
        .post("/en/check/corrected", data=fields, files={"file": ("a.yaml", FAULTY.encode())})
        .content.decode()
    )
    assert "internal_name: Adobe_marketing_Cloud" in answer
    assert "type: Adobe Marketing Cloud" in answer


def test_another_file_is_not_corrected_by_that_form(browser: Browser) -> None:
    """It is checked instead, and the page says so."""
    fields = _Forms(sent(browser, FAULTY.encode()).text).fields
    answer = browser().post(
        "/en/check/corrected", data=fields, files={"file": ("a.yaml", FAULTY.encode() + b"\n")}
    )
    assert "This is not the file that the report was about" in answer.text
    assert "content-disposition" not in answer.headers


def test_nothing_ticked(browser: Browser) -> None:
    """There is nothing to download then."""
    fields = _Forms(sent(browser, FAULTY.encode()).text).fields
    del fields["take"]
    answer = browser().post("/en/check/corrected", data=fields, files={"file": ("a.yaml", FAULTY.encode())})
    assert "No correction was ticked" in answer.text


def test_the_name_of_a_downloaded_file_cannot_break_the_header(browser: Browser) -> None:
    """Quotes, line ends and Hangul in it."""
    name = 'a";\r\nx-evil: 1 계정.yaml'
    fields = _Forms(sent(browser, FAULTY.encode(), name).text).fields
    answer = browser().post("/en/check/corrected", data=fields, files={"file": (name, FAULTY.encode())})
    assert answer.status_code == 200
    assert "x-evil" not in answer.headers
    assert answer.headers["content-disposition"].count('"') == 2


def test_pasted_text_is_checked(browser: Browser) -> None:
    """Line ends of forms are no part of it."""
    page = browser().post("/en/check", data={"text": FAULTY.replace("\n", "\r\n")})
    assert "pasted.txt" in page.text
    assert "internal-name" in page.text
    assert SECRET not in page.text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not"),
        (b"hello there", "I cannot read"),
        (b"{", "I cannot read"),
    ],
)
def test_what_cannot_be_read(browser: Browser, data: bytes, told: str) -> None:
    """The page says why."""
    page = sent(browser, data)
    assert page.status_code == 422
    assert told in page.text


def test_an_empty_form(browser: Browser) -> None:
    """Says what to choose."""
    page = browser().post("/en/check", data={"text": " \r\n"})
    assert page.status_code == 422
    assert "Choose a file, or paste its text." in page.text


@pytest.mark.parametrize("body", [b"", b"--x\r\nrubbish", b"--x\r\nContent-Disposition: form-data"])
def test_a_damaged_form(browser: Browser, body: bytes) -> None:
    """Is no error of ours."""
    page = browser().post(
        "/en/check", content=body, headers={"content-type": "multipart/form-data; boundary=x"}
    )
    assert page.status_code == 422


def test_markup_in_names_and_values_is_text(browser: Browser) -> None:
    """Nothing of a file becomes an element."""
    text = "internal_name: <script>alert(1)</script>\ntype: '\"><img src=x onerror=alert(1)>'\n<b>x</b>: y\n"
    page = sent(browser, text.encode(), "<svg onload=alert(1)>.yaml").text
    for element in ("<script>", "<img", "<svg", "<b>"):
        assert element not in page


def sent_together(browser: Browser, *files: tuple[str, str], locale: str = "en") -> httpx.Response:
    """The report on several files."""
    given = [("file", (name, text.encode())) for text, name in files]
    return browser().post(f"/{locale}/check", files=given)


@pytest.mark.parametrize("locale", LOCALES)
def test_files_of_one_installation(browser: Browser, locale: str) -> None:
    """Each has its part of the report; findings are numbered through, and nothing can be corrected here."""
    files = (
        (PRODUCTION, "prod.txt"),
        (STAGE, "stage.xml"),
        (DASHBOARD, "groups.yaml"),
        ("%PDF-1.7", "a.pdf"),
    )
    page = sent_together(browser, *files, locale=locale)
    assert page.status_code == 200
    titles = re.findall(r'<h2 id="(?:outcome|unread)\d*">(.*?)</h2>', page.text)
    assert [re.sub("<.*?>", "", title) for title in titles[1:]] == ["prod.txt", "stage.xml", "groups.yaml"]
    assert "a.pdf" in titles[0]
    assert "operator-group-membership" in page.text
    numbers = re.findall(r'id="finding-(\d+)"', page.text)
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    ids = re.findall(r' id="([^"]*)"', page.text)
    assert len(ids) == len(set(ids))
    assert "data-corrections" not in page.text
    assert SECRET not in page.text


def test_a_secret_of_one_file_is_hidden_in_what_is_shown_of_another(browser: Browser) -> None:
    """Whatever it is called there."""
    page = sent_together(browser, (PRODUCTION, "prod.txt"), (STAGE.replace("\n  ims", " ims"), "stage.xml"))
    assert "imsServer" in page.text
    assert SECRET[:8] not in page.text


def test_too_many_files_or_none_with_an_account(browser: Browser) -> None:
    """The page says what is wrong."""
    assert sent_together(browser, *[(PRODUCTION, "p.txt")] * 11).status_code == 422
    page = sent_together(browser, (DASHBOARD, "groups.yaml"), ("hello there", "notes.txt"))
    assert page.status_code == 422
    assert "These files hold no external account that I can read." in page.text


def test_a_table_shows_no_neighbouring_cells(browser: Browser) -> None:
    """What stands beside a cell may be a secret in the wrong column."""
    table = "internal name;type;note\nAdobe_marketing_Cloud;Adobe Marketing Cloud;swordfish\n"
    page = sent(browser, table.encode(), "a.csv").text
    assert "swordfish" not in page
    assert 'class="lines"' not in page
    assert "Adobe_Marketing_Cloud" in page
