"""What can be told of a client secret without showing it: hidden, stood for, or the provisioned one."""

from __future__ import annotations

import hashlib
import re

from bot.languages import of_all
from bot.languages.patterns import any_of, any_pattern
from bot.validator.account import AdobeSide

_SHA256 = re.compile(r"(?:sha-?256[:=\s]*)?(?P<hex>[0-9a-f]{64})", re.IGNORECASE)
_HIDDEN = re.compile(
    rf"[*•●∙·.…_\-\s]+|[\[<(]?(?:{any_of(of_all(lambda language: language.account_file.hidden))})[\]>)]?",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"[<\[{(].*[>\]})]|\$\{?\w+\}?|%\w+%|x{3,}|\?+"
    r"|t\.?b\.?d\.?|to[-_ ]?do|n/?a|none|null|undefined|dummy|example|sample|test(?:ing)?|placeholder"
    r"|(?:change|replace|fill|fix)[-_ ]?(?:me|this|it|in)?(?:[-_ ]?\w+)?"
    r"|(?:(?:your|my|the|insert|enter|put|new|some|ims|client)[-_ ]*){0,4}(?:secret|password|passwd)"
    r"(?:[-_ ]*(?:goes|here|key|value|123|1)){0,2}"
    rf"|{any_pattern(of_all(lambda language: language.account_file.secret_to_fill_in), blank='[-_ ]')}",
    re.IGNORECASE,
)


def is_hidden(secret: str) -> bool:
    """Whether a secret was made unreadable, as the console shows it or by who sent the file."""
    return bool(_HIDDEN.fullmatch(secret.strip()[:200]))


def is_placeholder(secret: str) -> bool:
    """Whether a secret is a word that stands for one."""
    return bool(_PLACEHOLDER.fullmatch(secret.strip()[:200]))


def is_provisioned(secret: str, adobe: AdobeSide) -> bool:
    """Whether a secret has the fingerprint that Adobe's side shows."""
    digest = digest_of(adobe.client_secret_sha256 or "")
    return bool(digest) and hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest() == digest


def digest_of(fingerprint: str) -> str:
    """The digits of a SHA-256 fingerprint, however it is written; empty where it is none."""
    match = _SHA256.fullmatch(fingerprint.strip())
    return match["hex"].casefold() if match else ""
