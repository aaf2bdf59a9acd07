"""A remark: told, not asked, of which no reader before made anything: "he moved to another team in May".

In: the moment, and what a reader of follow-ups makes of it. Out: the same where a passage answers it that was
not told yet, the gist where it names another section, else one line that takes note of it.
"""

from __future__ import annotations

from bot.dialogue.answers import menus
from bot.dialogue.talking.act import DialogueAct, Moment, changed, talked
from bot.dialogue.talking.sections.section_parts import needs_restart, opening, text_of
from bot.dialogue.talking.sections.told_before import was_told
from bot.dialogue.talking.subject.asked_passage import asked_passage, best_passage
from bot.dialogue.talking.subject.context_features import passages_of
from bot.dialogue.talking.subject.follow_up import told_of, told_passages
from bot.dialogue.talking.subject.passage_evidence import BY_CHANCE
from bot.dialogue.talking.troubleshooting.reported_change import changes_in
from bot.matcher.normalise import is_hangul, words
from bot.model import Block, BlockKind, Outcome
from bot.translate import _

_ASKING = (
    *(
        "question-word",
        "infers",
        "wish",
        "request",
        "whether",
        "tag",
        "elaborate",
        "again",
        "next",
        "and",
        "also",
        "either",
    ),
    *("why", "how", "who", "value", "where", "condition", "command", "judge", "not-shown"),
    *("unknown", "forgotten"),
)
"""Cues of what wants an answer, however it is put."""
_OF_PROGRESS = ("done", "checked", "same", "broken")
"""Cues of how far somebody is, which is more than a remark."""
_NOTED = _("Noted. If anything about it is unclear, just ask.")
_WITH_TROUBLE = _("Noted. Tell me what people see now, or ask me if anything is unclear.")
_LEAST = 2.5
"""A choice: words of a remark. What is shorter is a name, of which one wants to read."""
_WHOLE = ("how", "elaborate", "again", "broken")
"""Cues of questions that want the whole of a section."""
_FAR, _NEAR = 0.12, 0.2
"""Choices: how much of a remark a passage answers that has something to do with it; the same, where
another one answers about as much."""
_AHEAD = 0.5
"""A choice: how far ahead of the others a passage has to do with a remark, however little it answers."""
_TELLING = (Outcome.ANSWER, Outcome.SUGGEST)
_TOLD_BY = "요다네데서어아죠음함됨임니고지"
"""Last syllables of a Korean clause that tells: of one that ends in a noun a section is wanted."""


def is_remark(moment: Moment) -> bool:
    """Whether a message only tells something: no question, no wish, and no name of a section alone."""
    utterance = moment.utterance
    if moment.is_question or utterance.has(*_ASKING) or utterance.length < _LEAST:
        return False
    is_report = moment.is_sure and moment.best.startswith("symptom/")
    if is_report or moment.noted or moment.mended or utterance.has(*_OF_PROGRESS):
        return False
    last = utterance.units[-1]
    return not is_hangul(last) or last in _TOLD_BY


def taken_note_of(moment: Moment) -> DialogueAct:
    """One line that a remark was read; what was spoken of stays at hand."""
    said = _WITH_TROUBLE if moment.memory.symptom else _NOTED
    memory = changed(moment.memory, is_asking=False)
    return talked(moment, menus.notice(moment.locale, said), memory=memory)


def read_remark(moment: Moment) -> DialogueAct | None:
    """A remark in a conversation of which nobody knows what it is about."""
    if not moment.subject or moment.verdict.outcome is Outcome.ANSWER or not is_remark(moment):
        return None
    return taken_note_of(moment)


def fitted(moment: Moment, act: DialogueAct) -> DialogueAct:
    """What a reader of follow-ups makes of a message, no longer than the message wants it.

    A remark is answered by what was not told yet; a narrow question by the gist of a section.
    """
    item = act.answered[0] if act.answered else ""
    if act.judged is not None or moment.talk.session.walk or act.outcome not in _TELLING:
        return act
    if item and _is_name_of(moment, item):
        return act
    if after := _after_change(moment, item):
        return after
    is_whole = any(block.kind is BlockKind.STEPS for block in _told_in(act))
    if not is_remark(moment):
        is_asked = moment.is_question or moment.utterance.has("infers")
        is_narrow = is_asked and not moment.utterance.has(*_WHOLE)
        is_doubted = act.outcome is Outcome.SUGGEST and item == moment.subject and not moment.is_question
        return _gist(moment, act, item) if is_narrow and (is_whole or is_doubted) else act
    asked = asked_passage(moment, item)
    is_known = was_told(moment.memory, _told_in(act), is_pointed_to=True) and not (asked and asked.is_sure)
    if _is_beside(moment, act, item) or is_known:
        return taken_note_of(moment)
    return _gist(moment, act, item) if is_whole else act


def _is_name_of(moment: Moment, item: str) -> bool:
    """Whether all that is said stands in the title of a section: its name, which asks for all of it."""
    return set(words(moment.text)) <= set(words(moment.talk.documents.title(item, moment.locale)))


def _after_change(moment: Moment, item: str) -> DialogueAct | None:
    """What comes after something was changed in the external account, where nothing else is asked."""
    if moment.is_question or not changes_in(moment.utterance):
        return None
    is_of_account = item.startswith("symptom/") or needs_restart(moment.talk.documents, item)
    return told_of(moment, item, "then") if item and is_of_account else None


def _is_beside(moment: Moment, act: DialogueAct, item: str) -> bool:
    """Whether what would be told has little to do with a remark."""
    if moment.is_sure and item == moment.best:
        return False
    score, asked = passages_of(moment).get(item, 0.0), asked_passage(moment, item)
    entry = moment.talk.documents.entries.get(moment.subject)
    near = (*moment.memory.subjects, *(entry.leads_to if entry else ()))
    if act.outcome is Outcome.SUGGEST or (item not in near and not (asked and asked.is_sure_elsewhere)):
        return True
    if asked and asked.is_clear and asked.lead >= _AHEAD * score:
        return False
    return score < _FAR or (score < _NEAR and not (asked and asked.is_clear))


def _told_in(act: DialogueAct) -> list[Block]:
    return [block for reply in act.replies for block in reply.blocks]


def _gist(moment: Moment, act: DialogueAct, item: str) -> DialogueAct:
    """What a section is for, and its passage that answers most; the act, where none answers any of it."""
    passage = best_passage(moment, item)
    if not passage or passages_of(moment).get(item, 0.0) <= BY_CHANCE:
        return act
    first = () if item == moment.subject else opening(moment.talk.documents, item, moment.locale)
    shown = first if text_of(passage) in text_of(first) else (*first, *passage)
    return told_passages(moment, item, shown)
