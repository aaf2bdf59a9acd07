"""An answer to the question that an unspecific report gets."""

from __future__ import annotations

from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment
from bot.dialogue.talking import dialogue_state
from bot.dialogue.talking.act import Moment, changed
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.utterance import read
from bot.dialogue.talking.troubleshooting.next_check import past_done
from bot.dialogue.talking.troubleshooting.triage import (
    ANSWERS,
    SYMPTOMS,
    TRIAGE_VERB,
    narrowed,
    settled,
    with_affected,
)
from bot.dialogue.talking.turn import turn_of
from bot.model import Outcome, Verdict

NAME = "triage-answer"
VERBS = (TRIAGE_VERB,)


def press(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """What the same answer in words does."""
    if action.argument not in ANSWERS:
        return None
    memory = changed(dialogue_state.recalled(talk), is_asking=True)
    verdict = Verdict(Outcome.NONE, (), action.locale)
    moment = Moment(talk, memory, verdict, read("", lexicon(action.locale)))
    memory = with_affected(memory, action.argument)
    if symptom := SYMPTOMS.get(action.argument):
        return turn_of(moment, past_done(moment, settled(moment, memory, symptom)))
    return turn_of(moment, narrowed(moment, memory, is_other=action.argument == "appears-other"))
