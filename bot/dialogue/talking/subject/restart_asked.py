"""Whether the server has to be restarted: "changed the mask, restart?", "added her to the group, restart?".

In: such a question. Out: yes after a change in the external account, and elsewhere what comes last instead.
"""

from __future__ import annotations

import re

from bot.compiler.quotable import parts_of
from bot.dialogue import blocks
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.own_questions import own_questions
from bot.dialogue.talking.message.polar_question import is_polar
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import (
    needs_restart,
    notes_with,
    opening,
    part_of,
    steps_with,
    text_of,
)
from bot.dialogue.talking.sections.vocabulary import nearness
from bot.dialogue.talking.subject.asked_passage import asked_passage
from bot.dialogue.talking.subject.follow_up import COMMANDS, own_words, part_reply, told_of, told_passages
from bot.dialogue.talking.told_values.value_slots import FIELD_OF
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Block
from bot.translate import _

_ONLY_ACCOUNT = _(
    "The documentation asks for a server restart only after changes in the external account, not here."
)
_MEMBERSHIP = "check/operator-group-membership"
_NO_RESTART = (
    _MEMBERSHIP,
    "check/operator-group-names",
    "topic/product-profiles",
    "topic/admin-console",
    "topic/enable-adobe-id",
    "topic/console-cache",
    "topic/control-panel-access",
)
"""Ids of what is done outside the external account, whose pages name no restart of the server."""
_ON_COMPUTERS = (
    *("topic/enable-adobe-id", "topic/console-cache", "topic/edge-chromium"),
    *("topic/console-version", "topic/browser-warning"),
)
"""Ids of what is done on a computer, whose pages have the console started anew."""

_OUTSIDE = {"named-profile": "topic/product-profiles"}
"""Ids of what is changed outside the external account, by the cue that names it."""
_BESIDE_CHANGE = (
    *(
        "alter",
        "convert",
        "changed",
        "only",
        "condition",
        "whether",
        "contrast",
        "part-of",
        "all-in",
        "split",
    ),
    *("must", "supposed", "server", "may"),
)
"""Cues of a question whether a change takes a restart."""
_LIKELY = 0.5
"""From this probability on a setting is named. A choice."""
_WINDOWS = re.compile(r"(?i)windows|윈도우")
_SENTENCE_END = re.compile(r"[.!?;](?:\s|$)|\n")
_NEXT_SENTENCE = re.compile(r"[.!?]\s+\S")
_WINDOWS_COMMAND = "net stop"
"""What stands in the step of a server that runs Windows."""
_RELOAD = "nlserver config -reload"
"""The command by which a configuration file is read anew."""


def read_restart(moment: Moment) -> DialogueAct | None:
    """Whether the server must be restarted after what was spoken of, or how."""
    utterance, documents = moment.utterance, moment.talk.documents
    if RESTART not in documents.entries:
        return None
    if _asks_of_reload(moment):
        return told_reload(moment)
    if _wants_command(moment):
        return _commands(moment)
    return _whether(moment) if utterance.has("restart") and _is_asked_about(utterance) else None


def _whether(moment: Moment) -> DialogueAct | None:
    """Whether it must be restarted."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    is_asked = moment.is_question or utterance.has("and")
    if is_asked and utterance.has("puts-people") and not utterance.has("how"):
        return _without_restart(moment, _MEMBERSHIP)
    if is_asked and not utterance.has("how") and (item := _only_changed(moment)):
        return _without_restart(moment, item)
    if is_asked and _is_of_setting(moment):
        return _yes(moment) if needs_restart(documents, moment.best) else told_of(moment, RESTART)
    if not moment.subject or moment.subject in (RESTART, COMMANDS):
        return None
    is_of_server = utterance.has("server") or not utterance.has("other-machine")
    if is_asked and not is_of_server and moment.subject not in _ON_COMPUTERS and not utterance.has("how"):
        told = opening(documents, RESTART, locale)
        return answered(moment, part_reply(moment, RESTART, "detail", told), RESTART)
    is_other = moment.is_sure and moment.best not in (RESTART, COMMANDS)
    if is_other or not is_asked:
        return None
    asked = _where_asked(utterance, "restart")
    left = [at for at in own_words(utterance, "restart", "also") if asked[0] <= at < asked[1]]
    if left and not moment.is_sure and nearness(documents, RESTART, utterance, left) < 1.0:
        return None
    if found := _own_reload(moment):
        return answered(moment, part_reply(moment, moment.subject, "then", found), moment.subject)
    if utterance.has("how", "value") and COMMANDS in documents.entries:
        return told_of(moment, COMMANDS)
    if moment.subject in _NO_RESTART and not utterance.has("unchanged"):
        return _without_restart(moment, moment.subject)
    if not needs_restart(documents, moment.subject) and not moment.subject.startswith("symptom/"):
        return told_of(moment, RESTART)
    if utterance.has("unchanged"):
        return told_of(moment, RESTART)
    return _yes(moment)


def _yes(moment: Moment) -> DialogueAct:
    """That it must be, and what the documents say of it."""
    yes = blocks.paragraph(moment.say, _("Yes: a change takes effect once the server has been restarted."))
    told = part_of(moment.talk.documents, RESTART, "value", moment.locale)
    return answered(moment, part_reply(moment, RESTART, "detail", told, first=yes), RESTART)


def _is_of_setting(moment: Moment) -> bool:
    """Whether it must be is asked of a setting that is named: "do I have to restart after a new scope?"."""
    utterance = moment.utterance
    is_likely = moment.best in FIELD_OF and moment.verdict.matches[0].score >= _LIKELY
    is_alone = len(own_questions(utterance)) == 1
    return is_likely and is_alone and utterance.has("must") and is_polar(utterance)


def _wants_command(moment: Moment) -> bool:
    """Whether the command is wanted, asked for or forgotten, and no restart is told as made."""
    utterance = moment.utterance
    is_named = utterance.has("restart", "restarted") or moment.subject in (RESTART, COMMANDS)
    is_told = utterance.has("same", "solved", "works")
    is_of_it = is_polar(utterance) and not utterance.has(
        "forgotten", "asks-command"
    )  # "does it stop sending, too?"
    is_command = utterance.has("command") and is_named and not is_told and not is_of_it
    return is_command and COMMANDS in moment.talk.documents.entries


def _commands(moment: Moment) -> DialogueAct | None:
    """The commands: the passage that is asked for, of a Windows server for one, or the steps."""
    if _WINDOWS.search(moment.text):
        found = steps_with(
            moment.talk.documents, COMMANDS, moment.locale, lambda text: _WINDOWS_COMMAND in text
        )
        return told_passages(moment, COMMANDS, found)
    asked = asked_passage(moment, COMMANDS)
    if asked and asked.shown and asked.is_clear:
        return told_passages(moment, COMMANDS, asked.shown)
    return told_of(moment, COMMANDS, "how")


def _is_asked_about(utterance: Utterance) -> bool:
    """Whether a question is about the restart, which is not only told as made beside it."""
    ends = [utterance.clauses[number][1] for number in sorted(utterance.questions)]
    if ends:
        return any(
            _is_in_sentence(utterance, cue.end, end) for cue in utterance.spans("restart") for end in ends
        )
    made = utterance.spans("restarted")
    return not all(cue.overlaps(*made) for cue in utterance.spans("restart"))


def _is_in_sentence(utterance: Utterance, at: int, end: int) -> bool:
    """Whether no sentence ends between two units: "do I restart, if I only change the profile?"."""
    if at > end:
        return False
    between = utterance.text[utterance.places[at - 1][1] : utterance.places[end - 1][0]]
    return not _SENTENCE_END.search(between)


def _only_changed(moment: Moment) -> str:
    """The id of what alone is said to be changed, outside the external account; empty without one."""
    utterance = moment.utterance
    if not utterance.has("condition", "alter", "changed", "only"):
        return ""
    item = next((item for cue, item in _OUTSIDE.items() if utterance.has(cue)), "")
    return "" if not item or own_words(utterance, "restart", "also", *_BESIDE_CHANGE, *_OUTSIDE) else item


def reloads(moment: Moment) -> bool:
    """Whether the page at hand is of a configuration file, which is read anew in place of a restart."""
    return bool(moment.subject) and bool(_own_reload(moment))


def told_reload(moment: Moment) -> DialogueAct:
    """The step of the page at hand that has its file read anew, and what helps where that is not enough."""
    documents, locale = moment.talk.documents, moment.locale
    own = _own_reload(moment)
    is_all = bool(_NEXT_SENTENCE.search(text_of(own)))  # it says itself what comes after
    notes = () if is_all else notes_with(documents, COMMANDS, locale, _says_reload)
    beside = [block for block, text in parts_of(notes) if _says_reload(text)]
    return told_passages(moment, moment.subject, (*own, *beside))


def _asks_of_reload(moment: Moment) -> bool:
    """Whether it is asked of such a page how, or whether, what was changed in the file takes effect."""
    utterance = moment.utterance
    is_asked = moment.is_question or utterance.has("enough", "tag", "must")
    is_of_it = utterance.has("reloaded", "restart") and utterance.has("enough", "must")
    is_of_it = is_of_it or utterance.has("take-effect")
    return is_asked and is_of_it and reloads(moment)


def _own_reload(moment: Moment) -> tuple[Block, ...]:
    """The step of the page at hand that has the configuration read anew in place of a restart."""
    return steps_with(moment.talk.documents, moment.subject, moment.locale, _says_reload)


def _says_reload(text: str) -> bool:
    return _RELOAD in text.casefold()


def _without_restart(moment: Moment, item: str) -> DialogueAct:
    """What comes last of what is done outside the external account, and that it takes no restart."""
    told = part_of(moment.talk.documents, item, "then", moment.locale)
    first = blocks.paragraph(moment.say, _ONLY_ACCOUNT)
    return answered(moment, part_reply(moment, item, "detail", told, first=first), item)


def _where_asked(utterance: Utterance, cue: str) -> tuple[int, int]:
    """The clause with a question mark that has a cue; all of the message where none has."""
    asking = [utterance.clauses[number] for number in sorted(utterance.questions)]
    return next(
        (clause for clause in asking if utterance.spans(cue, within=clause)), (0, len(utterance.units))
    )
