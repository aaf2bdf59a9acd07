"""What the bot says of itself without being asked: to a group that it joins, to strangers, to the hasty."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import topics_button
from bot.dialogue.exchange import Reply
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.model import Message
from bot.translate import _, n_, translator

NAME = _("IMS Doctor")
SHORT = _("I know why logging in to Adobe Campaign with an Adobe ID fails, and what to check.")
APOLOGY = _("Something went wrong on my side and I could not answer. Please ask again in a moment.")
FILES_MY_FAULT = _("I cannot read one of these files, and that is my fault. Send them one by one.")
NOT_YOURS = _("Only the person who sent this file can use its buttons.")
PRIVATE_CHAT = _("Open the private chat")
SETUP = _("Choose your language and set me up")


def purpose(locale: str) -> Message:
    """What the bot is for, to whoever has not started it; its languages, the reader's own first."""
    say = translator(locale)
    own, *others, last = map(say.language_name, dict.fromkeys((locale, SOURCE_LOCALE, *LOCALES)))
    return _(
        "Describe in your own words what goes wrong when people log in to Adobe Campaign with an Adobe ID "
        "(IMS): I name the documented checks, walk you through them and read your account file. In {own}, "
        "{others} and {last}, each person in their own language.",
        own=own,
        others=", ".join(others),
        last=last,
    )


def private_only(username: str) -> Message:
    """Say that the corrected file does not come here, and where it does."""
    return _(
        "I send corrected files only in a private chat, because they can contain a secret. Send "
        "me the file there: {address}",
        address=f"t.me/{username}",
    )


def elsewhere(chat: str) -> Message:
    """The line above an answer that comes in private, for the bot cannot write where it was asked."""
    return _("I cannot write in “{chat}”, so I answer you here.", chat=chat)


def joined(locale: str) -> Reply:
    """Two lines to a group or channel that the bot was added to."""
    say = translator(locale)
    hello = _("Hello! I know what to check when logging in to Adobe Campaign with an Adobe ID fails.")
    how = _(
        "Mention me, reply to me or use /ask; I answer everybody in their own language. Administrators of "
        "this chat find /settings."
    )
    body = (blocks.paragraph(say, hello), blocks.paragraph(say, how))
    return Reply(locale, body, ((topics_button(locale),),))


def turned_away() -> Message:
    """One line to somebody who may not use the bot."""
    return _("Sorry, I only work for one team. Please ask its administrator to let you in.")


def too_fast(seconds: int) -> Message:
    """The word to somebody who asks faster than is allowed; `seconds` until they may again, at least 1."""
    return n_(
        "One moment, please: I can answer you again in {count} second.",
        "One moment, please: I can answer you again in {count} seconds.",
        max(seconds, 1),
    )


def secret_in_private() -> Message:
    """What to say below the answer where a secret was sent in private: only its author can take it back."""
    return _(
        "There is a secret in what you sent. I do not keep it, but it stays in this chat: **delete your "
        "message** when you no longer need it, and leave the secret out next time. I never need it."
    )


def secret_in_group(was_deleted: bool, address: str) -> Message:
    """What to say at once where a secret stood in a group; `address` is the bot's own (`t.me/name`)."""
    if was_deleted:
        return _(
            "There was a secret in that message, so **I have deleted it**. Others may have read "
            "it: if it was a client secret, have Adobe renew it; if it was a password, change it."
            " Send me files in private ({address}); I never need the secret.",
            address=address,
        )
    return _(
        "There is a secret in that message. **Please delete it now**, because I cannot. Others "
        "may have read it: if it is a client secret, have Adobe renew it; if it is a password, "
        "change it. Send me files in private ({address}); I never need the secret.",
        address=address,
    )
