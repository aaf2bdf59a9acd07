"""Whether a fact makes yes or no of a question, and what is said of the thing: "must it?", "may it be?".

In: the question and the facts that it speaks of. Out: the words that stand before the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from bot.compiler.fact_file import Holds
from bot.dialogue.desk import JudgedValue
from bot.dialogue.talking.message.cue_lexicon import CueMatch
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.documented_facts import SpokenFact
from bot.model import Message
from bot.translate import _

Mode: TypeAlias = Literal["", "may", "must", "bad"]
"""What is asked of a thing: whether it may be so, has to be, is wrong; empty where that does not show."""
MODES: tuple[Mode, ...] = ("must", "bad", "may")
"""Where they overlap, the first counts: Korean says "must it" with the words of "may it"."""
_YES, _NO = _("Yes."), _("No.")
_STATEMENTS: dict[Holds, Message] = {
    "needed": _("That is necessary."),
    "optional": _("That is possible, and not necessary."),
    "wrong": _("That must not be."),
}
_ANSWERS: dict[tuple[Holds, Mode], Message] = {
    ("needed", "must"): _("Yes, that is needed."),
    ("needed", "may"): _("Yes, that is how it has to be."),
    ("needed", "bad"): _("No, that is how it has to be."),
    ("optional", "must"): _("No, that is not required."),
    ("optional", "may"): _("Yes, you can."),
    ("optional", "bad"): _("No, that does no harm."),
    ("wrong", "must"): _("No, it must not be like that."),
    ("wrong", "may"): _("No, it must not be like that."),
    ("wrong", "bad"): _("Yes, that is wrong."),
}
"""A message of its own for each, as people who are asked repeat the verb of the question."""
HOW = ("why", "how", "long")
OPEN = ("where", *HOW)
"""Cues of a question to which yes or no is no answer; to "where do I see it" the word that one cannot is."""
IS_SO = ("yes", "no")
_IS_RIGHT = {"needed": True, "optional": True, "yes": True, "wrong": False, "no": False}
"""Whether a state of a setting is right, of which a fact says this."""
_TURNED = ("enough", "discard", "unchanged")
"""Cues of a question that what is needed or wrong does not settle: whether it is enough, whether to delete
what must not be, whether it has to be where nothing was changed."""
_NEAR = 4
"""A choice: so many units before the words of a fact a "not" is still of them."""
_SHORT = 6
"""A choice: units of a question that people write without its mark."""


def judged_state(utterance: Utterance, spoken: Sequence[SpokenFact]) -> JudgedValue | None:
    """The verdict on a state of a setting that is told; None where it is asked whether it must be so."""
    first = spoken[0]
    answer = _settled(utterance, spoken)
    if not first.fact.setting or answer not in _IS_RIGHT or _is_denied(utterance, spoken):
        return None
    if mode_of(utterance) == "must" or utterance.has("must"):
        return None
    text = utterance.text.casefold()
    field = next((name for name in first.fact.setting if name.casefold() in text), first.fact.setting[0])
    return JudgedValue(field, utterance.words((first.start, first.end)), _IS_RIGHT[answer])


def _settled(utterance: Utterance, spoken: Sequence[SpokenFact]) -> Holds:
    """What the facts say of what is asked; empty where two differ, or one of two things is to be chosen."""
    answers = {found.fact.answer for found in spoken}
    is_which = (not spoken[0].fact.polar and is_open(utterance, *OPEN)) or _opens_with_which(utterance)
    if len(answers) > 1 or is_which or _is_choice(utterance, spoken):
        return ""
    if any(utterance.has(*found.fact.unless) for found in spoken):
        return ""
    answer = answers.pop()
    return "" if answer not in IS_SO and utterance.has(*_TURNED) else answer


def verdict_of(utterance: Utterance, spoken: Sequence[SpokenFact]) -> Iterator[Message]:
    """Yes or no, else what holds; nothing where two facts differ, or one of two things is to be chosen."""
    answer = _settled(utterance, spoken)
    if not answer:
        return
    mode = mode_of(utterance)
    is_polar = spoken[0].fact.polar
    is_denied = _is_denied(utterance, spoken)
    if answer in IS_SO:
        is_if = not is_polar and not mode and utterance.has("condition")  # "and if I only change the label?"
        if not is_denied and not is_if and mode != "bad":
            yield _YES if answer == "yes" else _NO
        return
    told = _ANSWERS.get((answer, mode))
    if told is not None and not is_denied and _asks(utterance):
        yield told
        return
    is_loose = answer == "wrong" and not mode and bool(utterance.questions)
    is_told_only = answer != "wrong" and not _asks(utterance)
    is_of_both = answer == "optional" and not mode  # "if I leave some out"
    is_loose = is_loose or is_told_only or is_of_both
    if answer in _STATEMENTS and not is_loose:  # to what is asked, "that must not be" needs a "that"
        yield _STATEMENTS[answer]


def _asks(utterance: Utterance) -> bool:
    """Whether something is asked: "https and correct, nothing was touched" only tells."""
    is_short = len(utterance.units) <= _SHORT
    return bool(utterance.questions) or utterance.has("ask", *MODES) or is_short


def mode_of(utterance: Utterance) -> Mode:
    """What is asked of a thing; nothing where it is several."""
    taken: list[CueMatch] = []
    modes: list[Mode] = []
    found = utterance.spans(*MODES)
    whole = [cue for cue in found if not any(_is_part(cue, other) for other in found)]
    for mode in MODES:
        spans = [cue for cue in whole if cue.cue == mode and not cue.overlaps(*taken)]
        modes += [mode] if spans else []
        taken += spans
    if not modes and utterance.has("judge"):
        return "may"
    return modes[0] if len(modes) == 1 else ""


def _is_denied(utterance: Utterance, spoken: Sequence[SpokenFact]) -> bool:
    """Whether the question has a "not" of its own, beside those of the fact and of what is asked of it.

    One before the clause of a polar fact, or far before its words, is of something else: "it is not
    provisioned, may I remove it?".
    """
    is_polar = spoken[0].fact.polar
    own = [
        (found.start, found.end) for found in spoken if not is_polar or not _is_interrupted(utterance, found)
    ]
    own += [(cue.start, cue.end) for cue in utterance.spans(*MODES, "tag", "alone")]
    first = min(found.start for found in spoken)
    near = max(_clause_of(utterance, first), first - _NEAR) if is_polar else 0
    return any(
        not any(start <= cue.start and cue.end <= end for start, end in own)
        for cue in utterance.spans("negator")
        if cue.end > near
    )


def _is_interrupted(utterance: Utterance, found: SpokenFact) -> bool:
    """Whether a "not" stands between the words of a fact: "admin is *not* locked out"."""
    return any(found.start < cue.start and cue.end < found.end for cue in utterance.spans("negator"))


def _clause_of(utterance: Utterance, at: int) -> int:
    """Where the clause of a unit begins, also behind an ending that parts clauses."""
    ends = (cue.end for cue in utterance.spans("clause-end") if cue.end <= at)
    return max(*(start for start, _end in utterance.clauses if start <= at), *ends, 0)


def _is_choice(utterance: Utterance, spoken: Sequence[SpokenFact]) -> bool:
    """Whether two things are offered; an "or?" at the end offers nothing, nor does one within a thing."""
    last, tags = len(utterance.units), utterance.spans("tag")
    if spoken[0].fact.polar and len({tag.end for tag in tags}) > 1:  # Korean asks of both: "A인가요 B인가요"
        return True
    return any(
        cue.end < last
        and not cue.is_within(*tags)
        and not any(found.start < cue.start and cue.end < found.end for found in spoken)
        for cue in utterance.spans("either")
    )


def is_open(utterance: Utterance, *cues: str) -> bool:
    """Whether yes or no is no answer: "how", "which must it be", and "who" without "may" or "must"."""
    is_which = utterance.has("value") and not utterance.has("may", "bad")
    return (
        utterance.has("find-out", *cues) or is_which or (utterance.has("who") and not utterance.has(*MODES))
    )


def _opens_with_which(utterance: Utterance) -> bool:
    """Whether the clause that asks begins with such a word: "in which group …?", "when does it …?"."""
    asked = (utterance.clauses[number] for number in utterance.questions)
    return any(
        not utterance.rest("ask", "and", within=(start, cue.start))
        for start, end in asked
        for cue in utterance.spans("question-word", within=(start, end))
    ) and not utterance.has("tag", "either")


def _is_part(one: CueMatch, other: CueMatch) -> bool:
    """Whether a cue stands within a longer one of another kind: "a problem" in "no problem"."""
    is_longer = other.end - other.start > one.end - one.start
    return is_longer and one.is_within(other)
