"""A file in the chat: what is wrong, the corrected file, the whole report; nothing leaks."""

from __future__ import annotations

import pytest

from bot.dialogue.button_data import needs_file
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Attachment, Command, Press, Reply
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.builders import text_of
from tests.validator.workbooks import xlsx

SECRET = "s3cr3t-Of-The-Test-0815"
FAULTY = Attachment(
    "konto.yaml",
    (
        "internal_name: adobe_marketing_cloud   # renamed last week\n"
        "type: Adobe Marketing Cloud\n"
        "callback_url: http://campaign.example.com/nl/jsp/logon.jsp\n"
        f"client_secret: {SECRET}\n"
        'association_mask: "Campaign - acme - (.*) "\n'
    ).encode(),
)


def sent(desk: Desk, file: Attachment, locale: str = "en") -> Reply:
    """What the bot says of a file."""
    (reply,) = converse(file, Session(chosen=locale), desk).replies
    return reply


def action_of(reply: Reply, verb: str) -> str:
    """The action of the button that begins with a verb."""
    return next(b.action for row in reply.keyboard for b in row if b.action.startswith(verb))


@pytest.mark.parametrize("locale", LOCALES)
def test_findings_have_place_value_and_fix(desk: Desk, locale: str) -> None:
    """In the person's language; the secret is nowhere."""
    reply = sent(desk, FAULTY, locale)
    shown = text_of(reply)
    assert reply.locale == locale
    assert "`Adobe_Marketing_Cloud`" in shown
    assert SECRET not in shown


def test_the_corrected_file_comes_back_with_what_was_changed(desk: Desk) -> None:
    """Comments and the secret stay; only what cannot be wrong is changed."""
    action = action_of(sent(desk, FAULTY), "fix")
    assert needs_file(action)
    (reply,) = converse(Press(action, FAULTY), Session(chosen="en"), desk).replies
    assert reply.document is not None
    corrected = reply.document.data.decode()
    assert "internal_name: Adobe_Marketing_Cloud   # renamed last week" in corrected
    assert "callback_url: https://campaign.example.com/nl/jsp/logon.jsp" in corrected
    assert f"client_secret: {SECRET}" in corrected
    assert SECRET not in text_of(reply)
    assert reply.document.name == "konto-corrected.yaml"


@pytest.mark.parametrize(
    ("locale", "cell", "name"),
    [
        ("fr", "cellule A!A2", "comptes-corrige.csv"),
        ("sv", "cell A!A2", "comptes-rättad.csv"),
        ("ko", "A!A2 셀", "comptes-수정.csv"),
    ],
)
def test_a_spreadsheet_is_told_by_cell_and_comes_back_as_csv(
    desk: Desk, locale: str, cell: str, name: str
) -> None:
    """Nobody looks for column 5 in a spreadsheet; a changed one would lose what else is in it."""
    rows = [("Nom interne", "Type", "Tenant"), ("adobe_marketing_cloud", "Adobe Marketing Cloud", "acme")]
    file = Attachment("comptes.xlsx", xlsx({"A": rows}))
    reply = sent(desk, file, locale)
    assert cell in text_of(reply)
    (fixed,) = converse(Press(action_of(reply, "fix"), file), Session(chosen=locale), desk).replies
    assert fixed.document is not None
    assert fixed.document.name == name
    assert "Adobe_Marketing_Cloud" in fixed.document.data.decode("utf-8-sig")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_whole_report_is_a_file_without_the_secret(desk: Desk, locale: str) -> None:
    """Every finding, and what to look at by hand."""
    action = action_of(sent(desk, FAULTY, locale), "findings")
    (reply,) = converse(Press(action, FAULTY), Session(chosen=locale), desk).replies
    assert reply.document is not None
    assert "callback-https" in reply.document.data.decode()
    assert SECRET.encode() not in reply.document.data


def test_a_button_about_a_file_that_is_gone_says_so(desk: Desk) -> None:
    """The channel could not fetch it any more."""
    (reply,) = converse(Press("fix:file:sv", None), Session(), desk).replies
    assert reply.locale == "sv"
    assert reply.document is None


def test_a_file_name_is_shown_without_its_path(desk: Desk) -> None:
    """And without control characters."""
    shown = text_of(sent(desk, Attachment("C:\\secret\\path/../a\x1b[31m.yaml", FAULTY.data)))
    assert "secret" not in shown.split("\n")[0]
    assert "\x1b" not in shown


@pytest.mark.parametrize("locale", LOCALES)
def test_the_template_is_read_and_told_to_be_filled_in(desk: Desk, locale: str) -> None:
    """What /template sends is an account file without another fault than its placeholders."""
    (reply,) = converse(Command("template"), Session(chosen=locale), desk).replies
    assert reply.document is not None
    inspection = desk.inspect(reply.document.data, reply.document.name)
    assert {f.rule for f in inspection.report.findings if f.severity == "error"} == {"placeholder"}
