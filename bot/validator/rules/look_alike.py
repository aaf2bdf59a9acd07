"""No value holds characters that only look like the right ones.

Documents: "Association Mask", "Client ID and secret", "Scopes". Word processors put a long dash for a hyphen
and curly quotes around a value; a letter of another script looks like a Latin one. Campaign compares
character by character. What the file lists of Adobe's side is compared by other rules.

Passes:

    internal_name: Adobe_Marketing_Cloud
    association_mask: Campaign - acme - (.*)

Fails:

    internal_name: Adobe_Marketing_Cloud
    association_mask: Campaign – acme – (.*)
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import Account, AccountFile, Instance
from bot.validator.fields import field
from bot.validator.finding import Fault, label, set_to, shown
from bot.validator.mask.form import names
from bot.validator.proposal.leftover import is_left_tenant
from bot.validator.proposal.mask import mask_for
from bot.validator.values.lookalike import first_odd, plain, unquoted
from bot.validator.values.placeholder import holds_placeholder
from bot.validator.values.url_parts import bare, read_address
from bot.validator.written import Written

NAME = "look-alike"
CHECK = "check/association-mask"
SEVERITY = Severity.WARNING

_fault = Fault(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each such value of an account or of an operator group, under its setting's check."""
    for instance in file.instances:
        if not instance.ims_accounts:
            continue
        for account, name, value in _compared(instance):
            odd = first_odd(value)
            if odd:
                message = _(
                    "**{label}** `{value}` holds `{character}` ({code}), which only looks like `{plain}`.",
                    label=label(name),
                    value=shown(value),
                    character=odd,
                    code=f"U+{ord(odd):04X}",
                    plain=plain(odd) if plain(odd) != odd else _counterpart(value, odd),
                )
            elif unquoted(value) != value:
                message = _(
                    "**{label}** `{value}` stands in quotes, which count as part of it.",
                    label=label(name),
                    value=shown(value),
                )
            else:
                message = _(
                    "There is a stray blank or an invisible character in **{label}**: `{value}`.",
                    label=label(name),
                    value=shown(value),
                )
            expected = _expected(name, value, account, instance)
            yield _fault(
                file,
                value,
                message,
                _("Delete the value of **{label}** and type it again.", label=label(name))
                if expected is None or account is None
                else set_to(name, expected),
                account=account,
                field=name,
                expected=expected,
                check=field("account" if account else "instance", name).check,
            )


def _compared(instance: Instance) -> Iterator[tuple[Account | None, str, Written]]:
    """Values that no other rule compares with what Adobe provisioned, and that look odd."""
    adobe = instance.adobe
    for account in instance.ims_accounts:
        if not names(adobe.groups):
            yield from _odd(account, "association_mask", account.association_mask)
        if not adobe.client_id:
            yield from _odd(account, "client_id", account.client_id)
        yield from _odd(account, "tenant", account.tenant, or_blank=True)
        if (
            not names(adobe.callback_allowlist)
            and account.callback_url
            and read_address(account.callback_url)
        ):
            yield from _odd(account, "callback_url", account.callback_url)
        if not names(adobe.scopes):
            for scope in account.ims_scope.items if account.ims_scope else ():
                yield from _odd(account, "ims_scope", scope)
    if not names(adobe.groups):
        for group in instance.operator_groups.items if instance.operator_groups else ():
            yield from _odd(None, "operator_groups", group)


def _odd(
    account: Account | None, name: str, value: Written | None, *, or_blank: bool = False
) -> Iterator[tuple[Account | None, str, Written]]:
    if value and value.strip():
        has_blank = or_blank and (value != value.strip() or not value.isprintable())
        if has_blank or first_odd(value) or unquoted(value) != value:
            yield account, name, value


def _expected(name: str, value: str, account: Account | None, instance: Instance) -> str | None:
    """The same in plain characters, if nothing else is wrong with it then."""
    if account and name == "association_mask":
        return mask_for(account, instance)
    text = bare(plain(value)) or plain(value).strip()
    if not text.isprintable() or first_odd(text) or holds_placeholder(text):
        return None
    if name == "callback_url":
        address = read_address(text)
        return text if address is not None and address.scheme == "https" else None
    if account and name == "tenant" and is_left_tenant(text, account, instance):
        return None
    return text


def _counterpart(value: str, odd: str) -> str:
    """What a letter is taken for among the letters around it."""
    inside = unquoted(value)
    return next(two for one, two in zip(inside, plain(value), strict=False) if one == odd)
