"""How a rule states a finding: the rule's own names once, then place, words and values each time."""

from __future__ import annotations

from bot.model import Finding, Message, Param, Record, Severity
from bot.privacy.masker import HIDDEN_VALUE
from bot.translate import _
from bot.validator.account import Account, AccountFile, Listing
from bot.validator.values.documented import NEWER_TYPE, TYPE
from bot.validator.written import Written
from bot.visible import visible

_SECRETS = {"client_secret"}


class FindingMaker(Record, frozen=True):
    """Makes the findings of one rule."""

    rule: str
    check: str
    severity: Severity

    def __call__(
        self,
        file: AccountFile,
        at: Written | Listing | int | None,
        message: Message,
        fix: Message,
        *,
        account: Account | str | None = None,
        field: str | None = None,
        found: str | None = None,
        expected: str | None = None,
        severity: Severity | None = None,
        check: str | None = None,
    ) -> Finding:
        """A finding at a value (or an offset); without `found`, the value is what was found."""
        start = at.place if isinstance(at, Written) else at.start if isinstance(at, Listing) else at
        if isinstance(account, Account):
            start = account.start if start is None else start
            account = account.title
        line, column = file.source.place(start) if start is not None else (None, None)
        cell = file.source.cell(start) if start is not None else None
        if found is None and isinstance(at, Written):
            found = at
        if field in _SECRETS and found:
            found = HIDDEN_VALUE
        return Finding(
            rule=self.rule,
            check=check or self.check,
            severity=severity or self.severity,
            message=message,
            fix=fix,
            account=account and str(account),
            field=field,
            line=line,
            column=column,
            found=None if found is None else str(found),
            expected=None if expected is None or expected == found else str(expected),
            cell=cell.name if cell else None,
        )


def shown(value: str) -> str:
    """A value of the file for a sentence: invisible characters drawn, cut where it is long."""
    return visible(value) if value else "∅"


def label(field: str) -> Message:
    """What the console calls a setting; other settings by their own name."""
    return _LABELS.get(field) or Message(field)


def set_to(field: str, value: str) -> Message:
    """The fix that most faults have."""
    return _("In the external account, set **{label}** to `{value}`.", label=label(field), value=value)


def check_is(field: str, one: str, other: str) -> Message:
    """What to look at by hand where the file lacks a setting that has one of two documented values."""
    return _(
        "In the external account, check that **{label}** is `{one}` or `{other}`.",
        label=label(field),
        one=one,
        other=other,
    )


def choose_type() -> Message:
    """The fix of a wrong type: each console offers one of its two names."""
    return _(
        "In the external account, choose `{one}` or `{other}` in **Type**, whichever the console offers.",
        one=TYPE,
        other=NEWER_TYPE,
    )


def enter_secret() -> Message:
    """The fix where no secret stands, or none that can be judged."""
    return _("Enter the secret that Adobe gave you in **IMS client secret** once more, to be sure.")


def no_organization_id(value: str) -> Message:
    """What is wrong with an organization ID of another form, on the server or in the account."""
    return _("`{value}` is not written like an organization ID.", value=shown(value))


def copy_organization_id() -> Message:
    """The fix of that."""
    return _("Copy the organization ID from Experience Cloud again, in full and with `@AdobeOrg` at its end.")


def look_up(field: str) -> Message:
    """What to do where the file lacks a setting of the account."""
    return _("The file does not show **{label}** of the external account.", label=label(field))


def fill_in(field: str) -> Message:
    """What is wrong with a setting that is there, but empty."""
    return _("**{label}** is empty.", label=label(field))


def parameters(**values: Param) -> dict[str, Param]:
    """Values of the file for a message, each as `shown`."""
    return {name: shown(value) if isinstance(value, str) else value for name, value in values.items()}


_LABELS = {
    "internal_name": _("Internal Name"),
    "label": _("Label"),
    "type": _("Type"),
    "enabled": _("Enabled"),
    "ims_server": _("IMS Server URL"),
    "ims_scope": _("IMS scope"),
    "client_id": _("IMS client identifier"),
    "client_secret": _("IMS client secret"),
    "callback_url": _("Callback server"),
    "organization_id": _("IMS organization ID"),
    "association_mask": _("Association Mask"),
    "product_context": _("Product Context"),
    "server": _("Server"),
    "tenant": _("Tenant"),
}
