"""A step of the page at hand that people tell as done, or as being so already: "https is there, it says".

In: a message that asks for nothing else. Out: the steps after the last one that is told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.dialogue import blocks
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import opening, steps_with, text_of
from bot.dialogue.talking.subject.asked_passage import asked_passage
from bot.dialogue.talking.subject.follow_up import part_reply
from bot.dialogue.talking.troubleshooting.after_topic import step_told
from bot.matcher.normalise import fold, is_hangul, words
from bot.matcher.word_stems import stem_of, stems_of
from bot.model import BlockKind
from bot.translate import _

_MET = ("in-place", "up-to-date", "changed", "entered", "done", "in-order")
"""Cues of a step that is met."""
_OF_WHOLE = ("done", "in-order")
"""Those that are said of a check as a whole, where a check is at hand."""
_BESIDE = (
    *(
        "up-to-date",
        "in-order",
        "same",
        "next",
        "then",
        "and",
        "ok",
        "yes",
        "thanks",
        "anaphora",
        "everybody",
    ),
    *("login", "when", "also", "all-of-it", "so", "how", "server", "shows-message", "broken"),
)
"""Cues whose words name no step."""
_AGAINST = (
    *("negator", "no", "not-shown", "deny-before", "deny-event", "whether", "supposed", "unknown", "wish"),
    *("may", "must", "bad", "question-word", "request", "contrast", "meant", "give-up"),
    *("hand-over", "later", "passed-on", "it-was", "meddled", "untouched", "adobe-says", "member"),
)
"""Cues of a clause that does not tell of a step, or of more than that."""
_LEFT = _("Then this is left:")
_ELSEWHERE = (*("checked", "of-check", "member", "restarted", "restart", "hosted", "hybrid", "on-premise"),)
"""Cues of a check that was looked at, of the restart, and of one's installation: told of elsewhere."""
_LONGEST = 16
"""A choice: words of a message that tells of little else."""
_LETTERS, _SYLLABLES = 3, 2
"""How long a word is at least that names a step."""
_COMPOUND = 5
"""Letters from which on a word is found at the end of a longer one."""
_TELLING = 6
"""Letters from which on a word that says little elsewhere names a step."""
_STRANGE = 2
"""A choice: words of no step of the page, beside which it is a report of its own."""


def read_met_step(moment: Moment) -> DialogueAct | None:
    """The steps that are left after one that is met; None where none is told of, or nothing is left."""
    utterance, subject = moment.utterance, moment.subject
    if not subject or moment.noted or moment.mended or utterance.has(*_ELSEWHERE):
        return None
    if utterance.length > _LONGEST or utterance.has("meddled"):  # "somebody renamed it": no step that is made
        return None
    if utterance.has("same", "broken") and (utterance.has("all-of-it") or step_told(moment)):
        return None  # "did both", "reloaded it": of the whole page, or of a step that says what then
    if not _is_told(utterance, is_of_step=subject.startswith("topic/") or is_only_of_step(moment)):
        return None
    documents, locale = moment.talk.documents, moment.locale
    steps = list(_steps(moment))
    met = max(_named_in(moment, steps), _by_passage(moment, steps))
    if not met or met >= len(steps):
        return None
    left = steps[met:]
    found = steps_with(documents, subject, locale, lambda text: text in left)
    first = blocks.paragraph(moment.say, _LEFT)
    return answered(moment, part_reply(moment, subject, "how", found, first=first), subject)


def is_only_of_step(moment: Moment) -> bool:
    """Whether what is right is a step of the page at hand, and not the check as a whole: "https is fine"."""
    utterance = moment.utterance
    if not moment.subject or moment.noted or utterance.has("same", "broken", *_ELSEWHERE):
        return False
    if not utterance.has("in-order") or moment.is_question:
        return False
    return bool(_named_in(moment, list(_steps(moment)), most_strange=0))


def _is_told(utterance: Utterance, *, is_of_step: bool) -> bool:
    """Whether a clause tells of something as done or so, and no other one asks or speaks against it."""
    of_step = [cue for cue in _MET if is_of_step or cue not in _OF_WHOLE]
    for number, clause in enumerate(utterance.clauses):
        openings = {cue.end for cue in utterance.spans("ask", within=clause) if cue.start == clause[0]}
        met = [
            cue
            for cue in utterance.spans(*of_step, within=clause)
            if cue.start > clause[0] or cue.end not in openings  # "is there a …" asks
        ]
        asked = [cue for cue in utterance.spans("ask", "tag", within=clause) if not cue.overlaps(*met)]
        is_asked = number in utterance.questions or bool(asked)
        is_next = bool(utterance.spans("next", within=clause)) or _is_then(utterance, clause)
        if (is_asked and not is_next) or _speaks_against(utterance, clause):
            return False
    return utterance.has(*of_step)


def _is_then(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether no more is asked than "then?"."""
    is_bare = not utterance.rest("then", "and", "so", "ok", within=clause)
    return is_bare and bool(utterance.spans("then", within=clause))


def _speaks_against(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether it says more than that a step is met, or that nothing has changed by that."""
    told = utterance.spans("same", "next", "then", *_MET, within=clause)
    return any(not cue.overlaps(*told) for cue in utterance.spans(*_AGAINST, within=clause))


def _steps(moment: Moment) -> Iterator[str]:
    """The texts of the steps of the page at hand, in their order."""
    place = moment.talk.documents.place(moment.subject, moment.locale)
    for block in place.section.blocks if place else ():
        if block.kind is BlockKind.STEPS:
            yield from (text_of(step) for step in block.items)


def _named_in(moment: Moment, steps: list[str], most_strange: int = _STRANGE) -> int:
    """The number of the last step whose words are said, each taken for the first that has it; or 0.

    The words of what a check is about, which its page begins with, name none of its steps.
    """
    utterance, subject = moment.utterance, moment.subject
    is_topic = subject.startswith("topic/")
    documents, locale = moment.talk.documents, moment.locale
    told = "" if is_topic else text_of(opening(documents, subject, locale)) + documents.title(subject, locale)
    last, strange = 0, 0
    for word in words(utterance.typed(utterance.rest(*_BESIDE))):
        if len(word) < (_SYLLABLES if is_hangul(word) else _LETTERS) or _is_said(word, told):
            continue
        number = next((at for at, text in enumerate(steps, 1) if _is_said(word, text)), 0)
        if number < len(steps):  # "sign in again" ends most pages
            last, strange = max(last, number), strange + (number == 0)
    if last == 0:
        last = next(_filled_in(utterance, steps), 0)
    return last if strange <= most_strange else 0


def _filled_in(utterance: Utterance, steps: list[str]) -> Iterator[int]:
    """The numbers of the steps whose words are said and are common ones here: "opened Operators"."""
    covered = set(utterance.rest(*_BESIDE))
    for at, unit in enumerate(utterance.units):
        if at not in covered and len(unit) >= _TELLING and not is_hangul(unit):
            yield from (number for number, text in enumerate(steps[:-1], 1) if _is_said(unit, text))


def _is_said(word: str, text: str) -> bool:
    """Whether a text has a word, whatever its ending."""
    if is_hangul(word):
        return word[: max(_SYLLABLES, len(word) - 1)] in text
    return stem_of(word) in stems_of(text) or _ends_compound(word, text)


def _ends_compound(word: str, text: str) -> bool:
    """Whether a longer word ends in it, as *Zugriffstoken* in *token*, and not *restart* in *start*."""
    return len(word) >= _COMPOUND and bool(re.search(rf"\w{{{_COMPOUND - 1},}}{re.escape(word)}", fold(text)))


def _by_passage(moment: Moment, steps: list[str]) -> int:
    """The number of the step that other words than the page's tell of, of two the first; or 0."""
    is_check = not moment.subject.startswith("topic/")
    if is_check and not moment.utterance.has("changed", "discard", "entered"):
        return 0  # "checked everything": of the check, and of no step of it
    asked = asked_passage(moment, moment.subject)
    texts = [text_of(item) for block in asked.shown for item in block.items] if asked else []
    number = next((at for at, step in enumerate(steps, 1) if step in texts), 0)
    return number if number == 1 or (asked and asked.is_clear) or not _named_in(moment, steps) else 0
