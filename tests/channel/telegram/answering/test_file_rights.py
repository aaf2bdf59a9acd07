"""Who may press a button about a file, and where."""

from __future__ import annotations

import pytest

from bot.channel.telegram.answering.file_rights import MAX_ALERT_CHARS, Alert, alert, objection
from bot.channel.telegram.incoming.arrival import FilePress, SentFile
from bot.dialogue.notices import NOT_YOURS, private_only
from bot.languages import LOCALES
from bot.model import Message
from bot.translate import _

FILE = SentFile("F", "a.yaml")
NAME = "ims_doctor_bot"


@pytest.mark.parametrize(
    ("press", "expected"),
    [
        (FilePress("fix:file:sv", FILE, is_own=True, is_private=True), None),
        (FilePress("findings:file:sv", FILE, is_own=True, is_private=True), None),
        (FilePress("fix:file:sv", FILE, is_own=True, is_private=False), private_only(NAME)),
        (FilePress("findings:file:sv", FILE, is_own=True, is_private=False), None),
        (FilePress("fix:file:sv", FILE, is_own=False, is_private=False), NOT_YOURS),
        (FilePress("findings:file:sv", FILE, is_own=False, is_private=False), NOT_YOURS),
        (FilePress("fix:file:sv", None, is_own=False, is_private=False), None),
    ],
)
def test_what_stands_against_a_press(press: FilePress, expected: Message | None) -> None:
    """Others never; a corrected file in private only; without a file nothing can come out."""
    assert objection(press, NAME) == expected


@pytest.mark.parametrize("message", [NOT_YOURS, private_only("x" * 32)])
@pytest.mark.parametrize("locale", LOCALES)
def test_alerts_fit_in_every_language(locale: str, message: Message) -> None:
    """Telegram refuses longer ones; the address, which comes last, must not be cut."""
    said = alert(message, locale).text
    assert len(said) < MAX_ALERT_CHARS
    assert all(str(value) in said for value in message.params.values())


def test_what_is_long_or_refuses_waits_to_be_read() -> None:
    """A short word passes by; no more than 200 characters are shown."""
    assert alert(_("Done."), "en") == Alert("Done.", is_window=False)
    assert alert(_("Done."), "en", is_refusal=True) == Alert("Done.", is_window=True)
    assert alert(Message("x" * 61), "en").is_window
    assert alert(Message("x" * 199 + " y z"), "en").text == "x" * 199 + "…"
