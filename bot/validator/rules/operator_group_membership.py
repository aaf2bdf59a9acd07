"""Every user is in an operator group of Adobe Admin Console.

Documents: "Association Mask". Who tries to log in must be in a group whose name begins like the association
mask; without one, people see the message that the login has no right matching the expression.

Passes:

    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, association_mask: Campaign - acme - (.*)}
    experience_cloud:
      groups: [Campaign - acme - Marketing]
      users: [{login: anna@example.com, groups: [Campaign - acme - Marketing]}]

Fails:

    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, association_mask: Campaign - acme - (.*)}
    experience_cloud:
      groups: [Campaign - acme - Marketing]
      users: [{login: anna@example.com, groups: [Analytics users]}]
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile, Instance, User
from bot.validator.finding import FindingMaker, shown
from bot.validator.mask.fit import is_settled
from bot.validator.mask.form import masks, names
from bot.validator.proposal.group import meant_name
from bot.validator.values.nearest import nearest

NAME = "operator-group-membership"
CHECK = "check/operator-group-membership"
SEVERITY = Severity.ERROR
WARNS_WHEN = "the user is in groups that fit the mask, but Campaign has no operator group for them"
NOTES_WHEN = "the file does not show users or their groups"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each user without right; one for a file without users."""
    owners: dict[int, list[Instance]] = {}
    for instance in file.instances:
        owners.setdefault(instance.adobe.start, []).append(instance)
    for instances in owners.values():
        if not any(instance.ims_accounts for instance in instances):
            continue
        adobe = instances[0].adobe
        if adobe.users is None:
            yield _finding(
                file,
                None,
                _("The file does not show which users are in which groups of Adobe Admin Console."),
                _(
                    "In Adobe Admin Console (formerly Enterprise Dashboard), check that everybody who cannot "
                    "log in is in an operator group (today a product profile)."
                ),
                field="users",
                severity=Severity.INFO,
            )
            continue
        side = _Side(instances)
        for user in adobe.users:
            yield from _judge(file, user, side)


class _Side:
    """What the users of one side of Adobe's are judged by."""

    def __init__(self, instances: list[Instance]) -> None:
        self.dashboard = dict.fromkeys(names(instances[0].adobe.groups))
        self.masks = list(dict.fromkeys(mask for instance in instances for mask in masks(instance)))
        self.is_settled = all(
            is_settled(account, instance) for instance in instances for account in instance.ims_accounts
        )
        self._fitting: dict[str, bool] = {}
        self.rights = {
            mask.dashboard_name(name)
            for mask in self.masks
            for name in mask.campaign_names(instances[0].adobe.groups)
        }
        self.ours = self._groups_of_campaign(instances)
        self.choices = sorted(self.rights if self.ours is None else self.ours.intersection(self.rights))

    def fits(self, group: str) -> bool:
        """Whether a group is named like a mask."""
        if group not in self._fitting:
            self._fitting[group] = any(mask.campaign_name(group) is not None for mask in self.masks)
        return self._fitting[group]

    def _groups_of_campaign(self, instances: list[Instance]) -> set[str] | None:
        """The complete names of Campaign's groups; None where one of them may be any.

        They are not listed; or one has no counterpart, as `operator-group-names` has told, and is like none.
        """
        if any(not names(instance.operator_groups) for instance in instances):
            return None
        groups: set[str] = set()
        for instance in instances:
            for mask in masks(instance):
                for name in names(instance.operator_groups):
                    group = mask.dashboard_name(name)
                    if group not in self.dashboard:
                        meant = meant_name(name, mask, instance)
                        if meant is None:
                            return None
                        group = mask.dashboard_name(meant)
                    groups.add(group)
        return groups


def _judge(file: AccountFile, user: User, side: _Side) -> Iterator[Finding]:
    login = shown(user.login or "?")
    groups = names(user.groups)
    severity = SEVERITY
    if user.groups is None:
        severity = Severity.INFO
        message = _("The file does not show the groups of the user `{login}`.", login=login)
    elif not groups:
        message = _("The user `{login}` is in no group of Adobe Admin Console.", login=login)
    elif not side.is_settled:
        if not side.dashboard or any(group in side.dashboard for group in groups):
            return
        message = _("The user `{login}` is in no group that Adobe Admin Console has.", login=login)
    elif not side.masks or (not side.dashboard and any(side.fits(group) for group in groups)):
        return
    elif not any(group in side.rights for group in groups):
        message = _("The user `{login}` is in no operator group of Adobe Admin Console.", login=login)
    elif side.ours is not None and side.ours.isdisjoint(groups):
        severity = Severity.WARNING
        message = _("No operator group of Campaign belongs to the groups of the user `{login}`.", login=login)
    else:
        return
    yield _finding(
        file,
        user.groups or user.start,
        message,
        _(
            "In Adobe Admin Console (formerly Enterprise Dashboard), add the user `{login}` to an operator "
            "group whose name begins like the association mask before `(.*)`.",
            login=login,
        ),
        field="groups",
        found=", ".join(groups),
        expected=nearest(groups[0] if groups else "", side.choices, 0.0),
        severity=severity,
    )
