"""Reports that something does not work. In: one that says not what. Out: triage, or what was told."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.message.contrast import clauses_of
from bot.dialogue.talking.sections.vocabulary import are_familiar, are_neutral, are_of_other_things, said_of
from bot.dialogue.talking.subject.asked_date import asks_since_when
from bot.dialogue.talking.troubleshooting.triage import (
    BORNE_OUT,
    CHATTER,
    LIKELY,
    MEMBERSHIP,
    SURELY,
    SYMPTOMS,
    asked_back,
    is_setting,
    settled,
    symptom_in,
)
from bot.model import Outcome
from bot.translate import _

SAID_OF_REPORT = (
    "login",
    "broken",
    "when",
    "urgent",
    "everybody",
    "one",
    "ask",
    "same",
    "judge",
    "yes",
    "no",
    "ok",
    "greet",
    "thanks",
    "complaint",
    "sorry",
    "how",
    "why",
    "then",
    "next",
    "prod",
    "who",
    "deny-event",
    "deny-after",
    "deny-before",
    "split",
    "split-after",
    "appears-other",
    "long",
    "human",
    "anaphora",
    "and",
    "done",
    "appears-no-page",
    "not-shown",
    "where",
    "who-are-you",
)
_LONE = ("stop", "ok", "yes", "no", "unknown", "back")
"""Words that say nothing of a login, whatever the matcher takes them for."""
_BROKEN = ("broken",)
_ALONE = ("broken", "only", "all-but", "negator", "deny-event")
"""Cues by which one instance is set against the others."""
_OWN_ACCOUNT = _(
    "Each instance has an external account of its own: what is right in one may be wrong in another."
)
_ASIDE = 4
"""Words of its own that may stand beside a clause that says no more than that it does not work."""


def read_vague(moment: Moment) -> DialogueAct | None:
    """A report that something does not work, and nothing that tells what.

    One of what Campaign sends is not documented, and a question of its own is none, whatever is broken in it.
    """
    utterance = moment.utterance
    if _is_of_sending(moment):
        return DialogueAct(Outcome.NONE, (menus.not_documented(moment.locale),), moment.memory)
    if _asks_else(moment) or asks_since_when(moment):
        return None
    left = utterance.rest(*SAID_OF_REPORT)
    if _is_agreed(moment):
        return settled(moment, moment.memory, moment.best)
    if moment.verdict.is_unspecific and not utterance.is_only(*_LONE):
        return settled(moment, moment.memory, moment.best) if _is_told(moment) else asked_back(moment)
    if not utterance.has(*_BROKEN) or utterance.is_only("stop"):
        return None
    if left and not _is_chatter(moment, left):
        return None
    if moment.best == MEMBERSHIP and utterance.has("one"):
        return None
    if _is_told(moment) and moment.verdict.matches[0].score >= LIKELY:
        return settled(moment, moment.memory, moment.best)
    if _is_named(moment, least=LIKELY if left else SURELY) and (left or _has_its_name(moment)):
        return None
    if moment.is_sure and (utterance.has("appears-no-page", "one", "deny-event")):
        return None
    return asked_back(moment)


def read_one_instance(moment: Moment) -> DialogueAct | None:
    """One instance that does not work while the others do, and nothing that tells what."""
    utterance = moment.utterance
    if not utterance.has("stage") or moment.memory.symptom or moment.is_question or moment.is_of_page:
        return None
    if moment.subject and (
        utterance.has("not-shown") or not utterance.has("broken", "all-but", "deny-event")
    ):
        return None  # what holds of the subject in one instance, or is shown in it
    if utterance.has(*SYMPTOMS, "other-product") or not utterance.has(*_ALONE):
        return None
    left = utterance.rest(*SAID_OF_REPORT, *_ALONE, "stage", "solved", "works", "judge", "in-order", "detail")
    if utterance.size(left) > 1 or (is_setting(moment, least=SURELY) and utterance.size(left)):
        return None
    return asked_back(moment, (blocks.paragraph(moment.say, _OWN_ACCOUNT),))


def _is_of_sending(moment: Moment) -> bool:
    """Whether it is deliveries or workflows that do not go on, and nobody speaks of a login."""
    utterance = moment.utterance
    is_report = moment.verdict.is_unspecific or (utterance.has(*_BROKEN) and not moment.verdict.matches)
    return is_report and utterance.has("sending") and not utterance.has("login", *SYMPTOMS)


def _asks_else(moment: Moment) -> bool:
    """Whether something of its own is asked once something was spoken of: "are they shut out meanwhile?".

    Why somebody cannot log in is asked with the words of a report.
    """
    utterance = moment.utterance
    if not moment.subject:
        return False
    asking = (
        (start, end)
        for number, (start, end) in enumerate(utterance.clauses)
        if number in utterance.questions or utterance.spans("ask", within=(start, end))
    )
    return any(
        utterance.rest(*SAID_OF_REPORT, within=clause)
        and not (utterance.spans("login", within=clause) and utterance.spans(*_BROKEN, within=clause))
        for clause in asking
    )


def _is_agreed(moment: Moment) -> bool:
    """Whether the words name one symptom, and the matcher, without being sure, finds the same likeliest."""
    utterance, found = moment.utterance, moment.verdict.matches
    if moment.is_sure or moment.is_question or not found or found[0].score < BORNE_OUT:
        return False
    symptom = symptom_in(utterance, [(0, len(utterance.units))])
    return symptom == moment.best and not utterance.has("negator", "deny-before", "deny-event")


def _is_told(moment: Moment) -> bool:
    """Whether the likeliest symptom is told all the same, by more than a word that says "broken"."""
    utterance = moment.utterance
    broken = {(found.start, found.end) for found in utterance.spans(*_BROKEN)}
    told = {
        SYMPTOMS[found.cue] for found in utterance.spans(*SYMPTOMS) if (found.start, found.end) not in broken
    }
    return told == {moment.best} and utterance.has(*_BROKEN, "negator")


def _is_named(moment: Moment, least: float) -> bool:
    """Whether a setting is likely meant, as in "client ID wrong": no report of what people see."""
    return is_setting(moment, least) and not moment.utterance.has("everybody", "when")


def _has_its_name(moment: Moment) -> bool:
    """Whether a word of the likeliest setting's name is said: none is of "users can't log in"."""
    utterance = moment.utterance
    units = list(range(len(utterance.units)))
    return said_of(moment.talk.documents, utterance, units).of_title(moment.best) > 0


def _is_chatter(moment: Moment, left: list[int]) -> bool:
    """Whether what else is said names nothing: words that everybody uses who speaks of a login."""
    utterance = moment.utterance
    if not moment.verdict.matches and any(
        utterance.spans(*_BROKEN, within=clause)
        and not utterance.spans("anaphora", within=clause)
        and not utterance.rest(*SAID_OF_REPORT, within=clause)
        for clause in clauses_of(utterance)
    ):
        return not utterance.questions and utterance.size(left) <= _ASIDE  # "all is down, my boss shouts"
    documents = moment.talk.documents
    if moment.is_sure or utterance.questions or not utterance.has("login"):
        return False
    if not moment.verdict.matches and utterance.has("everybody", "urgent", "when"):
        is_other = are_of_other_things(documents, utterance, left)
        return not is_other and utterance.size(left) <= _ASIDE  # "nobody in our Oslo office gets in"
    is_little = utterance.size(left) <= CHATTER
    return is_little and (are_familiar(documents, utterance, left) or are_neutral(documents, utterance, left))
