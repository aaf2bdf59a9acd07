"""Whether a version of Campaign can be moved to IMS, or block the old logins: "we run 7.2, does that do?".

Documented: the versions that are ready, that an older one is upgraded first, and from which on logins can be
blocked. Nothing is said of others.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.desk import JudgedValue
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import opening, steps_with
from bot.dialogue.talking.subject.follow_up import part_reply
from bot.model import Message
from bot.translate import _

_VERSIONS = "topic/ims-versions"
GENERATIONS = "topic/campaign-version"
_GENERATION = re.compile(r"(?i)(?<![\w.])v?\s?[78](?![\w.]*\d)", re.ASCII)
_SHORT = 5
"""A choice: units of "and what about v7?"."""
BLOCK = "topic/native-login-block"
SERVER_FIELD = "server_version"
"""What a verdict on the server's version calls it; no setting of an account has that name."""
_FOR_IMS = ".IMS"
"""How the number of a version goes on that was made ready for IMS."""
_BLOCK_SINCE = "7.4.1"
"""The version, as the documents write it, from which on the old logins can be blocked."""
_OF_NUMBERS = (_VERSIONS, GENERATIONS)
"""What the matcher takes a version's number for."""
_NEAR = 3
"""A choice: so many subjects back it is still the blocking for which a version is told."""
_ASIDE = (
    "of-version",
    "yes",
    "ok",
    "and",
    "value-end",
    "anaphora",
    "stage",
    "prod",
    "ask",
    "judge",
    "may",
    "then",
)
"""Cues of a message that tells a version and no more."""
_OTHERWISE = ("done", "broken", "where", "when", "must", "old-login")
"""Cues of another question than whether it can be moved: whether one must, or what may be blocked then."""
_FROM_TO = ("changed", "from-to")
"""Cues of two versions, of which the second is the present one."""
_OF_TURN = ("when", "done")
"""Cues of when the version was changed."""
_OPEN = ("where", "how", "why", "value", "who", "when")
"""Cues of a question to which yes or no is no answer."""
_VERSION = re.compile(r"(?i)(?<![\w.])v?(7(?:\.\d{1,2}){1,2}(?:\.IMS)?)(?![\w]|\.\d)", re.ASCII)


def read_version(moment: Moment) -> DialogueAct | None:
    """One version, where what needs one is spoken of and the documents settle it."""
    utterance, documents = moment.utterance, moment.talk.documents
    found = [match[1] for match in _VERSION.finditer(moment.text)]
    is_turned = len(found) == len(_FROM_TO) and utterance.has(*_FROM_TO) and not utterance.has("either")
    if is_turned:
        found = found[1:]  # "from 7.2 to 7.3.5": what it is now
    if not found and (act := _of_generation(moment)):
        return act
    if any(_asks_else(utterance, clause) for clause in utterance.clauses):
        return None  # "we go to 7.4.1. which file is it?"
    item = _spoken_of(moment)
    entry = documents.entries.get(item)
    if len(found) != 1 or entry is None:
        return None
    is_told = moment.subject == _VERSIONS and not utterance.has(*_OPEN)  # behind the page, telling one asks
    is_asked = moment.is_question or utterance.has("judge", "may", "and", "must") or is_told
    if item == BLOCK:
        return _since(moment, found[0])
    otherwise = (cue for cue in _OTHERWISE if not is_turned or cue not in _OF_TURN)
    if utterance.has("why") or utterance.has_outside("migration", *otherwise) or not is_asked:
        return None
    verdict = _verdict(found[0], entry.values)
    if verdict is None:
        return None
    told, judged = verdict
    locale, say = moment.locale, moment.say
    body = [blocks.paragraph(say, told), *opening(documents, _VERSIONS, locale)]
    if place := documents.place(_VERSIONS, locale):
        body.append(source_line(say, place.page))
    matches = moment.verdict.matches if moment.best == _VERSIONS else ()
    keyboard = paired((onward_button(documents, _VERSIONS, locale), topics_button(locale)))
    reply = Reply(locale, tuple(body), keyboard, item=_VERSIONS)
    return replace(answered(moment, reply, _VERSIONS, matches=matches), judged=judged)


def _asks_else(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause beside that with the version asks for something, and for no version."""
    is_asking = bool(utterance.spans("question-word", "where", within=clause))
    if not is_asking or len(utterance.clauses) == 1 or _VERSION.search(utterance.words(clause)):
        return False
    return not utterance.spans("of-version", "then", "next", within=clause) and bool(
        utterance.rest("question-word", "where", "ask", *_ASIDE, within=clause)
    )


def names_version(text: str) -> bool:
    """Whether a version, or v7 or v8, is named."""
    return bool(_VERSION.search(text) or _GENERATION.search(text))


def _of_generation(moment: Moment) -> DialogueAct | None:
    """What holds for v7 and v8, asked of the other one: "and in 7?"."""
    is_short = len(moment.utterance.units) <= _SHORT and moment.utterance.has("and", "ask", "anaphora")
    is_of_them = GENERATIONS in moment.memory.subjects[:1] and _GENERATION.search(moment.text)
    if not is_short or not is_of_them:
        return None
    found = opening(moment.talk.documents, GENERATIONS, moment.locale)
    return answered(moment, part_reply(moment, GENERATIONS, "detail", found), GENERATIONS)


def _spoken_of(moment: Moment) -> str:
    """The id that a version is told of: the versions for the move, or the blocking of the old logins."""
    utterance = moment.utterance
    item = moment.best if moment.is_sure else moment.subject
    near = moment.memory.subjects[:_NEAR]
    is_told_alone = not utterance.rest(*_ASIDE) or moment.best in _OF_NUMBERS
    is_of_block = item == BLOCK or (BLOCK in near and is_told_alone and not utterance.has("broken"))
    if is_of_block or (item in _OF_NUMBERS and utterance.has("old-login")):
        return BLOCK
    is_told_behind = item in _OF_NUMBERS and moment.subject == _VERSIONS
    return _VERSIONS if item == _VERSIONS or is_told_behind else ""


def _since(moment: Moment, version: str) -> DialogueAct | None:
    """Whether a version has the setting that blocks the old logins."""
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    if _numbers(version) < _numbers(_BLOCK_SINCE)[: len(_numbers(version))]:
        told = _(
            "Native logins can be blocked from `{since}` on; `{version}` is older. Upgrade first.",
            since=_BLOCK_SINCE,
            version=version,
        )
        yes_or_no, expected = _("No."), _BLOCK_SINCE
    elif _numbers(version) >= _numbers(_BLOCK_SINCE):
        told = _("`{version}` has the setting that blocks native logins.", version=version)
        yes_or_no, expected = _("Yes."), None
    else:
        return None
    is_yes_or_no = moment.is_question and not moment.utterance.has(*_OPEN, "negator", "either")
    first = blocks.sentences(say, (yes_or_no, told) if is_yes_or_no else (told,))
    steps = steps_with(documents, BLOCK, locale, lambda text: _BLOCK_SINCE in text)
    act = answered(moment, part_reply(moment, BLOCK, "detail", steps, first=first), BLOCK)
    return replace(act, judged=JudgedValue(SERVER_FIELD, version, expected is None, expected))


def _verdict(version: str, ready: tuple[str, ...]) -> tuple[Message, JudgedValue] | None:
    """Whether a version can be moved, in words and for programs; None where the documents do not tell."""
    if version.upper() in ready:
        told = _("Yes: `{version}` is one of the versions that can be moved to IMS.", version=version)
        return told, JudgedValue(SERVER_FIELD, version, is_right=True)
    for_ims = f"{version.upper()}{_FOR_IMS}"
    if for_ims in ready:
        told = _(
            "No: plain `{version}` is not one of the versions that can be moved to IMS; `{for_ims}` is.",
            version=version,
            for_ims=for_ims,
        )
        return told, JudgedValue(SERVER_FIELD, version, is_right=False, expected=for_ims)
    numbers = _numbers(version)
    if numbers < min(_numbers(one)[: len(numbers)] for one in ready):  # "7.3" may be any of that name
        told = _(
            "No: `{version}` is older than the versions that can be moved to IMS. Upgrade first.",
            version=version,
        )
        return told, JudgedValue(SERVER_FIELD, version, is_right=False)
    return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))
