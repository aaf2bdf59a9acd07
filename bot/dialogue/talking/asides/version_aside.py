"""A version told beside a trouble: "we are on 7.3.5 and the page stays white". Out: the trouble alone.

The matcher takes the number for a question about versions. The version itself is remembered (`user_facts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

import msgspec

from bot.dialogue.desk import Talk
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.asides.user_facts import VERSION
from bot.dialogue.talking.message.cue_lexicon import FILLER, CueMatch, lexicon
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.dialogue.talking.sections.section_parts import steps_with
from bot.dialogue.talking.sections.titles import title_words
from bot.dialogue.talking.subject.follow_up import part_reply
from bot.dialogue.talking.troubleshooting.triage import LIKELY, MEMBERSHIP, SYMPTOMS
from bot.model import Outcome, Verdict

_BEFORE = ("of-version", "anaphora", FILLER)
"""Cues of words before a number that only lead to it; when it was ("since the upgrade") is kept."""
_AFTER = ("of-version",)
"""Cues of words behind it that belong to it: "… is our version"."""
_DENIES = ("negator", "no", "deny-before")
_VERSIONS = ("topic/campaign-version", "topic/ims-versions")
"""What the matcher takes a version's number for."""
_EDGE, _BROWSERS = "topic/edge-chromium", "topic/browser-warning"
"""Whether Edge is needed, and which browser each console needs: in one step for older and newer ones."""
_EDGE_SINCE = "7.3"
"""The version, as the documents write it, from which on consoles show pages with Edge."""
_NUMBER = re.compile(r"\d+")
_ASIDE = ("of-version", "yes", "ok", "and", "one", "value-end", "anaphora", "stage", "prod", "login")
"""Cues of a message that tells a version and no more."""
_SEEN = (MEMBERSHIP, *SYMPTOMS.values())


def without_versions(verdict: Verdict, utterance: Utterance, talk: Talk) -> tuple[Verdict, Utterance]:
    """The report of a trouble without the version told beside it, read anew; any other message as it is."""
    if not VERSION.search(utterance.text):
        return verdict, utterance
    best = verdict.matches[0].id if verdict.matches else ""
    if best in _VERSIONS and utterance.has("order"):
        return _steps_asked(verdict, utterance, talk)
    if not _is_version_asked(utterance) and (asked := _browser_asked(verdict, utterance, talk)):
        return asked, utterance
    is_asked = _is_version_asked(utterance) or utterance.has("request")
    is_told = verdict.outcome is Outcome.ANSWER and best in _SEEN
    if is_asked or is_told or not _is_report(utterance):
        return verdict, utterance
    text = _rest(utterance)
    rest = read(text, lexicon(verdict.locale), title_words(talk.documents, verdict.locale))
    if not _is_report(rest):
        return verdict, utterance
    asked = talk.desk.ask(text, locale=verdict.locale)
    seen = asked.matches[0].id in _SEEN if asked.matches else False
    is_open = asked.outcome is not Outcome.ANSWER and rest.has("broken", *SYMPTOMS)
    return (asked, rest) if seen or asked.is_unspecific or is_open else (verdict, utterance)


def _is_version_asked(utterance: Utterance) -> bool:
    """Whether the version stands in what is asked; in "since 7.3.5 it is white. Any ideas?" it does not."""
    told = {word[0] for word in _version_words(utterance)}
    asking = [utterance.clauses[number] for number in utterance.questions]
    return any(start <= at < end for start, end in asking for at in told)


def read_version_told(moment: Moment) -> DialogueAct | None:
    """A version, after a question about Edge or beside one: which browser a console of that age needs."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if not VERSION.search(moment.text):
        return None
    told = {at for word in _version_words(utterance) for at in word}
    is_alone = not moment.is_question and all(at in told for at in utterance.rest(*_ASIDE))
    is_beside = moment.is_question and moment.is_sure and not _is_version_asked(utterance)
    is_of_browser = moment.best == _BROWSERS or (moment.best == _EDGE and _is_older(moment.text))
    is_beside = is_beside and is_of_browser and not utterance.has("how", "broken")
    if not is_beside and not (is_alone and moment.subject == _EDGE):
        return None
    found = steps_with(documents, _BROWSERS, locale, lambda text: _EDGE_SINCE in text)
    return answered(moment, part_reply(moment, _BROWSERS, "detail", found), _BROWSERS) if found else None


def _is_older(text: str) -> bool:
    """Whether all versions that are told are from before Edge."""
    told = [numbers[:2] for found in VERSION.finditer(text) if (numbers := _NUMBER.findall(found[0]))]
    since = _NUMBER.findall(_EDGE_SINCE)
    return all([int(number) for number in numbers] < [int(number) for number in since] for numbers in told)


def _browser_asked(verdict: Verdict, utterance: Utterance, talk: Talk) -> Verdict | None:
    """What is surely asked of browsers beside a version: "we are on 7.2, which one do we need?"."""
    if not utterance.has("ask") and not utterance.questions:
        return None
    asked = talk.desk.ask(_rest(utterance), locale=verdict.locale)
    best = asked.matches[0].id if asked.matches else ""
    return asked if asked.outcome is Outcome.ANSWER and best in (_EDGE, _BROWSERS) else None


def _steps_asked(verdict: Verdict, utterance: Utterance, talk: Talk) -> tuple[Verdict, Utterance]:
    """What is asked to be done in its order before, or after, a version: "move all users before v8, how?"."""
    asked = talk.desk.ask(_rest(utterance), locale=verdict.locale)
    best = asked.matches[0] if asked.matches else None
    is_other = best is not None and best.id.startswith("topic/") and best.id not in _VERSIONS
    if best is None or not is_other or best.score < LIKELY:
        return verdict, utterance
    return msgspec.structs.replace(asked, outcome=Outcome.ANSWER), utterance


def _rest(utterance: Utterance) -> str:
    """The text without its versions, nor an "and" that led on from one at its beginning."""
    told = {at for word in _version_words(utterance) for at in word}
    left = [at for at in range(len(utterance.units)) if at not in told]
    joints = {cue.start for cue in utterance.spans("join") if cue.end == cue.start + 1}
    if left and left[0] > 0 and left[0] in joints:
        left = left[1:]
    return utterance.typed(left).strip()


def _is_report(utterance: Utterance) -> bool:
    """Whether something is told not to work; "not v8, v7" and "v7, my mistake" put a version right."""
    negators = [no for no in utterance.spans("negator") if not _denies_version(utterance, no)]
    is_login = utterance.has("login") and (bool(negators) or utterance.has("everybody", "deny-event"))
    slips = utterance.spans("sorry")
    broken = [cue for cue in utterance.spans("broken") if not cue.is_within(*slips)]
    return is_login or bool(broken) or utterance.has(*SYMPTOMS)


def _denies_version(utterance: Utterance, negator: CueMatch) -> bool:
    """Whether a version stands right beside what denies something."""
    beside = [at for at in (negator.start - 1, negator.end) if 0 <= at < len(utterance.units)]
    numbers = [found.span() for found in VERSION.finditer(utterance.text)]
    return any(start <= utterance.places[at][0] < end for at in beside for start, end in numbers)


def _version_words(utterance: Utterance) -> Iterator[tuple[int, ...]]:
    """The words of each version that is named, and those around it that say no more than that."""
    numbers = [found.span() for found in VERSION.finditer(utterance.text)]
    for clause in utterance.clauses:
        words = list(_words(utterance, clause))
        for place, word in enumerate(words):
            start, end = utterance.places[word[0]][0], utterance.places[word[-1]][1]
            if not any(first < end and start < last for first, last in numbers):
                continue
            yield word
            yield from takewhile(
                lambda near: _is_of(utterance, near, _BEFORE, (*_DENIES, "when")), reversed(words[:place])
            )
            yield from takewhile(lambda near: _is_of(utterance, near, _AFTER, _DENIES), words[place + 1 :])


def _words(utterance: Utterance, clause: tuple[int, int]) -> Iterator[tuple[int, ...]]:
    """The units of a clause, those together that no blank parts: "7.3.5", a Korean word with its endings."""
    word: list[int] = []
    for at in range(*clause):
        if word and utterance.text[utterance.places[at - 1][1] : utterance.places[at][0]] not in ("", "."):
            yield tuple(word)
            word = []
        word.append(at)
    if word:
        yield tuple(word)


def _is_of(utterance: Utterance, word: tuple[int, ...], cues: tuple[str, ...], but: tuple[str, ...]) -> bool:
    """Whether each unit of a word is of one of these cues, and none of the others."""
    found, others = utterance.spans(*cues), utterance.spans(*but)
    return all(any(cue.start <= at < cue.end for cue in found) for at in word) and not any(
        cue.start <= at < cue.end for cue in others for at in word
    )
