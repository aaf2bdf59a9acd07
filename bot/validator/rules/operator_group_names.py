"""The mask and the internal name of a Campaign group give its complete name in Adobe Admin Console.

Documents: "Association Mask". `<Association Mask> + <Operator Group Name in Campaign> = Complete name of
the operator group in Enterprise Dashboard`; the names of the groups in Campaign must not be changed. Where
Campaign has all of them in small letters, as it writes internal names, capitals do not count.

Passes:

    operator_groups: [Marketing]
    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, association_mask: Campaign - acme - (.*)}
    experience_cloud: {groups: [Campaign - acme - Marketing]}

Fails:

    operator_groups: [Marketing, Supporters]
    external_accounts:
      - {internal_name: Adobe_Marketing_Cloud, association_mask: Campaign - acme - (.*)}
    experience_cloud: {groups: [Campaign - acme - Marketing, Campaign - acme - Support]}
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Finding, Severity
from bot.translate import _
from bot.validator.account import AccountFile, Instance
from bot.validator.finding import FindingMaker, shown
from bot.validator.mask.fit import is_settled
from bot.validator.mask.form import Mask, names, settled
from bot.validator.proposal.group import meant_name

NAME = "operator-group-names"
CHECK = "check/operator-group-names"
SEVERITY = Severity.ERROR
NOTES_WHEN = "the file does not show the groups of both sides"

_finding = FindingMaker(NAME, CHECK, SEVERITY)


def check(file: AccountFile) -> Iterator[Finding]:
    """One finding for each group of Campaign without its counterpart; one where a list is missing."""
    unknown = False
    judged: set[tuple[int, Mask]] = set()
    for instance, account in file.ims_accounts():
        if instance.operator_groups is None or instance.adobe.groups is None:
            if not unknown:
                yield _finding(
                    file,
                    None,
                    _("The file does not show the names of the operator groups on both sides."),
                    _(
                        "For each operator group, check that the association mask, with the group's internal "
                        "name in Campaign in the place of `(.*)`, gives its name in Adobe Admin Console "
                        "(formerly Enterprise Dashboard)."
                    ),
                    field="operator_groups",
                    severity=Severity.INFO,
                )
            unknown = True
        elif is_settled(account, instance):
            mask = settled(account.association_mask or "", instance.adobe.groups)
            if (instance.start, mask) not in judged:
                yield from _unmatched(file, instance, mask)
            judged.add((instance.start, mask))


def _unmatched(file: AccountFile, instance: Instance, mask: Mask) -> Iterator[Finding]:
    known = set(names(instance.adobe.groups))
    ours = instance.operator_groups.items if instance.operator_groups else ()
    are_small = all(group == group.lower() for group in ours)
    folded = {name.casefold() for name in known} if are_small else set()
    for group in ours:
        complete = mask.dashboard_name(group)
        if complete in known or complete.casefold() in folded:
            continue
        yield _finding(
            file,
            group,
            _(
                "The operator group `{group}` of Campaign has no counterpart: Adobe Admin Console has no "
                "group `{complete}`.",
                group=shown(group),
                complete=shown(complete),
            ),
            _(
                "Give the group in Campaign its former name back, or have the group in Adobe Admin "
                "Console (formerly Enterprise Dashboard) named `{complete}`.",
                complete=shown(complete),
            ),
            field="operator_groups",
            expected=meant_name(group.strip(), mask, instance),
        )
