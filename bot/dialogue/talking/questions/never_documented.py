"""What no page of the documentation speaks of: "and what does it cost?", "until when?".

In: such a question about what is at hand, which has no word of its own for that. Out: that the documents
do not say it; nothing where a passage answers it, or where such words only stand beside what is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import msgspec

from bot.dialogue import blocks
from bot.dialogue.talking import dialogue_state
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.hearing import heard_apart
from bot.dialogue.talking.message.message_pieces import REPORTING, SMALL, is_asking
from bot.dialogue.talking.message.own_questions import asks_itself
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.questions.told_alone import silent, silent_of_all
from bot.dialogue.talking.sections.vocabulary import nearness
from bot.dialogue.talking.subject.asked_passage import asked_passage
from bot.dialogue.talking.subject.follow_up import own_words
from bot.model import DOC, Message, Outcome, Record
from bot.translate import _

_LONGEST = 16
"""A choice, in words: in a longer message, the words of such a question stand beside too much else."""
_EDGE = "topic/edge-chromium"
_CREDENTIALS = (
    "topic/technical-accounts",
    "topic/credentials-source",
    "check/client-secret",
    "check/client-id",
)
_SERVER_SETTINGS = ("topic/server-ims-settings",)
_INSTALLED = ("topic/console-version", _EDGE, "topic/browser-warning", "topic/integration-package")
_ON_COMPUTERS = (*_INSTALLED, "topic/console-cache", "topic/enable-adobe-id")
_AT_ONCE = _("The documentation does not describe how to do this on many computers at once.")
_PARTS = ("where", "value", "who", "how", "why")
"""Cues of a question of its own beside."""
_NAMED = 10
"""A choice, in words: so many may name a thing and ask for it."""
_NEAR_ENOUGH = 0.5
"""A choice: how many of the words of a question a section has that is likely asked about."""


class _Silence(Record, frozen=True):
    """What is said of one kind of question, and the ids of which alone it may be asked; any without them.

    With `is_general` it may be a first question, too: its words name what it is about. With `is_case` it is
    told as the case that is asked about: "we have no admin rights, how then?". With `names_it` it is no such
    question where it names something else: "do I remove Internet Explorer?". With `is_of_none` its words name
    a thing of which no section tells, so that it is asked for by a mere name, too: "console for the Mac".
    `unless` are cues of what the documents do tell in the same words.
    """

    told: Message
    items: tuple[str, ...] = ()
    is_general: bool = False
    is_case: bool = False
    names_it: bool = False
    is_of_none: bool = False
    unless: tuple[str, ...] = ()

    @property
    def is_apart_from_how(self) -> bool:
        """Whether a bare "how?" beside it asks of something else."""
        return not self.is_case and not self.is_of_none


_SILENCES = {
    "cost": _Silence(_("The documentation says nothing about prices."), is_general=True, unless=("outage",)),
    "until-when": _Silence(_("The documentation gives no end date.")),
    "valid-for": _Silence(_("The documentation does not say how long this stays valid."), _CREDENTIALS),
    "export": _Silence(_("The documentation describes no export.")),
    "roll-out": _Silence(_AT_ONCE, _ON_COMPUTERS),
    "all-at-once": _Silence(_AT_ONCE, _INSTALLED),
    "may-not-install": _Silence(
        _("The documentation does not say what to do if somebody is not allowed to install anything."),
        _INSTALLED,
        is_case=True,
    ),
    "to-remove": _Silence(
        _("The documentation does not say whether these settings are to be removed."),
        _SERVER_SETTINGS,
        names_it=True,
    ),
    "is-installed": _Silence(
        _("The documentation does not describe how to see whether this is installed."), _INSTALLED
    ),
    "second-factor": _Silence(
        _("The documentation says nothing about a second factor at login."), is_of_none=True
    ),
    "own-password": _Silence(
        _("The documentation does not say how the password of an Adobe ID is changed or reset."),
        is_of_none=True,
    ),
    "other-desktop": _Silence(
        _("The documentation does not speak of a Client console for anything but Windows."),
        is_of_none=True,
        unless=("server", "restart", "command"),
    ),
}
"""By the cue of the question."""
_DOCUMENTED = ("old-login", "broken", "thanks", "meant")
"""Cues of what the documents do speak of, and of other acts."""


def read_never_documented(moment: Moment) -> DialogueAct | None:
    """A short question of such a kind, about what is at hand or what it names."""
    utterance = moment.utterance
    kind = utterance.first(*_SILENCES)
    is_asked = (
        moment.is_question or utterance.has("and", "may", "must") or (kind and _is_name(utterance, kind))
    )
    if not kind or not is_asked or utterance.length > _LONGEST or utterance.has(*_DOCUMENTED):
        return None
    silence = _SILENCES[kind]
    if silence.is_of_none and moment.best.startswith(("symptom/", DOC)):
        return None  # told beside a trouble
    if utterance.has(*silence.unless) or _is_beside(utterance, kind, silence):
        return None
    item = _item_asked(moment, silence)
    if item:
        is_told = _is_told(moment, item, kind) or (silence.names_it and _names_another(moment, item, kind))
        return None if is_told else silent(moment, item, silence.told)
    if silence.is_of_none:
        return silent_of_all(moment, silence.told)
    is_near = silence.is_general and moment.verdict.outcome is not Outcome.ANSWER
    return silent_of_all(moment, silence.told) if is_near else None


def _is_name(utterance: Utterance, kind: str) -> bool:
    """Whether a message but names a thing, and reports nothing: "price of a tenant"."""
    named, silence = utterance.spans(kind), _SILENCES[kind]
    is_first = silence.is_general and not utterance.rest(within=(0, named[0].start))
    if not (silence.is_of_none or is_first):
        return False
    told = utterance.spans(*REPORTING, "broken", "changed", "works")
    return utterance.length <= _NAMED and all(cue.overlaps(*named) for cue in told)


def _item_asked(moment: Moment, silence: _Silence) -> str:
    """Of what it is asked: what is surely named, or at hand; empty where of neither it may be."""
    near: tuple[str, ...] = (moment.best if moment.is_sure else "", moment.subject)
    if silence.is_of_none:
        near = (moment.subject,)
    known = (item for item in near if item in moment.talk.documents.entries)
    return next((item for item in known if not silence.items or item in silence.items), "")


def answered_beside(moment: Moment, understood: Callable[[Moment], DialogueAct]) -> DialogueAct | None:
    """That no page speaks of one thing that is asked, and what is `understood` of the other one."""
    beside = _asked_beside(moment)
    if beside is None:
        return None
    silence, asked = beside
    other = heard_apart(moment, asked, moment.memory)
    if moment.is_sure and not other.is_sure:  # "does the ID cost anything, or who sends it?"
        other = replace(other, memory=dialogue_state.about(other.memory, moment.best))
    act = understood(other)
    if act.outcome not in (Outcome.ANSWER, Outcome.SUGGEST):
        return None
    first, *others = act.replies
    told = blocks.paragraph(moment.say, silence)
    return replace(act, replies=(msgspec.structs.replace(first, blocks=(told, *first.blocks)), *others))


def _asked_beside(moment: Moment) -> tuple[Message, str] | None:
    """What is said of such a question, and the text of another beside it: "is it free, and who gives it?".

    None where nothing of the kind is asked, or nothing else.
    """
    utterance = moment.utterance
    kind = utterance.first(*_SILENCES)
    if not kind or utterance.has(*_DOCUMENTED, *_SILENCES[kind].unless):
        return None
    is_general = _SILENCES[kind].is_general or _SILENCES[kind].is_of_none
    if not is_general and not _item_asked(moment, _SILENCES[kind]):
        return None
    pieces = _pieces(utterance)
    asked = _asked_in(utterance, kind, pieces)
    others = [piece for piece in pieces if piece != asked and _asks(utterance, piece)]
    if not others or not _is_asked(utterance, kind, asked, pieces):
        return None
    if not _SILENCES[kind].is_apart_from_how and not any(asks_itself(utterance, piece) for piece in others):
        return None
    start, end = others[0][0], others[-1][1]
    is_apart = end <= asked[0] or asked[1] <= start
    if not is_apart or (end <= asked[0] and not _is_either(utterance, asked[0])):
        return None
    return _SILENCES[kind].told, _to_mark(utterance, (start, end))


def _is_beside(utterance: Utterance, kind: str, silence: _Silence) -> bool:
    """Whether it is told beside a question, and not asked: "others paid for it, where is it entered?"."""
    pieces = _pieces(utterance)
    asked = _asked_in(utterance, kind, pieces)
    others = [piece for piece in pieces if piece != asked and _asks(utterance, piece)]
    if not silence.is_apart_from_how:
        others = [piece for piece in others if asks_itself(utterance, piece)]
    return bool(others) and not _is_asked(utterance, kind, asked, pieces)


def _pieces(utterance: Utterance) -> list[tuple[int, int]]:
    """The clauses, parted before "or", too, and before an "and" behind which a question opens."""
    pieces: list[tuple[int, int]] = []
    for start, end in utterance.clauses:
        cuts = {at for at in range(start, end) if _is_either(utterance, at)}
        opened = {cue.start for cue in utterance.spans(*_PARTS, within=(start, end))}
        cuts |= {
            cue.start for cue in utterance.spans("and", "join", within=(start, end)) if cue.end in opened
        }
        places = sorted({start, end, *cuts})
        pieces += pairwise(places)
    return pieces


def _asked_in(utterance: Utterance, kind: str, pieces: list[tuple[int, int]]) -> tuple[int, int]:
    """The piece in which such words begin."""
    at = utterance.spans(kind)[0].start
    return next(piece for piece in pieces if piece[0] <= at < piece[1])


def _asks(utterance: Utterance, piece: tuple[int, int]) -> bool:
    """Whether a piece asks for something by a word for that."""
    return bool(utterance.spans(*_PARTS, "question-word", within=piece)) and is_asking(utterance, piece)


def _is_asked(utterance: Utterance, kind: str, piece: tuple[int, int], pieces: list[tuple[int, int]]) -> bool:
    """Whether a piece is asked: by itself, as one of two, "it's free or …?", or as it says nothing else."""
    is_either = any(start == piece[1] and _is_either(utterance, start) for start, _end in pieces)
    return is_asking(utterance, piece) or is_either or not utterance.rest(kind, *SMALL, within=piece)


def _is_either(utterance: Utterance, at: int) -> bool:
    """Whether an "or" begins at a unit: French "où" is none."""
    asked = {cue.start for cue in utterance.spans("where")}
    return at not in asked and any(cue.start == at for cue in utterance.spans("either"))


def _to_mark(utterance: Utterance, piece: tuple[int, int]) -> str:
    """The text of a piece without an "or" before it, with the mark behind it."""
    start, end = piece
    start = next((cue.end for cue in utterance.spans("either", "and", "join") if cue.start == start), start)
    after = utterance.places[end][0] if end < len(utterance.units) else len(utterance.text)
    return utterance.text[utterance.places[start][0] : after].strip()


def _is_told(moment: Moment, item: str, kind: str) -> bool:
    """Whether a passage of the section surely answers it: words of its own, and not "until when?" alone."""
    asked = asked_passage(moment, item) if own_words(moment.utterance, kind) else None
    return asked is not None and bool(asked.shown) and asked.is_sure


def _names_another(moment: Moment, item: str, kind: str) -> bool:
    """Whether it names what is not of the section."""
    left = own_words(moment.utterance, kind)
    return bool(left) and nearness(moment.talk.documents, item, moment.utterance, left) < _NEAR_ENOUGH
