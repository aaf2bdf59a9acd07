"""What people come back to: "back to the mask, who …?", "the callback again: …", "마스크로 돌아가서 …".

In: a message, and what was spoken of. Out: the id of that which is meant again, and what is asked of it.
"""

from __future__ import annotations

from bot.dialogue.answers.documents import Documents
from bot.dialogue.session import Memory
from bot.dialogue.talking.message.message_pieces import ASKING
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.titles import named
from bot.dialogue.talking.sections.vocabulary import said_of

_BEFORE, _AFTER = "resume-before", "resume-after"
_EMPTY = (
    *(_BEFORE, _AFTER, "and", "yes", "no", "ok", "thanks", "greet", "urgent", "sorry", "besides"),
    *("then", "again", "anaphora", "meant", "contrast"),
)
"""Cues of words beside the name of what is meant again."""
_OF_TROUBLE = ("broken", "when", "shows-message", "expletive")
"""Cues of words that stand for what people see: "back to that error"."""
_TOLD = ("same", "done", "solved", "works")
"""Cues of what came of a check, which names nothing: "nåväl, samma fel igen"."""
_CLEARLY = 0.5
"""A choice: so much of a title or of what is said of an id has to be said, where it is announced."""


def resumed(utterance: Utterance, memory: Memory, documents: Documents) -> tuple[str, str]:
    """The id that was spoken of before and is meant again, and the text behind its name; empty for others."""
    if not memory.subjects:
        return "", ""
    is_announced = False
    for start, end in utterance.clauses:
        told = [cue for cue in utterance.spans(_AFTER, within=(start, end)) if cue.start > start]
        stop = told[-1].end if told else end
        if stop == len(utterance.units) or utterance.spans(*ASKING, *_TOLD, within=(start, stop)):
            return "", ""
        is_announced = is_announced or bool(utterance.spans(_BEFORE, _AFTER, within=(start, stop)))
        units = utterance.rest(*_EMPTY, within=(start, stop))
        if not units:
            continue  # "ok", "anyway"
        item = _meant(utterance, units, memory, documents, is_announced=is_announced)
        if not item or item == memory.subjects[0] or not _asks(utterance, stop):
            return "", ""
        return item, utterance.text[utterance.places[stop][0] :]
    return "", ""


def _asks(utterance: Utterance, start: int) -> bool:
    """Whether something is asked from a unit on."""
    is_question = any(utterance.clauses[at][1] > start for at in utterance.questions)
    return is_question or bool(utterance.spans(*ASKING, within=(start, len(utterance.units))))


def _meant(
    utterance: Utterance, units: list[int], memory: Memory, documents: Documents, *, is_announced: bool
) -> str:
    """The id among those spoken of that is named; by its title alone, where nothing announces it."""
    known = tuple(dict.fromkeys(filter(None, (*memory.subjects, memory.symptom))))
    item = named(documents, utterance, units, near=memory.subjects[0])
    if not item or item not in known:
        item = next((of for of in known if _are_one_thing(documents, of, item)), "")
    if item or not is_announced:
        return item
    if not utterance.rest(*_EMPTY, *_OF_TROUBLE, within=(units[0], units[-1] + 1)):
        return memory.symptom
    said = said_of(documents, utterance, units)
    best = max(known, key=lambda of: (said.share_of_title(of), said.closeness(of)))
    return best if max(said.share_of_title(best), said.closeness(best)) >= _CLEARLY else ""


def _are_one_thing(documents: Documents, one: str, other: str) -> bool:
    """Whether each of two ids leads to the other, as the mask and its syntax do."""
    entries = documents.entries
    is_known = one in entries and other in entries
    return is_known and other in entries[one].leads_to and one in entries[other].leads_to
