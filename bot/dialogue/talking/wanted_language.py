"""A language that is asked for, in any of the bot's: "back to Swedish", "tu parles anglais ?".

In: a message. Out: the language that is spoken from now on. Who asks for another language often does so in
that one, so that the cues of the language in which the conversation goes do not find it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bot.dialogue.answers import menus
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.cue_lexicon import lexicon
from bot.dialogue.talking.utterance import Utterance, read
from bot.dialogue.talking.vocabulary import said_of
from bot.languages import LOCALES
from bot.model import Outcome

_ASIDE = (
    *("greet", "ok", "yes", "no", "urgent", "sorry", "anaphora", "ask", "and", "judge", "bye", "thanks"),
    *("address", "also", "then", "next", "when", "request", "who-are-you", "meant", "same"),
)
"""Cues that may stand beside it and name nothing."""
_FEW = 2
"""Units of other things beside it, where a verb of speaking is said."""
_LONGEST = 24
"""A choice: units of a message that asks for no more than a language; Hangul has many."""


def read_language(moment: Moment) -> DialogueAct | None:
    """The language that is asked for from now on."""
    if moment.is_sure or len(moment.utterance.units) > _LONGEST:
        return None
    for locale, utterance in _readings(moment):
        wanted = next((tag for tag in LOCALES if utterance.has(f"language-{tag}")), "")
        if wanted and _is_all(moment, utterance, locale):
            session = msgspec.structs.replace(moment.talk.session, chosen=wanted)
            reply = menus.language_chosen(wanted)
            return DialogueAct(Outcome.TALK, (reply,), moment.memory, session=session)
    return None


def _readings(moment: Moment) -> Iterator[tuple[str, Utterance]]:
    """The message as each language reads it, that of the conversation first."""
    yield moment.locale, moment.utterance
    for locale in LOCALES:
        if locale != moment.locale:
            yield locale, read(moment.text, lexicon(locale))


def _is_all(moment: Moment, utterance: Utterance, locale: str) -> bool:
    """Whether nothing else is said; beside a verb of speaking, a word or two that no page has."""
    left = utterance.rest("speak", *(f"language-{tag}" for tag in LOCALES), *_ASIDE)
    if not left or not utterance.has("speak"):
        return not left
    said = said_of(moment.talk.documents, locale, utterance, left)
    return utterance.size(left) <= _FEW and not any(said.ids)
