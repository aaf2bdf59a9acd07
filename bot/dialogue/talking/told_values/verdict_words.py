"""The words of a verdict on a value. In: the judgement. Out: yes or no, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue.talking.told_values.value_difference import difference
from bot.dialogue.talking.told_values.value_judgement import Judgement
from bot.model import Message, Param
from bot.translate import _
from bot.validator.finding import label

FORM_ONLY = {"organization_id", "association_mask"}
"""Settings of which the documents tell the form, not the value."""
FIXED = {"internal_name", "type", "product_context"}
"""Settings with one right value: the difference tells all that is wrong."""


def wrong_in(judgement: Judgement) -> Iterator[Message]:
    """What is wrong with a value: the fault, and the words in which it departs from the right one."""
    judged = judgement.judged
    told = difference(judged.value, judged.expected) if judged.expected else None
    if judged.expected and (form := _difference_of_form(judged.value, judged.expected)):
        yield form
        return
    if judgement.message and (told is None or judged.field not in FIXED):
        yield judgement.message
    if told:
        yield _(
            "The difference: `{found}` instead of `{expected}`.", found=told.found, expected=told.expected
        )


def _difference_of_form(value: str, expected: str) -> Message | None:
    """In what alone two spellings of the same words differ: capitals, or what stands between the words."""
    if value.casefold() == expected.casefold():
        return _("Only the capitals differ.")
    if value.replace(" ", "_") == expected or value.replace("-", "_") == expected:
        return _("Underscores join the words.")
    if value.replace("_", " ") == expected or value.replace("-", " ") == expected:
        return _("The words are separated by blanks, not by underscores or hyphens.")
    return None


def mending_of(judgement: Judgement) -> Message | None:
    """What to do about a wrong value."""
    if judgement.fix:
        return judgement.fix
    expected = judgement.judged.expected
    return _("It has to be `{expected}`.", expected=expected) if expected else None


def verdict_on(judgement: Judgement, adobe: str = "", *, is_turned: bool = False) -> Message:
    """Yes, no, or that the documents do not settle it; `adobe` is the group that a mask takes in.

    Without yes and no where `is_turned`, which is asked whether the value is wrong.
    """
    judged = judgement.judged
    params: dict[str, Param] = {"value": judged.value[:200], "label": label(judged.field)}
    if is_turned and judged.is_right is not None and not (judged.is_right and judged.field in FORM_ONLY):
        if judged.is_right:
            return _("`{value}` is a right value for **{label}**.", **params)
        return _("`{value}` is not the right value for **{label}**.", **params)
    if judged.is_right is False:
        return _("No: `{value}` is not right for **{label}**.", **params)
    if judged.is_right is None:
        return _(
            "The documentation does not say whether `{value}` is right for **{label}**. Nothing "
            "in it rules the value out; compare it like this:",
            **params,
        )
    if judged.field == "association_mask" and adobe:
        return _(
            "Yes: the mask `{value}` matches the group `{group}`.", value=params["value"], group=adobe[:200]
        )
    if judged.field in FORM_ONLY:
        return _("Yes: `{value}` is written as the documentation asks for **{label}**.", **params)
    return _("Yes: `{value}` is right for **{label}**.", **params)
