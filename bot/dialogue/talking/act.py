"""Dialogue acts: what a recogniser is given (`Moment`) and what it makes of a message (`DialogueAct`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

import msgspec

from bot.dialogue.desk import JudgedValue, Talk
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Memory, Session, supported
from bot.dialogue.talking import dialogue_state
from bot.dialogue.talking.message.contrast import Contrast, parted
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance
from bot.model import DOC, Match, Outcome, Verdict
from bot.translate import Translator, translator

LIKELY_PAGE = 0.15
"""From this probability on a section of the added documentation is what a message is about. From .3 on, one
in forty questions about pages was taken for a denial or for two questions."""

_FAR_BEHIND = 8
"""A section so many times less likely than the entry before it is no part of what a message is about."""


@dataclass(frozen=True)
class Moment:
    """A message with all that is known when it comes: what was said before, what the matcher makes of it."""

    talk: Talk
    memory: Memory
    verdict: Verdict
    utterance: Utterance
    is_corrected: bool = False
    """Whether the message told something else first, which it took back."""
    noted: tuple[str, ...] = ()
    """The checks of which it says that they are made."""
    mended: tuple[str, ...] = ()
    """The checks of which it says that they were put right; those are made, too."""
    was_hosted: bool = False
    """Whether Adobe was said to run the person's Campaign, which the message tells otherwise."""
    _asked: dict[tuple[str, bool], Verdict] = field(default_factory=dict, repr=False, compare=False)
    worked_out: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What several readers ask for (`message.once`)."""

    @property
    def locale(self) -> str:
        """The language to answer in; that of its words is `utterance.locale`, which may be another one."""
        return self.verdict.locale

    @property
    def text(self) -> str:
        """The message."""
        return self.utterance.text

    @property
    def say(self) -> Translator:
        """Says messages in that language."""
        return translator(self.locale)

    @cached_property
    def contrast(self) -> Contrast:
        """What it denies, and what it means instead."""
        return parted(self.utterance)

    @property
    def best(self) -> str:
        """The id that the matcher finds likeliest; nothing where it finds none."""
        return self.verdict.matches[0].id if self.verdict.matches else ""

    @property
    def is_sure(self) -> bool:
        """Whether the matcher is sure of what is meant."""
        return self.verdict.outcome is Outcome.ANSWER

    @property
    def is_of_page(self) -> bool:
        """Whether a section of the added documentation is likelier meant than anything that ships."""
        return self.best.startswith(DOC) and self.verdict.matches[0].score >= LIKELY_PAGE

    @cached_property
    def subject(self) -> str:
        """The id that was last spoken of, if it is still known."""
        known = (item for item in self.memory.subjects if self.talk.documents.place(item, self.locale))
        return next(known, "")

    @cached_property
    def is_question(self) -> bool:
        """Whether it asks something."""
        return bool(self.utterance.questions) or self.utterance.has("ask")

    @property
    def tells_secret(self) -> bool:
        """Whether a secret, or what is likely one, stands in it."""
        return _tells_secret(self.utterance)

    @cached_property
    def is_beside_page(self) -> bool:
        """Whether a section of the added documentation is likely enough to be a part of what is meant."""
        pages = [match.score for match in self.verdict.matches if match.id.startswith(DOC)]
        if not pages:
            return False
        return max(pages) >= min(LIKELY_PAGE, self.verdict.matches[0].score / _FAR_BEHIND)

    @cached_property
    def answering(self) -> Mapping[str, list[float]]:
        """Id → how much of what is asked each passage of its section answers, 0 to 1.

        Of a message that is to be answered in another language nothing: its passages are other ones.
        """
        if self.utterance.locale != self.locale:
            return {}
        return self.talk.desk.answering(self.text, self.locale)

    def ask(self, text: str) -> Verdict:
        """What the matcher makes of a piece of the message.

        Of the catalogue alone where no page is likely for the whole: some page fits any piece.
        Several readers ask of the same piece.
        """
        among_pages = self.is_beside_page or not self.verdict.matches
        key = (text, among_pages)
        verdict = self._asked.get(key)
        if verdict is None:
            verdict = self.talk.desk.ask(text, locale=self.utterance.locale, among_pages=among_pages)
            self._asked[key] = verdict
        return verdict


@dataclass(frozen=True, slots=True)
class DialogueAct:
    """What came of a message. `session` is set where it changes by more than the memory."""

    outcome: Outcome
    replies: tuple[Reply, ...]
    memory: Memory
    answered: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    judged: JudgedValue | None = None
    session: Session | None = None


@once
def _tells_secret(utterance: Utterance) -> bool:
    from bot.dialogue.message_secrets import shows_likely_secret  # its patterns take long to load

    return shows_likely_secret(utterance.text)


Reader: TypeAlias = Callable[[Moment], DialogueAct | None]
"""Understands one kind of message; None for any other."""


def answered(moment: Moment, reply: Reply, *items: str, matches: Sequence[Match] = ()) -> DialogueAct:
    """An answer to these ids, the one at hand from now on being the first."""
    symptom = next((item for item in items if item.startswith("symptom/")), "")
    memory = dialogue_state.about(moment.memory, *items, symptom=symptom)
    known = {match.id: match for match in (*matches, *moment.verdict.matches)}
    found = tuple(known.get(item) or Match(item, 1.0) for item in items)
    others = tuple(match for match in matches if match.id not in items)
    return DialogueAct(Outcome.ANSWER, (reply,), memory, items, (*found, *others))


def undocumented(moment: Moment, reply: Reply, item: str) -> DialogueAct:
    """The word that the documents do not tell what is asked of an id; its page is offered, and at hand."""
    return replace(answered(moment, reply, item), outcome=Outcome.SUGGEST)


def talked(moment: Moment, *replies: Reply, memory: Memory | None = None) -> DialogueAct:
    """Small talk: nothing was asked, and what was spoken of stays at hand."""
    return DialogueAct(Outcome.TALK, replies, memory or moment.memory)


def prior_of(session: Session) -> str | None:
    """The language that a person is known to speak, as far as they did not choose one."""
    return session.spoken or supported(session.client) or session.usual


def with_session(moment: Moment, session: Session) -> Moment:
    """The moment once the person has told of themselves."""
    talk = _with_session(moment.talk, session)
    return replace(moment, talk=talk)


def _with_session(talk: Talk, session: Session) -> Talk:
    """The talk with another session."""
    return Talk(session, talk.desk, talk.context)


def changed(memory: Memory, **values: object) -> Memory:
    """A memory with some things changed."""
    return msgspec.structs.replace(memory, **values)
