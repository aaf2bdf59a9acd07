"""What the rules say of a value. In: the value, as `Given`. Out: right or not, the fault, what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from bot.dialogue.desk import Inspect, JudgedValue
from bot.dialogue.talking.told_values.value_slots import Given
from bot.errors import UnreadableFileError
from bot.model import Finding, Message, Record, Severity
from bot.translate import _
from bot.validator.finding import choose_type, set_to
from bot.validator.values.documented import HIDDEN_CONTEXT, NEWER_TYPE, RIGHT, TYPE

_ORGANIZATION = "@AdobeOrg"
_ORGANIZATION_END = re.compile(r"(?i)@AdobeOrg\s*$")
PLAIN_SCHEME = "http://"
"""What an address begins with, which is all that somebody may tell of it."""
_MASK_END = re.compile(r"(?:\(?\.?[*+]\)?|%)\s*$")
_BARE_SCHEME = re.compile(r"(?i)https?:/*")
_SETTLED = {"internal_name", "type", "ims_server", "product_context", "organization_id", "association_mask"}
"""Settings whose value or form the documents fix; the form alone cannot show that others are right."""
_ON_BOTH_SIDES = {"ims_scope": "scopes", "client_id": "client_id", "association_mask": "groups"}
"""Settings that are compared with what Adobe has, and the name they have there in a file."""
_IMS_TYPES = {TYPE.casefold(), NEWER_TYPE.casefold()}
"""In a file, an account of any other type is one of the many that have nothing to do with IMS."""
_SAYS_NO_MORE = {"internal-name", "account-type", "product-context"}
"""Rules whose message says that the value is wrong, which has been said."""

_DOCUMENTED = frozenset[str]().union(*RIGHT.values(), (HIDDEN_CONTEXT,))
_REMEMBERED = 64
"""A choice: more than there are such values for each setting."""


class Judgement(Record, frozen=True):
    """What the rules say of a value: the verdict for programs, and the fault in words, if there is one."""

    judged: JudgedValue
    message: Message | None = None
    fix: Message | None = None


def judge(given: Given, inspect: Inspect, *, is_shown: bool = True) -> Judgement | None:
    """Judge a value as it would be judged in an account file; None where it cannot be read as one."""
    judged = _judged_once if given.value in _DOCUMENTED and not given.adobe else _judged
    return judged(given, inspect, is_shown=is_shown)


def _judged(given: Given, inspect: Inspect, *, is_shown: bool) -> Judgement | None:
    if given.field == "product_context" and not is_shown:
        is_right = given.value == HIDDEN_CONTEXT
        return Judgement(JudgedValue(given.field, given.value, is_right, HIDDEN_CONTEXT))
    if given.field == "callback_url" and _BARE_SCHEME.fullmatch(given.value):
        return _of_scheme(given)
    settings: dict[str, object] = {"client_id": "-", given.field: given.value}
    if given.adobe and given.field in _ON_BOTH_SIDES:
        settings["experience_cloud"] = {_ON_BOTH_SIDES[given.field]: given.adobe}
    data = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in settings.items())
    try:
        inspection = inspect(data.encode(), "value.yaml")
    except UnreadableFileError:
        return None
    faults = [
        finding
        for finding in inspection.report.findings
        if finding.field == given.field and finding.severity is not Severity.INFO
    ]
    fault = faults[0] if faults else None
    if given.field == "organization_id" and fault is not None:
        return _of_organization(given, fault)
    if given.field == "type" and fault is None and given.value.casefold() not in _IMS_TYPES:
        return Judgement(
            JudgedValue(given.field, given.value, is_right=False, expected=TYPE), fix=choose_type()
        )
    verdict = _is_right(given, fault)
    if verdict or fault is None:
        return Judgement(JudgedValue(given.field, given.value, verdict))
    expected = _as_short(given, fault.expected) if fault.expected else None
    fix = fault.fix if expected == fault.expected else set_to(given.field, expected or "")
    message = None if fault.rule in _SAYS_NO_MORE else fault.message
    return Judgement(JudgedValue(given.field, given.value, verdict, expected), message, fix)


_judged_once: Callable[..., Judgement | None] = lru_cache(_REMEMBERED)(_judged)
"""The same of a value that the documents have, which many people ask about; it is nobody's own."""


def _of_scheme(given: Given) -> Judgement | None:
    """Of what an address only begins with, whether it is wrong; that it is right settles no address."""
    if given.value.lower().startswith("https"):
        return None
    return Judgement(
        JudgedValue(given.field, given.value, is_right=False),
        _("The callback URL `{value}` does not begin with `https://`.", value=given.value),
        _("Enter the address of this instance in **Callback server**; it begins with `https://`."),
    )


def _of_organization(given: Given, fault: Finding) -> Judgement:
    """Of an ID in another form no more than the documents say: whether it ends as they ask."""
    value = given.value[:200]
    if not _ORGANIZATION_END.search(given.value):
        told = _("An organization ID ends in `@AdobeOrg`, and `{value}` does not.", value=value)
        return Judgement(JudgedValue(given.field, given.value, is_right=False), told, fault.fix)
    if _ORGANIZATION not in given.value:
        told = _(
            "The documentation writes `@AdobeOrg` at the end and does not say whether small letters are "
            "taken as well: copy the ID just as Experience Cloud shows it, in place of `{value}`.",
            value=value,
        )
        return Judgement(JudgedValue(given.field, given.value, is_right=None), told)
    told = _(
        "`{value}` ends in `@AdobeOrg`, as the documentation requires. It says nothing more "
        "about the form of an organization ID: compare yours with the one in Experience Cloud.",
        value=value,
    )
    return Judgement(JudgedValue(given.field, given.value, is_right=True), told)


def _as_short(given: Given, expected: str) -> str:
    """What is expected, without a scheme where the value, which is told as right without one, has none."""
    is_bare = given.field == "ims_server" and "://" not in given.value
    return expected.removeprefix("https://") if is_bare else expected


def judge_beside(given: Given, inspect: Inspect, *, is_shown: bool = True) -> tuple[Given, Judgement | None]:
    """Judge a value; of several groups beside a mask, with one that fits, and those left that do not."""
    groups = (given.adobe, *given.others)

    def beside(group: str, mask: str = given.value) -> Judgement | None:
        alone = msgspec.structs.replace(given, value=mask, adobe=group, others=())
        return judge(alone, inspect, is_shown=is_shown)

    judged = [(group, beside(group)) for group in groups]
    fitting = next((found for found in judged if found[1] and found[1].judged.is_right), judged[0])
    judgement = _as_the_group_has_it(msgspec.structs.replace(given, adobe=fitting[0]), fitting[1], inspect)
    meant = judgement.judged.expected if judgement else None
    if meant and given.others:
        judged = [(group, beside(group, meant)) for group in groups]
    taken = tuple(group for group, found in judged if found and found.judged.is_right)
    others = tuple(group for group, found in judged if found and found.judged.is_right is False)
    told = msgspec.structs.replace(
        given,
        adobe=fitting[0],
        others=others if given.others else (),
        fitting=taken if given.others else (),
    )
    return told, judgement


def _as_the_group_has_it(given: Given, judgement: Judgement | None, inspect: Inspect) -> Judgement | None:
    """Of a mask that only ends wrongly, the one that takes in the group which is told beside it."""
    if judgement is None or judgement.judged.is_right is not False or given.field != "association_mask":
        return judgement
    meant = _MASK_END.sub("", given.value) + "(.*)"
    if not given.adobe or meant == given.value:
        return judgement
    better = judge(Given(given.field, meant, given.adobe), inspect)
    if better is None or not better.judged.is_right:
        return judgement
    judged = msgspec.structs.replace(judgement.judged, expected=meant)
    return Judgement(judged, judgement.message)


def _is_right(given: Given, fault: Finding | None) -> bool | None:
    if fault is None:
        return True if given.field in _SETTLED or given.adobe else None
    if fault.severity is Severity.WARNING and given.value == NEWER_TYPE:
        return True
    if fault.severity is Severity.WARNING and given.field == "ims_server":
        return None
    return False
