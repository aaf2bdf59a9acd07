"""What may be asked of any section in the same few words: "on Linux, too?", "do I lose anything?", "shorter".

In: such a message with nothing else in it, after an answer. Out: the part of the section at hand that tells
it, or that the documentation does not. The matcher has nothing to go by here: what is at hand is meant.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.compiler.quotable import parts_of
from bot.dialogue.answers.entry import HOSTED
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.questions.asked_source import source_of
from bot.dialogue.talking.questions.direct_answer import read_direct
from bot.dialogue.talking.questions.recovery import not_again
from bot.dialogue.talking.questions.told_alone import silent, told_alone, without_reason
from bot.dialogue.talking.questions.told_of_kind import nearest_sentence
from bot.dialogue.talking.sections.section_parts import needs_restart, opening, part_of, steps_at, steps_with
from bot.dialogue.talking.subject.asked_passage import read_passage
from bot.dialogue.talking.subject.follow_up import COMMANDS, part_reply, says, told_of
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Block, BlockKind, Message, Record
from bot.translate import _

_RESTART_INTERRUPTS = _("A change takes effect once the server has been restarted, and that interrupts work:")
_UNTOLD = _("The documentation does not say that.")
_BESIDE = (
    *("ask", "anaphora", "and", "also", "ok", "yes", "no", "so", "greet", "thanks", "sorry", "address"),
    *("condition", "tag", "question-word", "whether", "request", "may", "must", "judge", "alone", "then"),
    *("at-once", "either", "only", "expletive", "besides"),
)
"""Cues that name nothing beside what is asked."""
_ELSE = (
    *(
        "us-or-adobe",
        "hand-over",
        "give-up",
        "make-ticket",
        "asks-message",
        "asks-other-way",
        "asks-who-here",
    ),
    *("asks-number", "asks-undo", "asks-reason", "discard", "next", "restart", "solved", "retract", "done"),
    *("asks-duration", "asks-preference", "asks-script", "asks-source"),
)
"""Cues of what another reader knows better, unless they stand within what is asked or beside it."""
_LONGEST = 14
"""A choice: words of a message that asks no more than that."""
_SEVERAL = 2
"""So many steps have an order."""


class _Standing(Record, frozen=True):
    """What is told of a section, or else that it tells nothing.

    `has_first`: its first sentence is told behind that.
    `beside`: cues that may stand in the question, too. `is_open`: a fact or a passage of the section may
    know it. `is_asked`: its words are a report where nothing is asked. `unless`: sections of which it is
    no such question.
    """

    tell: Callable[[Moment], DialogueAct | None]
    silence: Message | None
    beside: tuple[str, ...] = ()
    is_open: bool = False
    has_first: bool = False
    is_asked: bool = False
    unless: tuple[str, ...] = ()


def _nothing(_moment: Moment) -> None:
    """No section has a part for it."""


def _shown(moment: Moment, found: tuple[Block, ...], of: str = "") -> DialogueAct | None:
    item = of or moment.subject
    return answered(moment, part_reply(moment, item, "detail", found), item) if found else None


def _in_short(moment: Moment) -> DialogueAct | None:
    """The first sentence of the section, and the value that it has."""
    documents, item, locale = moment.talk.documents, moment.subject, moment.locale
    first = next(iter(opening(documents, item, locale)), None)
    told = tuple(block for block, _text in parts_of((first,) if first else ()))[:1]
    if documents.entries[item].values:
        told += tuple(block for block in part_of(documents, item, "value", locale) if block not in told)
    return _shown(moment, told or part_of(documents, item, "how", locale)[:1])


def _check_of(moment: Moment) -> str:
    """The section at hand; of a trouble its first check, which its steps are those of."""
    item = moment.subject
    entry = moment.talk.documents.entries[item]
    return entry.leads_to[0] if entry.kind == "symptom" and entry.leads_to else item


def _put_right(moment: Moment) -> DialogueAct | None:
    """The step of a check by which it is put right."""
    documents, item = moment.talk.documents, _check_of(moment)
    place, first = documents.place(item, moment.locale), documents.entries[item].remedy
    return _shown(moment, steps_at(place, (first,)) if place and first else (), item)


def _value(moment: Moment) -> DialogueAct | None:
    """What has to stand in a field."""
    documents, item = moment.talk.documents, moment.subject
    if not item.startswith("check/") or not documents.entries[item].values:
        return None
    return _shown(moment, part_of(documents, item, "value", moment.locale))


def _interruption(moment: Moment) -> DialogueAct | None:
    """What the restart interrupts that a change needs."""
    if not needs_restart(moment.talk.documents, _check_of(moment)) and moment.subject not in (
        RESTART,
        COMMANDS,
    ):
        return None
    place = moment.talk.documents.place(COMMANDS, moment.locale)
    told = steps_at(place, (1,)) if place else ()
    act = told_alone(moment, COMMANDS, told, _RESTART_INTERRUPTS)
    return answered(moment, act.replies[0], moment.subject, COMMANDS)  # what was asked of stays at hand


def _steps_in_order(moment: Moment) -> DialogueAct | None:
    """The steps of the section, where it has several."""
    found = part_of(moment.talk.documents, moment.subject, "how", moment.locale)
    is_several = any(block.kind is BlockKind.STEPS and len(block.items) >= _SEVERAL for block in found)
    return _shown(moment, found) if is_several else None


def _first_step(moment: Moment) -> DialogueAct | None:
    """With what one begins; "step by step" wants all of them."""
    if moment.utterance.has("how"):
        return None
    found = part_of(moment.talk.documents, moment.subject, "how", moment.locale)
    if not found or found[0].kind is not BlockKind.STEPS:
        return None
    return _shown(moment, found[0].items[0])


def _last_step(moment: Moment) -> DialogueAct | None:
    """How a check ends: with a login."""
    item = _check_of(moment)
    is_check = item.startswith("check/")
    found = part_of(moment.talk.documents, item, "then", moment.locale) if is_check else ()
    return _shown(moment, found, item)


def _value_or_none(moment: Moment) -> DialogueAct | None:
    """The value of the section, or that it hangs on the installation."""
    act = told_of(moment, moment.subject, "value")
    return not_again(moment, act) if act else None


def _all_steps(moment: Moment) -> DialogueAct | None:
    """The steps, one after the other."""
    return _shown(moment, part_of(moment.talk.documents, moment.subject, "how", moment.locale))


def _again(moment: Moment) -> DialogueAct | None:
    """All of it once more."""
    return told_of(moment, moment.subject)


def _what_it_is(moment: Moment) -> DialogueAct | None:
    """How the section opens, if that was not told just now."""
    act = told_of(moment, moment.subject, "why")
    return not_again(moment, act) if act else None


def _whose(moment: Moment) -> DialogueAct | None:
    return told_of(moment, moment.subject, "who")


def _of_own_installation(moment: Moment) -> DialogueAct | None:
    """What the page on hosting has for those who run their Campaign themselves."""
    found = steps_with(moment.talk.documents, HOSTED, moment.locale, says("hybrid", moment.locale))
    return answered(moment, part_reply(moment, HOSTED, "detail", found), HOSTED) if found else None


_STANDING: dict[str, _Standing] = {
    "asks-shorter": _Standing(_in_short, _("The documentation has no shorter form of this.")),
    "other-system": _Standing(
        _nothing,
        _("The documentation makes no distinction between operating systems here."),
        ("on-windows", "on-linux", "server", "same-as", "same", "difference"),
        is_open=True,
        unless=(COMMANDS, RESTART),
    ),
    "for-all": _Standing(
        _nothing,
        _("The documentation makes no distinction between users here."),
        ("everybody", "one", "others", "people"),
        is_open=True,
        is_asked=True,
    ),
    "looks-different": _Standing(
        _put_right,
        _("The documentation does not say what to do if yours is different."),
        ("asks-consequence", "vague-value", "bad", "amiss", "difference", "value"),
    ),
    "left-empty": _Standing(
        _value, _("The documentation does not say what it means if this is empty."), ("asks-consequence",)
    ),
    "locked": _Standing(
        _nothing,
        _("The documentation does not say why this cannot be changed."),
        ("negator", "alter", "switched-off", "why", "asks-reason"),
        is_open=True,
        unless=("topic/interface-changes", "topic/native-login-block"),
    ),
    "disturbs": _Standing(
        _interruption,
        _("The documentation says nothing of an interruption or a loss here."),
        (
            "prod",
            "people",
            "everybody",
            "outage",
            "bad",
            "removes",
            "login",
            "asks-consequence",
            "done",
            "detail",
        ),
        is_open=True,
    ),
    "needs-adobe": _Standing(_whose, _UNTOLD, ("adobe", "who")),
    "which-order": _Standing(
        _steps_in_order, _("The documentation names no order here."), ("order", "value", "comes-first", "how")
    ),
    "order-counts": _Standing(
        _nothing, _("The documentation does not say whether the order matters."), ("order",), is_open=True
    ),
    "shows-success": _Standing(
        _last_step,
        _("The documentation does not say how to tell that it worked."),
        ("how", "works", "solved", "done", "find-out", "in-order", "checked", "asks-log"),
    ),
    "all-asked": _Standing(
        _nothing,
        _("The documentation makes no exception here."),
        ("all-of-it", "everybody", "both"),
        is_open=True,
        is_asked=True,
    ),
    "may-skip": _Standing(
        _nothing,
        _("The documentation does not say whether this can be left out."),
        ("asks-consequence", "negator", "let-be", "why"),
        is_open=True,
        has_first=True,
    ),
    "may-alter": _Standing(
        _whose, _UNTOLD, ("who", "ourselves", "alter", "how", "changed", "appears-rights")
    ),
    "asks-example": _Standing(_value_or_none, _UNTOLD, ("value", "sent-to-us"), is_open=True),
    "how-done": _Standing(_all_steps, _UNTOLD, ("how", "value")),
    "which-one": _Standing(
        _value_or_none, _UNTOLD, ("value", "of-two", "nth-1", "nth-2", "both"), is_open=True
    ),
    "our-people": _Standing(
        _whose, _UNTOLD, ("who", "ourselves", "alter", "people", "reach", "value", "how")
    ),
    "again": _Standing(_again, _UNTOLD, ("how", "where", "value")),
    "asks-meaning": _Standing(_what_it_is, _UNTOLD, ("why", "how")),
    "asks-page": _Standing(source_of, _UNTOLD, ("where",), is_open=True),
    "order": _Standing(_first_step, None, ("value", "where")),
    "hybrid": _Standing(_of_own_installation, _UNTOLD, ("how", "same"), is_asked=True),
}
"""By the cue of the question; where it has the words of several, the first counts."""


def read_standing(moment: Moment) -> DialogueAct | None:
    """A question that has no words of its own, of the section at hand."""
    utterance, item = moment.utterance, moment.subject
    cue = next((cue for cue in _STANDING if utterance.has(cue)), "")
    if not cue or item not in moment.talk.documents.entries or moment.memory.is_asking:
        return None
    standing = _STANDING[cue]
    is_asked = moment.is_question or not standing.is_asked or (cue == "hybrid" and utterance.has("and"))
    if not is_asked or item in standing.unless or moment.noted or moment.mended:
        return None
    if utterance.length > _LONGEST or utterance.rest(cue, *_BESIDE, *standing.beside):
        return None
    if utterance.has_outside(cue, *(found for found in _ELSE if found not in standing.beside)):
        return None
    if standing.is_open:
        known = read_direct(moment) or read_passage(moment)
        if known and known.answered == (item,):
            return known
    told = standing.tell(moment)
    if told or standing.silence is None:
        return told
    if not standing.has_first:
        return silent(moment, item, standing.silence)
    return without_reason(moment, item, standing.silence, nearest_sentence(moment, item))
