"""Accented letters and Hangul are written as one character each.

A text copied from macOS may hold `é` as `e` and an accent (Unicode NFD). It looks the same, but where two
names are compared it is another one, on either side. The file was read as if it were right. Where all of the
file is written so, that is only its encoding, and information.

Passes:

    internal_name: Adobe_Marketing_Cloud
    association_mask: Campaign - café - (.*)

Fails:

    internal_name: Adobe_Marketing_Cloud
    association_mask: Campaign - café - (.*)
    experience_cloud: {groups: [Campaign - café - Marketing]}
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import Account, AccountFile, Instance
from bot.validator.fields import Field, field
from bot.validator.finding import FindingMaker, label, shown
from bot.validator.written import Written

NAME = "decomposed-text"
CHECK = "check/operator-group-names"
SEVERITY = Severity.WARNING
NOTES_WHEN = "the whole file is written so"

_OF_ADOBE = ("client_id", "product_context")
_COMPARED = ("internal_name", "type", "client_id", "association_mask", "product_context", "tenant")

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each such value that is compared with another."""
    if file.source.text.isascii() or unicodedata.is_normalized("NFC", file.source.text):
        return
    severity = Severity.INFO if unicodedata.is_normalized("NFD", file.source.text) else SEVERITY
    judged: set[int] = set()
    for instance in file.instances:
        for value, setting, account in _values(instance):
            raw = file.source.text[value.start : value.end]
            if unicodedata.is_normalized("NFC", raw) or value.start in judged:
                continue
            judged.add(value.start)
            name = setting.name
            yield _finding(
                file,
                value,
                _(
                    "**{label}** `{value}` holds letters put together from two characters (Unicode NFD).",
                    label=label(name),
                    value=shown(value),
                ),
                _("Type the value again, or let `--fix` put it right.")
                if setting.level in ("account", "instance")
                else _("Copy the name from Adobe Admin Console (formerly Enterprise Dashboard) once more."),
                account=account,
                field=name,
                check=setting.check,
                severity=severity,
            )


def _values(instance: Instance) -> Iterator[tuple[Written, Field, Account | None]]:
    for group in instance.operator_groups.items if instance.operator_groups else ():
        yield group, field("instance", "operator_groups"), None
    for account in instance.ims_accounts:
        for name in _COMPARED:
            value = getattr(account, name)
            if isinstance(value, Written):
                yield value, field("account", name), account
    adobe = instance.adobe
    for group in adobe.groups.items if adobe.groups else ():
        yield group, field("adobe", "groups"), None
    for name in _OF_ADOBE:
        value = getattr(adobe, name)
        if isinstance(value, Written):
            yield value, field("adobe", name), None
    for user in adobe.users or ():
        for group in user.groups.items if user.groups else ():
            yield group, field("user", "groups"), None
