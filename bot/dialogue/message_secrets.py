"""Whether a message or a file gives a secret away: what `privacy` finds, and what the validator reads.

A file in its format may name a secret in a way that no pattern sees: in a column, or in a nested group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.encoding import decoded
from bot.errors import JobFailedError, MisreadFileError, UnreadableFileError
from bot.privacy.file_names import gives_away_in_name
from bot.privacy.masker import HIDDEN_VALUE
from bot.privacy.secret_detection import gives_away, is_real, readable
from bot.privacy.secret_words import has_name
from bot.privacy.spans import hidden
from bot.privacy.suspects import suspects

_MARKUP = ("<", "{", "[")
_IDENTIFIER = re.compile(r"[A-Za-z]\W?\d|\d\W?[A-Za-z]")
"""Letters beside digits, as passwords have them."""


def contains_secret(text: str) -> bool:
    """Whether a real client secret, password or token stands in a message or file; `***` is none.

    Raises JobFailedError where the program goes wrong at it: nobody knows then.
    """
    return gives_away(text) or _is_in_settings(readable(text))


def may_contain_secret(text: str) -> bool:
    """The same for who needs an answer: what could not be looked through may hold one."""
    try:
        return contains_secret(text)
    except JobFailedError:
        return True


def shows_likely_secret(text: str) -> bool:
    """The same, or what may be one behind its name without a sign between: "is my password Ab12 right?".

    Letters and digits, so that a word of a question, in Korean with its particles, is none.
    """
    return may_contain_secret(text) or any(
        is_real(text[start:end]) and _IDENTIFIER.search(text[start:end]) for start, end in suspects(text)
    )


def file_contains_secret(name: str, data: bytes) -> bool:
    """The same for a file: what it is called, and what stands in it, in whatever encoding.

    Raises JobFailedError as `contains_secret` does.
    """
    from bot.validator.opened import workbook_texts  # heavy, and only for files

    texts = tuple(workbook_texts(data)) or (decoded(data).text,)
    return gives_away_in_name(name) or any(map(contains_secret, texts))


def may_show(part: str, text: str) -> bool:
    """Whether a part of a message may be shown to its writer again: nothing in it may be a secret.

    A part that names a secret may have it under any words, and in a message that names one, a word with
    digits or signs in it may be it, wherever it stands.
    """
    if may_contain_secret(part) or any(suspects(part)) or has_name(part):
        return False
    return not has_name(text) or not any(is_real(word) for word in part.split())


def may_keep(values: Iterable[str], text: str) -> bool:
    """Whether values of a message may be judged, said again and kept: no secret in any of it."""
    return not shows_likely_secret(text) and all(may_show(value, value) for value in values)


def without_secrets(address: str) -> str:
    """An address with what may be a secret in it hidden."""
    return hidden(address, suspects(address), HIDDEN_VALUE)


def _is_in_settings(text: str) -> bool:
    """Whether the validator finds a client secret in it, in whatever format it is.

    Not in what it refuses, or lacks the memory for. Raises JobFailedError where it goes wrong.
    """
    is_settings = "\n" in text.strip() or text.lstrip().startswith(_MARKUP)
    if not is_settings or not has_name(text):
        return False
    from bot.validator.engine import read_account_file  # heavy, and only for what speaks of secrets

    try:
        file = read_account_file(text.encode("utf-8", "replace"), "")
    except MisreadFileError:
        raise JobFailedError("reading a file went wrong while it was looked through for secrets") from None
    except UnreadableFileError:
        return False
    accounts = (account for instance in file.instances for account in instance.external_accounts or ())
    return any(is_real(account.client_secret or "", is_setting=True) for account in accounts)
