"""How to find out which ones: "how do I know which operators are still native?".

In: such a question. Out: the page that the matcher has for it, though another one is at hand; no yes or no.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.questions.standalone_question import read_question
from bot.model import Outcome

_LEAST = 0.4
"""From this probability on a page is the one that tells it. A choice: the question names what it seeks."""


def read_finding_out(moment: Moment) -> DialogueAct | None:
    """A question how to tell which ones, of which another page than that at hand is likely to tell."""
    matches = moment.verdict.matches
    if not moment.utterance.has("find-out") or moment.verdict.outcome is Outcome.NONE:
        return None
    likely = next((match for match in matches if match.score >= _LEAST), None)
    if likely is None or likely.id == moment.subject or likely.id not in moment.talk.documents.entries:
        return None
    if moment.subject and not moment.utterance.has("people") and not _are_near(moment, likely.id):
        return None  # "which are approved?" is about what was spoken of
    verdict = msgspec.structs.replace(moment.verdict, outcome=Outcome.ANSWER)
    return read_question(replace(moment, verdict=verdict))


def _are_near(moment: Moment, item: str) -> bool:
    """Whether what is spoken of leads to a page, or that page to it."""
    entries = moment.talk.documents.entries
    spoken_of = entries.get(moment.subject)
    return (spoken_of is not None and item in spoken_of.leads_to) or moment.subject in entries[item].leads_to
