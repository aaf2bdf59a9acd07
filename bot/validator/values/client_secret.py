"""What can be told of a client secret without showing it: hidden, stood for, or the provisioned one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache

from bot.languages import of_all
from bot.languages.patterns import any_of, any_pattern
from bot.privacy.secret_words import NAME
from bot.privacy.word_lists import NO_VALUE, PLACEHOLDERS
from bot.validator.account import AdobeSide
from bot.validator.values.placeholder_values import MARKS, TO_FILL_IN

_SHA256 = re.compile(r"(?:sha-?256[:=\s]*)?(?P<hex>[0-9a-f]{64})", re.IGNORECASE)
_HIDDEN = re.compile(
    rf"[*•●∙·.…_\-\s]+|[\[<(]?(?:{any_of(of_all(lambda language: language.account_file.hidden))})[\]>)]?",
    re.IGNORECASE,
)
_NAME = re.compile(rf"{NAME}(?:{any_of(of_all(lambda language: language.secrets.endings))})?")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_FILLERS = frozenset(of_all(lambda language: language.account_file.beside_secret))
"""What stands beside the word for a secret where only the word stands there."""
_POINTERS = frozenset(of_all(lambda language: language.account_file.pointers))
"""What leads to where the secret is kept."""
_REFERENCE = re.compile(
    r"(?i)(?:vault|env|kms|ssm|op|keyring|file|secret)[:/].*|arn:.*|@@.*@@|[1１]password|keepass\w*"
)
_LONGEST = 200
"""A choice: a stand-in is short, and no pattern is to run long."""


@cache
def _placeholder() -> re.Pattern[str]:
    """What stands for a secret, compiled for the first one that is looked at: it takes 13 ms."""
    stood_for = any_pattern(
        of_all(lambda language: language.account_file.secret_to_fill_in), blank="[-_ ]", perhaps_accents=True
    )
    return re.compile(
        r"[<\[{(].*[>\]})]|\$\{?\w+\}?|%\w+%|x{3,}|\?+"
        r"|t\.?b\.?d\.?|to[-_ ]?do|n/?a|none|null|undefined|dummy|example|sample|test(?:ing)?|placeholder"
        r"|(?:change|replace|fill|fix)[-_ ]?(?:me|this|it|in)?(?:[-_ ]?\w+)?"
        r"|(?:(?:your|my|the|insert|enter|put|new|some|ims|client)[-_ ]*){0,4}(?:secret|password|passwd)"
        r"(?:[-_ ]*(?:goes|here|key|value|123|1)){0,2}"
        rf"|{stood_for}|{TO_FILL_IN}",
        re.IGNORECASE,
    )


def is_hidden(secret: str) -> bool:
    """Whether a secret was made unreadable, as the console shows it or by who sent the file."""
    return bool(_HIDDEN.fullmatch(secret.strip()[:_LONGEST]))


def is_placeholder(secret: str) -> bool:
    """Whether a secret is a word that stands for one, or says where it is."""
    text = secret.strip()[:_LONGEST]
    if (
        _placeholder().fullmatch(text.rstrip(MARKS) or text)
        or _REFERENCE.fullmatch(text)
        or text.casefold() in PLACEHOLDERS
    ):
        return True
    if _DIGIT.search(text):
        return False
    words = _WORD.findall(unicodedata.normalize("NFC", text.casefold()))
    if not words:
        return False
    beside = _WORD.findall(_NAME.sub(" ", text.casefold()))
    is_name = len(beside) < len(words) or "".join(beside) != "".join(words)
    if is_name and all(word in _FILLERS for word in beside):
        return True
    is_prose = len(words) > 1 and re.search(r"\s", text) is not None
    if is_prose and all(word in NO_VALUE for word in words):
        return True
    return not _POINTERS.isdisjoint(words) and (is_prose or len(words) == 1)


def is_provisioned(secret: str, adobe: AdobeSide) -> bool:
    """Whether a secret has the fingerprint that Adobe's side shows."""
    digest = digest_of(adobe.client_secret_sha256 or "")
    return bool(digest) and hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest() == digest


def digest_of(fingerprint: str) -> str:
    """The digits of a SHA-256 fingerprint, however it is written; empty where it is none."""
    match = _SHA256.fullmatch(fingerprint.strip())
    return match["hex"].casefold() if match else ""
