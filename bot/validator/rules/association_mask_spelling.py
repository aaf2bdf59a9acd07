"""The association mask has no spelling mistake.

Documents: "Association Mask". Where the file does not list the groups of the Dashboard, two things can
still be seen: a beginning that is almost `Campaign`, and a tenant that is almost the account's. Both
deserve a look.

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
from bot.validator.account import AccountFile
from bot.validator.finding import Fault, shown
from bot.validator.mask import names, settled

ID = "association-mask-spelling"
CHECK = "check/association-mask"
SEVERITY = Severity.WARNING

_WORDS = re.compile(r"[^\W_]+(?:[_.-][^\W_]+)*")
_DOCUMENTED = "Campaign"
_SLIPS = 2
"""Letters that a mistyped word may differ in."""

_fault = Fault(ID, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each mask with a word that is almost another."""
    for instance, account in file.ims_accounts():
        text = account.association_mask
        if text is None or names(instance.adobe.groups):
            continue
        known = [_DOCUMENTED, *_WORDS.findall(account.tenant or "")[:1]]
        for word in _WORDS.findall(settled(text, None).prefix[:200]):
            meant = next((name for name in known if _is_slip(word, name)), None)
            if meant and word not in known:
                yield _fault(
                    file,
                    text,
                    _(
                        "In the association mask `{value}`, `{word}` looks like a misspelt `{meant}`.",
                        value=shown(text),
                        word=word,
                        meant=meant,
                    ),
                    _(
                        "Compare **Association Mask** with the names of the groups in the Enterprise "
                        "Dashboard, letter by letter."
                    ),
                    account=account,
                    field="association_mask",
                    expected=text.replace(word, meant),
                )
                break


def _is_slip(word: str, name: str) -> bool:
    return len(name) >= 4 and 0 < OSA.distance(word, name) <= min(_SLIPS, len(name) // 3)
