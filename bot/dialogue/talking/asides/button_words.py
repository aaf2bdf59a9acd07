"""Typed words that do what a button does. In: an utterance, the buttons on the screen. Out: the press."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.dialogue import button_data
from bot.dialogue.answers.entry import SHOW_VERB, TOPICS_VERB
from bot.dialogue.desk import Talk
from bot.dialogue.exchange import Press
from bot.dialogue.session import Memory, Option
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.walk import controls, walkthrough
from bot.dialogue.walk.screen import STEP_VERB
from bot.matcher.normalise import words

_NUMBER = re.compile(r"[#(]?\s?(\d{1,2})\s?[.)]?\s?[!?]?")
"""No `\\s*`: several beside each other try every way to share out blanks."""
_ORDINALS = {"nth-1": 1, "nth-2": 2, "nth-3": 3, "nth-4": 4}
_BESIDE = ("yes", "ok", "anaphora", "thanks", "judge", "no", "and", "login", "ask", "elaborate", "request")
_OF_LIST = ("elaborate", "and")
"""Cues of a message that goes on with what was listed, also where one of it has been shown since."""
_STUCK = ("broken", "same", "not-shown", "deny-event", "unknown")
"""Cues of a word that a step of a topic does not work."""
_BESIDE_STUCK = ("negator", "how", "then", "login", "done", "no", "complaint", "where", "value")
_LONGEST = 30
"""A choice: words; a longer message says more than a button."""
_ASKED = ("step", "where", "who", "why", "value", *_STUCK)
"""Cues of a question about a step of the page that was shown, whose number is then that step's."""
_GUIDE = "guide"
"""Verb of the button that stands below a page with steps, and below no list to choose from."""
_CONFIRMS = ("forget", "guide-on")
"""Buttons that stand for a plain yes, the other one beside them for no."""


def pressed(text: str, utterance: Utterance, memory: Memory, talk: Talk) -> Press | None:
    """The button that the words press; None where they are something else."""
    options = memory.options
    if not options or utterance.length > _LONGEST:
        return None
    if item := _of_list(utterance, memory):
        return Press(button_data.encode(SHOW_VERB, talk.documents.short(item), talk.locale))
    numbered = None if _is_of_step(utterance, options) else _by_number(text, utterance, options)
    if option := numbered or _by_label(text, options):
        return Press(option.action)
    if said := _step(utterance, options, talk):
        return said
    return _confirmed(utterance, options)


def _is_of_step(utterance: Utterance, options: Sequence[Option]) -> bool:
    """Whether a number is one of the steps on the screen, and not of the buttons: "the second, where?"."""
    verbs = [_verb(option) for option in options]
    is_choice = any(verbs.count(verb) > 1 for verb in verbs if verb != TOPICS_VERB)
    is_page = verbs.count(_GUIDE) == 1 or not is_choice
    return is_page and (utterance.has(*_ASKED) or (bool(utterance.questions) and utterance.has("and", "ask")))


def _of_list(utterance: Utterance, memory: Memory) -> str:
    """The id that is meant of those that one answer gave: "tell me more about the second"."""
    cue = utterance.first(*_ORDINALS, "nth-last")
    is_of_list = bool(memory.listed) and memory.subjects[0] in memory.listed
    if not cue or not is_of_list or not utterance.has(*_OF_LIST) or utterance.rest(cue, *_BESIDE):
        return ""
    at = _ORDINALS.get(cue, len(memory.listed))
    return memory.listed[at - 1] if at <= len(memory.listed) else ""


def _by_number(text: str, utterance: Utterance, options: Sequence[Option]) -> Option | None:
    number = _NUMBER.fullmatch(text.strip())
    at = int(number[1]) if number else 0
    choices = [option for option in options if _verb(option) != TOPICS_VERB]
    if not at:
        cue = utterance.first(*_ORDINALS)
        if cue and not utterance.rest(cue, *_BESIDE):
            at = _ORDINALS[cue]
        elif utterance.is_only("nth-last", "elaborate") and utterance.has("nth-last") and choices:
            return choices[-1]
    return options[at - 1] if 0 < at <= len(options) else None


def _by_label(text: str, options: Sequence[Option]) -> Option | None:
    said = words(text)
    return next((option for option in options if said and _words_of_label(option.label) == said), None)


@lru_cache(maxsize=1024)
def _words_of_label(label: str) -> list[str]:
    return words(label)


def _step(utterance: Utterance, options: Sequence[Option], talk: Talk) -> Press | None:
    """A word for a button of the walk-through that is on the screen."""
    steps = {
        action.argument.rpartition(".")[2]: option
        for option, action in _decoded(options)
        if action.verb == STEP_VERB
    }
    known = talk.session.walk
    if not steps or known is None or not walkthrough.is_usable(known, talk.documents):
        return None
    cue = _cue(utterance, ("stop", "back", "unknown", "no", "done", "next", "ok", "yes"))
    if controls.GO_ON in steps:
        option = steps[controls.GO_ON] if cue in ("ok", "yes", "done", "next", "back") else None
        return Press(option.action) if option else None
    if walkthrough.is_procedure(known) and cue in ("", "no", "done", "next"):
        cue = _of_topic(utterance) or cue
    meant = {
        "stop": ("stop",),
        "back": ("back",),
        "unknown": ("unknown", "open", "no"),
        "no": ("no", "open"),
        "done": ("fixed", "ok"),
        "next": ("fixed", "ok"),
        "ok": ("fixed", "ok"),
        "yes": ("fixed", "ok"),
        "solved": ("fixed", "ok"),
    }.get(cue, ("no", "open") if cue else ())
    option = next((steps[said] for said in meant if said in steps), None)
    return Press(option.action) if option else None


def _of_topic(utterance: Utterance) -> str:
    """A cue that a step of a topic does not work, is not done ("not yet"), or works at last."""
    beside = (*_STUCK, *_BESIDE_STUCK, "next", "deny-before", "contrast")
    last = utterance.clauses[-1:]
    if any(_is_done(utterance, clause) for clause in last):  # "no problem, done"
        return _cue(utterance, ("done",), beside)
    is_denied = any(
        utterance.spans("done", "next", within=clause) and utterance.spans("negator", within=clause)
        for clause in utterance.clauses
    )
    if is_denied or (utterance.has("done") and utterance.has("same")):
        return _cue(utterance, ("negator", "same"), beside)
    return _cue(utterance, _STUCK, _BESIDE_STUCK) or _cue(utterance, ("solved",))


def _is_done(utterance: Utterance, clause: tuple[int, int]) -> bool:
    against = ("negator", "broken", "same", "no", "deny-event")
    return bool(utterance.spans("done", within=clause)) and not utterance.spans(*against, within=clause)


def _confirmed(utterance: Utterance, options: Sequence[Option]) -> Press | None:
    """A plain yes or no to a question with two buttons."""
    asked = [option for option, action in _decoded(options) if action.verb in _CONFIRMS]
    if not asked:
        return None
    cue = _cue(utterance, ("stop", "no", "ok", "yes"))
    if cue in ("ok", "yes"):
        return Press(asked[0].action)
    if cue in ("no", "stop") and len(asked) > 1:
        return Press(asked[1].action)
    return None


def _cue(utterance: Utterance, cues: Sequence[str], beside: Sequence[str] = ()) -> str:
    """The first of these cues that, with what may stand beside them, is all that is said."""
    everything = (
        *cues,
        *beside,
        "and",
        "ask",
        "same",
        "thanks",
        "anaphora",
        "judge",
        "deny-after",
        "solved",
        "greet",
    )
    if utterance.rest(*everything):
        return ""
    return next((cue for cue in cues if utterance.has(cue)), "")


def _decoded(options: Sequence[Option]) -> list[tuple[Option, button_data.Action]]:
    return [(option, action) for option in options if (action := button_data.decode(option.action))]


def _verb(option: Option) -> str:
    action = button_data.decode(option.action)
    return action.verb if action else ""
