"""The kinds of answers that a question may want, and what is said where the documents have none of a kind."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from bot.compiler.tells_file import KindTold
from bot.model import Message, Record
from bot.translate import _

AnswerKind: TypeAlias = KindTold | Literal["command", "script"]
"""What may be asked for: what sentences tell, and what none does."""
TOLD: tuple[KindTold, ...] = get_args(KindTold)


class KindTraits(Record, frozen=True):
    """What is said where the documentation tells nothing of a kind, and what is true of its questions.

    `is_strict`: a passage with the words of the question is no answer unless it is known as one, and is told
    after the silence ("why does stage use that?"). `is_known`: nor is it told, then. `is_of_all`: no page
    tells any, but for sentences that are asked for themselves. `is_general`: it may be said of a first
    question. `has_first`: the first sentence of a section comes nearest where no other does.
    `may_be_told`: its words are those of a report, too ("we undid it").
    `is_in_titles`: its words are those of some sections, which seem to be meant whatever is asked about.
    `is_everywhere`: they stand in many a passage. `of_condition`: it is asked of the case that something is
    wrong, in which what is so then is told as a rule.
    """

    silence: Message
    is_strict: bool = False
    is_known: bool = False
    is_of_all: bool = False
    is_general: bool = False
    has_first: bool = False
    may_be_told: bool = False
    is_in_titles: bool = False
    is_everywhere: bool = False
    of_condition: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether it is said of what is at hand, though the words of the question lead elsewhere."""
        return self.is_strict or self.is_general


KINDS: dict[AnswerKind, KindTraits] = {
    "reason": KindTraits(_("The documentation gives no reason for this."), is_strict=True, has_first=True),
    "who-here": KindTraits(
        _("The documentation does not say who that is in your organization."), is_of_all=True, is_general=True
    ),
    "log": KindTraits(
        _("The documentation describes no log or history for this."),
        is_of_all=True,
        is_general=True,
        may_be_told=True,
    ),
    "script": KindTraits(
        _("The documentation describes no script for this, only how it is done by hand."),
        is_of_all=True,
        is_general=True,
        may_be_told=True,
    ),
    "command": KindTraits(
        _("The documentation gives no command for this."),
        is_strict=True,
        may_be_told=True,
        is_in_titles=True,
        is_everywhere=True,
    ),
    "undo": KindTraits(
        _("The documentation does not describe how to undo this."),
        is_known=True,
        is_general=True,
        may_be_told=True,
    ),
    "preference": KindTraits(_("The documentation states no preference."), is_strict=True, has_first=True),
    "message": KindTraits(
        _("The documentation names no message for this."),
        is_known=True,
        may_be_told=True,
        is_in_titles=True,
        of_condition=True,
    ),
    "number": KindTraits(_("The documentation gives no number for this."), may_be_told=True),
    "other-way": KindTraits(
        _("The documentation describes no other way."), is_strict=True, may_be_told=True, is_everywhere=True
    ),
    "duration": KindTraits(_("The documentation gives no duration for this."), is_general=True),
    "consequence": KindTraits(_("The documentation does not say what happens then."), of_condition=True),
}
"""By kind; where a question has the words of several, the first counts."""


def cue_of(kind: AnswerKind) -> str:
    """The cue of the questions that want it."""
    return f"asks-{kind}"
