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
from bot.validator.account import Account, AccountFile, Instance, Listing
from bot.validator.fields import field
from bot.validator.finding import FindingMaker, label, set_to, shown
from bot.validator.mask.form import names
from bot.validator.proposal.leftover import is_left_tenant
from bot.validator.proposal.mask import is_good_mask, mask_for
from bot.validator.values.documented import RIGHT, is_organization_id
from bot.validator.values.lookalike import first_escape, first_odd, is_ambiguous, plain, unescaped, unquoted
from bot.validator.values.placeholder_values import holds_placeholder
from bot.validator.values.url_parts import bare, read_address
from bot.validator.written import Written

NAME = "look-alike"
CHECK = "check/association-mask"
SEVERITY = Severity.WARNING

_finding = FindingMaker(NAME, CHECK, SEVERITY)
_CURLY = "“«‘"
"""Quotes that a text is read without, as it is without straight ones; people paste these along."""
_OF_ONE_WORD = {"client_id", "ims_scope"}
_TYPED = (
    "internal_name", "type", "ims_server", "ims_scope", "client_id", "client_secret", "callback_url",
    "organization_id", "association_mask", "product_context", "server", "tenant",
)  # fmt: skip
"""Settings that are typed, or pasted, into a field of the console."""


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each such value of an account or of an operator group, under its setting's check."""
    for instance in file.instances:
        for quoted in instance.ims_accounts:
            yield from _in_quotes(file, quoted, instance)
        if not instance.ims_accounts:
            continue
        for account, name, value in _compared(instance):
            odd, escape = first_odd(value), _escape(name, value)
            if escape:
                message = _(
                    "**{label}** `{value}` holds `{escape}`, which a program wrote for another character.",
                    label=label(name),
                    value=shown(value),
                    escape=escape,
                )
            elif odd:
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
            expected = _expected(file, name, value, account, instance)
            yield _finding(
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


def _in_quotes(file: AccountFile, account: Account, instance: Instance) -> Iterator[Finding]:
    """One finding for each value of a text that stands in curly quotes; other rules judge it without them."""
    if file.format_at(account.start) != "text":
        return
    for name in _TYPED:
        value: Written | Listing | None = getattr(account, name)
        if value is None or not (value.strip() if isinstance(value, Written) else value.items):
            continue  # what is empty is told by another rule, in quotes or not
        raw = file.source.text[value.start : value.end]
        if raw[:1] in tuple(_CURLY):
            is_secret = name == "client_secret"
            yield _finding(
                file,
                value,
                _(
                    "**{label}** stands in quotes. Typed like that, they would count as part of it.",
                    label=label(name),
                ),
                _("Enter **{label}** without the quotes.", label=label(name)),
                account=account,
                field=name,
                found=None if is_secret else raw,
                expected=None if is_secret else _without_quotes(file, name, value, account, instance),
                check=field("account", name).check,
            )


def _without_quotes(
    file: AccountFile, name: str, value: Written | Listing, account: Account, instance: Instance
) -> str | None:
    """What to enter, if nothing but the quotes is wrong with the value."""
    if isinstance(value, Listing):
        return ", ".join(value.names)
    if name in RIGHT:
        return value if value in RIGHT[name] else None
    if name == "association_mask" and is_good_mask(value, account, instance, file):
        return value
    if name == "ims_server" or (name == "organization_id" and not is_organization_id(value)):
        return None
    return _expected(file, name, value, account, instance)


def _compared(instance: Instance) -> Iterator[tuple[Account | None, str, Written]]:
    """Values that no other rule compares with what Adobe provisioned, and that look odd."""
    adobe = instance.adobe
    for account in instance.ims_accounts:
        if not names(adobe.groups):
            yield from _odd(account, "association_mask", account.association_mask)
        if not adobe.client_id:
            yield from _odd(account, "client_id", account.client_id)
        yield from _odd(account, "tenant", account.tenant, or_blank=True)
        yield from _odd(account, "server", account.server, or_blank=True)
        url = account.callback_url
        if not names(adobe.callback_allowlist) and url and account.callback_address and not _in_scheme(url):
            yield from _odd(account, "callback_url", url)
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
        if has_blank or first_odd(value) or _escape(name, value) or unquoted(value) != value:
            yield account, name, value


def _in_scheme(url: str) -> bool:
    """Whether an address is odd in its `https://` alone, which is the matter of `callback-https`."""
    return not url.isascii() and url[len("https://") :].isascii()


def _escape(name: str, value: str) -> str | None:
    return first_escape(value, is_address=name == "callback_url")


def _expected(
    file: AccountFile, name: str, value: str, account: Account | None, instance: Instance
) -> str | None:
    """The same in plain characters, if nothing else is wrong with it then."""
    if account and name == "association_mask":
        return mask_for(account, instance, file)
    if is_ambiguous(value):
        return None
    typed = plain(unescaped(value) if _escape(name, value) else value)
    text = bare(typed) or typed.strip()
    if not text.isprintable() or first_odd(text) or holds_placeholder(text):
        return None
    if name in _OF_ONE_WORD and " " in text:
        return None
    if name == "callback_url":
        address = read_address(text)
        is_plain = address is not None and address.scheme == "https" and not address.is_unusual
        return text if is_plain and "#" not in text else None
    if account and name == "tenant" and is_left_tenant(text, account, instance):
        return None
    return text


def _counterpart(value: str, odd: str) -> str:
    """What a letter is taken for among the letters around it."""
    inside = unquoted(value)
    return next(two for one, two in zip(inside, plain(value), strict=False) if one == odd)
