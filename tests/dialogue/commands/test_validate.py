"""/validate: a file, pasted settings, or how to give one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.dialogue.context import Context
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Attachment, Command, Press
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.dialogue.person import Person

SECRET = "s3cr3t-Of-The-Test-0815"
SETTINGS = f"internal_name: adobe_marketing_cloud\nclient_id: Campaign1\nclient_secret: {SECRET}\n"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_file_that_it_comes_with_is_validated(desk: Desk, locale: str) -> None:
    """With buttons for the corrected file, the whole report, and the report for programs."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("validate", about=Attachment("konto.yaml", SETTINGS.encode())))
    assert "konto.yaml" in person.reads
    verbs = [button.action.split(":")[0] for button in person.buttons]
    assert verbs[:3] == ["fix", "findings", "json"]
    assert len(person.buttons) <= 6


@pytest.mark.parametrize("locale", ["sv", "ko"])
def test_settings_after_it_are_validated(desk: Desk, locale: str) -> None:
    """One line is enough; nothing of the secret is shown, no button asks for a file."""
    in_a_block = Attachment("", SETTINGS.encode())
    for command in (
        Command("validate", SETTINGS),
        Command("validate", "callback_url: http://campaign.example.com"),
        Command("validate", f"```\n{SETTINGS}```"),
        Command("validate", "is this right?", in_a_block),
    ):
        person = Person(desk, Session(chosen=locale))
        person.says(command)
        assert "❌" in person.reads
        assert SECRET not in person.reads
        assert all(b.action.split(":")[0] in ("show", "topics") for b in person.buttons)


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_what_holds_no_account_is_refused_with_a_reason(desk: Desk, locale: str) -> None:
    """Whoever sends /validate means it."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("validate", "hello there"))
    assert person.reply
    assert "❌" not in person.reads
    assert person.reply.locale == locale


@pytest.mark.parametrize("locale", LOCALES)
def test_alone_it_explains_itself(desk: Desk, locale: str) -> None:
    """How to send a file, and where to get one."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("validate"))
    assert "/validate" in person.reads
    assert "/template" in person.reads


@pytest.mark.parametrize("locale", ["fr", "sv"])
def test_the_report_for_programs_is_what_the_command_line_prints(
    desk: Desk,
    locale: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a document, with secrets masked."""
    file = Attachment("konto.yaml", SETTINGS.encode())
    person = Person(desk, Session(chosen=locale))
    person.says(file)
    person.says(Press(person.button("json:").action, file))
    assert person.reply
    document = person.reply.document
    assert document
    assert document.name == "konto-rapport.json"
    assert SECRET.encode() not in document.data
    monkeypatch.chdir(tmp_path)
    Path("konto.yaml").write_bytes(file.data)
    main(["validate", "konto.yaml", "--format", "json", "--locale", locale])
    assert json.loads(document.data) == json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("is_private", [True, False])
def test_the_page_is_offered_where_there_is_one(desk: Desk, is_private: bool) -> None:
    """As an app in private, as a link to the private chat elsewhere; nothing without."""
    said = Command("validate")
    turn = converse(
        said, Session(), desk, Context(is_private=is_private, check_page="https://d.example.com/x")
    )
    offered = [button for row in turn.replies[0].keyboard for button in row if button.url]
    assert [(button.url, button.is_app) for button in offered] == [("https://d.example.com/x", is_private)]
    without = converse(said, Session(), desk, Context(is_private=is_private))
    assert not [button for row in without.replies[0].keyboard for button in row if button.url]
