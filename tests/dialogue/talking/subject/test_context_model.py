"""What a message is about, once something was spoken of."""

from __future__ import annotations

import pytest

from bot.dialogue.context import Context
from bot.dialogue.desk import Desk, Talk
from bot.dialogue.session import Memory, Session
from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.utterance import read
from bot.dialogue.talking.questions.contextual import read_about
from bot.dialogue.talking.subject.context_model import candidates, chosen
from bot.dialogue.talking.subject.context_weights import WEIGHTS
from bot.dialogue.talking.subject.message_traits import ELSEWHERE


def moment_after(desk: Desk, subject: str, text: str, locale: str = "en") -> Moment:
    """A message that comes when an id was just spoken of."""
    talk = Talk(Session(chosen=locale), desk, Context())
    memory = Memory(subjects=(subject,))
    return Moment(talk, memory, desk.ask(text, locale=locale), read(text, lexicon(locale)))


@pytest.mark.parametrize(
    ("subject", "text", "item"),
    [
        ("topic/console-cache", "where?", "topic/console-cache"),
        ("check/client-secret", "and the ID?", "check/client-id"),
        ("check/internal-name", "where do I see the organization ID?", "topic/organization-id"),
        ("check/scopes", "and how do I roast a chicken?", ELSEWHERE),
    ],
)
def test_the_likeliest_candidate_is_chosen(desk: Desk, subject: str, text: str, item: str) -> None:
    """The subject, what is named beside it, what has nothing to do with it, or nothing of this."""
    found = chosen(moment_after(desk, subject, text))
    assert found.item == item
    assert 0 < found.probability <= 1


def test_a_subject_that_is_gone_is_not_spoken_of(desk: Desk) -> None:
    """The documents may be read anew in the midst of a conversation."""
    assert read_about(moment_after(desk, "doc/gone#part", "where?")) is None


def test_every_weight_is_of_something_that_is_seen(desk: Desk) -> None:
    """A feature that was renamed would count for nothing and nobody would notice."""
    said = ("and who gives me the client ID?", "the account is called ims_2 now")
    seen = [candidates(moment_after(desk, "check/client-secret", text)) for text in said]
    assert set(WEIGHTS) <= {name for moment in seen for features in moment.values() for name in features}
