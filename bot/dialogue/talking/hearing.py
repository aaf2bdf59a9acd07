"""A message → what of it counts, and what the matcher makes of that.

Left out are, in this order: the wish for another language, what is taken back in the same breath, the number
of one of several answers or the name of what is gone back to, the reason that is given for a question, the
number of a version that is told beside a trouble, that Adobe runs one's Campaign, and clauses that only lead
to a question. `Hearing.whole` is the message as buttons are compared with it.
"""

from __future__ import annotations

from itertools import takewhile

import msgspec

from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.answers.entry import HOSTED
from bot.dialogue.desk import Talk
from bot.dialogue.session import Memory
from bot.dialogue.talking.act import Moment, prior_of
from bot.dialogue.talking.asides.user_facts import with_versions
from bot.dialogue.talking.asides.version_aside import without_versions
from bot.dialogue.talking.asides.wanted_language import answered_in
from bot.dialogue.talking.corrections.retraction import last_said
from bot.dialogue.talking.corrections.told_reason import without_reason
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.own_questions import asks_itself
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.dialogue.talking.sections.kin import of_one_thing
from bot.dialogue.talking.sections.titles import title_words
from bot.dialogue.talking.subject.follow_up import COMMANDS
from bot.dialogue.talking.subject.listed_number import of_listed
from bot.dialogue.talking.subject.resumed import resumed
from bot.dialogue.talking.troubleshooting.triage import affected_in, with_affected
from bot.dialogue.walk.walkthrough import RESTART
from bot.matcher.text_memory import TextMemory
from bot.model import Outcome, Record, Verdict

_ASIDES = (
    "anaphora",
    "appears-other",
    "meant",
    "yes",
    "no",
    "ok",
    "and",
    "thanks",
    "greet",
    "sorry",
    "urgent",
    "login",
    "request",
    "besides",
)
"""Cues of a clause that asks and tells nothing."""
_ASIDE_AND_QUESTION = 2
"""A clause that leads to the question, and the question."""
_ALONE = 0.5
"""From this probability on a question is taken without the reason that is told for it. A choice: of less, the
reason may as well tell what is meant."""
_KIND = ("thanks", "besides", "praise", "ok")
"""Cues of a kind word before a question, and of what leads from it to one."""
_REMEMBERED = 128
"""A choice: readings that are kept, with what readers worked out of them."""
_OF_RESTART = (RESTART, COMMANDS)
"""What is asked after any change, so that the change is no more than the reason for it."""


class Hearing(Record, frozen=True):
    """A message as it is taken.

    `verdict.locale` is the language to answer in, which may be another one than that of the utterance.
    `is_corrected` says that something else was told first, which was taken back.
    """

    whole: Utterance
    utterance: Utterance
    verdict: Verdict
    memory: Memory
    is_corrected: bool = False

    def moment(self, talk: Talk) -> Moment:
        """What the readers are given."""
        return Moment(talk, self.memory, self.verdict, self.utterance, is_corrected=self.is_corrected)


def hear(text: str, memory: Memory, talk: Talk) -> Hearing:
    """What of a message counts, after what was said before."""
    verdict = talk.desk.ask(text, locale=talk.session.chosen, prior=prior_of(talk.session))
    utterance = _read(text, verdict.locale, talk)
    wanted = answered_in(utterance)
    if wanted:
        verdict = talk.desk.ask(wanted.question, locale=wanted.reads)
        utterance = _read(wanted.question, wanted.reads, talk)
    said = last_said(utterance)
    if said:
        memory = with_affected(memory, affected_in(utterance))
        verdict = talk.desk.ask(said, locale=verdict.locale)
        utterance = _read(said, verdict.locale, talk)
    numbered = utterance
    item, asked = of_listed(utterance, memory)
    if not item:
        item, asked = resumed(utterance, memory, talk.documents)
    if item:
        memory = msgspec.structs.replace(memory, subjects=(item, *memory.subjects))
        verdict = talk.desk.ask(asked, locale=verdict.locale)
        utterance = _read(asked, verdict.locale, talk)
    verdict, utterance = _without_kind_word(verdict, utterance, talk)
    verdict, plain = _without_reason(verdict, utterance, talk)
    verdict, utterance = without_versions(verdict, plain, talk)
    verdict, utterance = _without_hosting(verdict, utterance, talk)
    verdict = _without_asides(verdict, utterance, talk)
    if wanted:
        verdict = msgspec.structs.replace(verdict, locale=wanted.locale)
    whole = numbered if item else plain
    return Hearing(whole, utterance, verdict, with_versions(memory, text), bool(said))


def heard_apart(moment: Moment, text: str, memory: Memory) -> Moment:
    """A part of a message as if it were all of it, after `memory`; answered in the language of the whole."""
    session = msgspec.structs.replace(moment.talk.session, chosen=moment.utterance.locale)
    heard = hear(text, memory, Talk(session, moment.talk.desk, moment.talk.context))
    verdict = msgspec.structs.replace(heard.verdict, locale=moment.locale)
    return Moment(moment.talk, heard.memory, verdict, heard.utterance, is_corrected=heard.is_corrected)


def _read(text: str, locale: str, talk: Talk) -> Utterance:
    return _readings(talk.documents)(text, locale)


@kept()
def _readings(documents: Documents) -> TextMemory[[str], Utterance]:
    """Reads a text with the cues of a language."""
    return TextMemory(
        lambda text, locale: read(text, lexicon(locale), title_words(documents, locale)), _REMEMBERED
    )


def _without_reason(verdict: Verdict, utterance: Utterance, talk: Talk) -> tuple[Verdict, Utterance]:
    """The question without the reason that is given for it, where it is meant without."""
    alone = without_reason(utterance)
    if not alone or utterance.has("puts-people"):  # which takes no restart, as other changes do
        return verdict, utterance
    bare = talk.desk.ask(alone, locale=verdict.locale)
    if not _is_meant(bare, verdict, talk):
        return verdict, utterance
    is_same = bare.outcome is not Outcome.ANSWER and _first(bare) == _first(verdict)
    return verdict if is_same else bare, _read(alone, verdict.locale, talk)


def _without_hosting(verdict: Verdict, utterance: Utterance, talk: Talk) -> tuple[Verdict, Utterance]:
    """The question without the clause that tells that Adobe runs one's Campaign, where it is sure without."""
    told = utterance.spans("hosted")
    if not told or not (utterance.questions or utterance.has("ask")):
        return verdict, utterance
    asking = [utterance.clauses[number] for number in utterance.questions]
    if any(start <= told[0].start < end < len(utterance.units) for start, end in asking):
        return verdict, utterance  # which is one of the questions: "hosted means not for us? And …?"
    left = [
        (start, end)
        for start, end in utterance.clauses
        if not any(start <= cue.start < end for cue in told) and utterance.rest(*_ASIDES, within=(start, end))
    ]
    if not left:
        return verdict, utterance
    places, text = utterance.places, utterance.text
    ends = [places[end][0] if end < len(places) else len(text) for _start, end in left]
    asked = "".join(
        text[places[start][0] : end] for (start, _end), end in zip(left, ends, strict=True)
    ).strip()
    bare = talk.desk.ask(asked, locale=verdict.locale)
    is_other = bare.outcome is Outcome.ANSWER and _first(bare) != HOSTED
    return (bare, _read(asked, verdict.locale, talk)) if is_other else (verdict, utterance)


def _first(verdict: Verdict) -> str:
    """The likeliest id; empty without one."""
    return verdict.matches[0].id if verdict.matches else ""


def _is_meant(bare: Verdict, whole: Verdict, talk: Talk) -> bool:
    """Whether a question is meant without its reason: where the whole is not sure, or whether to restart."""
    likely = of_one_thing(talk.documents, bare.matches) or next(iter(bare.matches), None)
    if likely is None or likely.score < _ALONE:
        return False
    if likely.id in _OF_RESTART:
        return True
    return whole.outcome is not Outcome.ANSWER and likely.id != _first(whole)


def _without_asides(verdict: Verdict, utterance: Utterance, talk: Talk) -> Verdict:
    """What the matcher makes of a message without the clauses that only lead to it ("ok, and here, …")."""
    if verdict.outcome is Outcome.ANSWER or len(utterance.clauses) < _ASIDE_AND_QUESTION:
        return verdict
    left = [clause for clause in utterance.clauses if utterance.rest(*_ASIDES, within=clause)]
    if not left or len(left) == len(utterance.clauses):
        return verdict
    bare = talk.desk.ask(", ".join(utterance.words(clause) for clause in left), locale=verdict.locale)
    is_asked = utterance.text.rstrip().endswith("?")  # behind a "hello"; no report is
    is_plainer = is_asked and verdict.is_unspecific and bool(bare.matches) and not bare.is_unspecific
    return bare if bare.outcome is Outcome.ANSWER or is_plainer else verdict


def _without_kind_word(verdict: Verdict, utterance: Utterance, talk: Talk) -> tuple[Verdict, Utterance]:
    """The question without thanks or a word of approval before it: "cool. Where is …?"."""
    kind = takewhile(lambda clause: _is_kind_word(utterance, clause, talk), utterance.clauses)
    start = max((end for _start, end in kind), default=0)
    rest = next((clause for clause in utterance.clauses if clause[0] == start), None)
    if not start or rest is None or not asks_itself(utterance, rest):
        return verdict, utterance
    asked = utterance.text[utterance.places[start][0] :]
    return talk.desk.ask(asked, locale=verdict.locale), _read(asked, verdict.locale, talk)


def _is_kind_word(utterance: Utterance, clause: tuple[int, int], talk: Talk) -> bool:
    """Whether a clause says no more than that, or is one word of which nothing is known."""
    if utterance.spans(*_KIND, within=clause):
        return not utterance.rest(*_KIND, "join", within=clause)
    is_known = any(cue.start < clause[1] and clause[0] < cue.end for cue in utterance.found)
    if is_known or utterance.size(range(*clause)) > 1 or not utterance.units[clause[0]].isalpha():
        return False
    return not talk.desk.ask(utterance.words(clause), locale=utterance.locale).matches
