"""Files that were sent at once: judged as one installation, each finding with its file; nothing leaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Attachment, Attachments, Refused, Reply
from bot.dialogue.session import Session
from bot.errors import TooCostlyError, UnreadableFileError
from bot.languages import LOCALES
from bot.translate import _
from bot.validator import Inspection, inspect_file
from bot.validator.fix import Correction
from bot.validator.joint_inspection import inspect_together
from tests.builders import text_of
from tests.validator.account_files import SECRET
from tests.validator.joint_files import DASHBOARD, PRODUCTION, STAGE

FILES = (
    Attachment("prod.txt", PRODUCTION.encode()),
    Attachment("stage.xml", STAGE.encode()),
    Attachment("groups.yaml", DASHBOARD.encode()),
)


def told(desk: Desk, *parts: Attachment | Refused, locale: str = "en") -> Reply:
    """What the bot says of files."""
    (reply,) = converse(Attachments(parts), Session(chosen=locale), desk).replies
    return reply


@pytest.mark.parametrize("locale", LOCALES)
def test_production_stage_and_dashboard(desk: Desk, locale: str) -> None:
    """What they contradict each other in stands with its file; the whole report comes along."""
    reply = told(desk, *FILES, locale=locale)
    shown = text_of(reply)
    for name in ("prod.txt", "stage.xml", "groups.yaml"):
        assert name in shown
    assert "stage.xml, " in shown
    assert reply.document is not None
    report = reply.document.data.decode()
    assert "ims-server-same-endpoint" in report
    assert "operator-group-membership" in report
    assert SECRET not in shown + report
    assert not [button for row in reply.keyboard for button in row if button.action.startswith("fix")]


def test_what_each_alone_does_not_show(desk: Desk) -> None:
    """The user is in none of the groups that the mask of the other file picks out."""
    alone = converse(FILES[0], Session(chosen="en"), desk).replies[0]
    assert "anna@fabrikam.net" not in text_of(alone)
    assert "groups.yaml, line 2" in text_of(told(desk, FILES[0], FILES[2]))


def test_those_that_cannot_be_read_are_named(desk: Desk) -> None:
    """With why; the others are judged."""
    reply = told(
        desk, FILES[0], Refused("file-too-big", 1 << 20, "large.xml"), Attachment("a.pdf", b"%PDF-1.7")
    )
    shown = text_of(reply)
    assert "large.xml: That file is too big" in shown
    assert "a.pdf: This is a PDF" in shown
    assert "prod.txt" in shown


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_can_be_read(desk: Desk, locale: str) -> None:
    """Each with its reason."""
    parts = (
        Attachment("a.pdf", b"%PDF-1.7"),
        Refused("file-unavailable", 0, "b.xml"),
        Refused("picture", 0, ""),
    )
    shown = text_of(told(desk, *parts, locale=locale))
    assert "a.pdf" in shown
    assert "b.xml" in shown


def test_only_a_dashboard(desk: Desk) -> None:
    """There is no account to judge."""
    shown = text_of(told(desk, FILES[2], Attachment("notes.txt", b"hello there")))
    assert "These files hold no external account that I can read." in shown


def test_files_of_the_same_name_are_told_apart(desk: Desk) -> None:
    """Every package is called the same."""
    shown = text_of(told(desk, Attachment("p.xml", STAGE.encode()), Attachment("p.xml", STAGE.encode())))
    assert "p.xml (1)" in shown
    assert "p.xml (2)" in shown


def test_clean_files(desk: Desk) -> None:
    """Say that they agree."""
    stage = PRODUCTION.replace("production", "stage").replace("crm.", "crm-stage.")
    reply = told(desk, FILES[0], Attachment("stage.txt", stage.encode()))
    assert "do not contradict each other" in text_of(reply)


def test_a_secret_in_a_name_is_hidden(desk: Desk) -> None:
    """As with a single file."""
    name = f"client_secret={SECRET}.txt"
    reply = told(desk, Attachment(name, PRODUCTION.encode()), Refused("file-too-big", 1, name), FILES[1])
    assert SECRET not in text_of(reply)
    assert reply.document is None or SECRET not in reply.document.name + reply.document.data.decode()


class _CostlyCorrections:
    """Judges files, and gives up each of its corrections."""

    def __init__(self) -> None:
        self.given_up: list[str] = []

    def inspect(self, data: bytes, name: str) -> Inspection:
        return inspect_file(data, name)

    def correct(self, _data: bytes, name: str) -> Correction:
        self.given_up.append(name)
        raise TooCostlyError(_("The file cannot be read."))

    def inspect_together(
        self, files: Sequence[tuple[bytes, str]], /
    ) -> list[Inspection | UnreadableFileError]:
        return inspect_together(files)


@pytest.mark.parametrize("files", [FILES, FILES[1:2]])
def test_one_that_costs_too_much_is_the_last_of_its_message(desk: Desk, files: Sequence[Attachment]) -> None:
    """What was found is told; nine more of its kind are not tried while others wait."""
    costly = _CostlyCorrections()
    reply = told(replace(desk, files=costly), *files)
    assert text_of(reply)
    assert len(costly.given_up) == 1
