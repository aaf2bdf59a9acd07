"""Files that people send, and the buttons under what was found in them."""

from __future__ import annotations

from bot.dialogue import button_data
from bot.dialogue.account_file.findings import (
    correction_reply,
    findings_reply,
    json_reply,
    pasted_reply,
    report_reply,
    unreadable_reply,
)
from bot.dialogue.account_file.pasted import PASTED_NAME
from bot.dialogue.answers import menus
from bot.dialogue.button_data import Action
from bot.dialogue.desk import FileChecks, Talk
from bot.dialogue.exchange import Attachment, Reply
from bot.errors import TooCostlyError, UnreadableFileError
from bot.model import Message
from bot.privacy.file_names import shown_name
from bot.translate import _


def inspected(file: Attachment, talk: Talk) -> Reply:
    """What the validator says of a file, or of pasted settings: those have no name, or `PASTED_NAME`."""
    name = (shown_name(file.name) or "-") if file.name else PASTED_NAME
    is_pasted = name == PASTED_NAME
    inspect = talk.desk.inspect if is_pasted else talk.desk.files.inspect
    try:
        inspection = inspect(file.data, name)
    except UnreadableFileError as error:
        return unreadable_reply("" if is_pasted else name, error, talk.locale)
    if is_pasted:
        return pasted_reply(inspection, talk.locale, talk.documents)
    try:
        is_correctable = can_correct(talk.desk.files, file.data, name)
    except TooCostlyError:
        is_correctable = False
    return report_reply(inspection, talk.locale, talk.documents, is_correctable=is_correctable)


def can_correct(files: FileChecks, data: bytes, name: str) -> bool:
    """Whether there is something to correct that cannot be wrong; what was found stands without it.

    Raises TooCostlyError where to prove its corrections takes too much.
    """
    try:
        return bool(files.correct(data, name).changes)
    except TooCostlyError:
        raise
    except UnreadableFileError:
        return False  # no account in it


def about_file(action: Action, file: Attachment | None, talk: Talk) -> Reply:
    """What a button about a file asks for: it corrected, or everything found, for people or programs."""
    if file is None:
        return menus.notice(action.locale, _("I no longer have that file. Please send it again."))
    name = shown_name(file.name) or "-"
    try:
        if action.verb == button_data.FIX_VERB:
            return correction_reply(name, talk.desk.files.correct(file.data, name), action.locale)
        inspection = talk.desk.files.inspect(file.data, name)
    except UnreadableFileError as error:
        return unreadable_reply(name, error, action.locale)
    show = json_reply if action.verb == button_data.JSON_VERB else findings_reply
    return show(inspection, action.locale)


def refusal(why: str, limit_bytes: int) -> Message:
    """What to say of something that the channel could not pass on (`exchange.Refused`)."""
    if why == "file-too-big":
        return _(
            "That file is too big for me: I read account files of up to {limit} kB. Export the external "
            "account alone and send it again.",
            limit=limit_bytes // 1024,
        )
    if why == "file-unavailable":
        return _("I could not open that file. Please send it again.")
    if why == "picture":
        return _(
            "I cannot read text in pictures. Copy the values from the console and send them as "
            "text, each with its name, or export the external account in a package and attach it."
        )
    return _(
        "I only read text and account files. Describe the problem in a few words, or attach the account "
        "file (XML package, YAML, JSON, CSV or text)."
    )
