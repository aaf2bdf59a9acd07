"""The association mask has no spelling mistake.

Documents: "Association Mask". Where the file does not list the groups of the Dashboard, three things can
still be seen: a beginning that is almost `Campaign`, a tenant that is almost the account's, and a hyphen
without its blanks. They deserve a look.

Passes:

    internal_name: Adobe_Marketing_Cloud
    tenant: acme
    association_mask: Campaign - acme - (.*)

Fails:

    internal_name: Adobe_Marketing_Cloud
    tenant: acme
    association_mask: Campaing - acme - (.*)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import Account, AccountFile
from bot.validator.finding import Fault, shown
from bot.validator.leftover import is_left_mask
from bot.validator.mask import names, settled
from bot.validator.placeholder import holds_placeholder
from bot.validator.proposals import has_half_hyphen, repaired

ID = "association-mask-spelling"
CHECK = "check/association-mask"
SEVERITY = Severity.WARNING

_WORDS = re.compile(r"[^\W_]+(?:[_.-][^\W_]+)*")
_DOCUMENTED = "Campaign"
_AS_WELL = ("CampaignV6", "CampaignV7", "CampaignV8")
"""What consoles of several versions put there; Campaign itself writes names in small letters."""
_GLUED = re.compile(r"(?i)\ACampaign(?:V\d)?-\S|\S-\(\.\*\)\s*\Z")
"""A hyphen without any blank where the documented form has two."""
_SLIPS = 2
"""Letters that a mistyped word may differ in."""

_fault = Fault(ID, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each mask with a word that is almost another, or a hyphen with one blank."""
    for instance, account in file.ims_accounts():
        text = account.association_mask
        if text is None or names(instance.adobe.groups):
            continue
        slip = _slip(text, account)
        if slip:
            word, meant = slip
            message = _(
                "In the association mask `{value}`, `{word}` looks like a misspelt `{meant}`.",
                value=shown(text),
                word=word,
                meant=meant,
            )
            expected = text.replace(word, meant)
        elif has_half_hyphen(text) or _GLUED.search(text):
            message = _(
                "In the association mask `{value}`, a blank is missing beside a hyphen.", value=shown(text)
            )
            expected = repaired(text)
        else:
            continue
        is_wrong = (
            has_half_hyphen(expected)
            or holds_placeholder(expected)
            or is_left_mask(expected, account, instance)
        )
        yield _fault(
            file,
            text,
            message,
            _(
                "Compare **Association Mask** with the names of the groups in the Enterprise "
                "Dashboard, letter by letter."
            ),
            account=account,
            field="association_mask",
            expected=None if is_wrong else expected,
        )


def _slip(text: str, account: Account) -> tuple[str, str] | None:
    """The first word that is almost another, and that one."""
    known = [_DOCUMENTED, *_WORDS.findall(account.tenant or "")[:1]]
    seen = {word.casefold() for word in (*known, *_AS_WELL)}
    for word in _WORDS.findall(settled(text, None).prefix[:200]):
        meant = next((name for name in known if _is_slip(word, name)), None)
        if meant and word.casefold() not in seen:
            return word, meant
    return None


def _is_slip(word: str, name: str) -> bool:
    return len(name) >= 4 and 0 < OSA.distance(word, name) <= min(_SLIPS, len(name) // 3)
