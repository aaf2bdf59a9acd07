"""Anaphora: a question about what was just said. In: the subject at hand. Out: the right part of its page."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue import blocks
from bot.dialogue.answers.entry import (
    HOSTED,
    foreign_notice,
    hosted_notice,
    onward_button,
    paired,
    show_reply,
    source_line,
    topics_button,
)
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.section_parts import (
    PARTS,
    Part,
    needs_restart,
    opening,
    part_of,
    steps_with,
    text_of,
)
from bot.dialogue.talking.vocabulary import are_familiar, nearness, shares_words
from bot.model import Block, Message, Outcome
from bot.translate import _

LOCATION = "topic/external-account-location"
_SILENT: dict[str, Message] = {
    "stage": _(
        "The documentation makes no difference between stage and production here: the same holds for each "
        "instance."
    ),
    "who": _(
        "The documentation leaves this to the technical administrator of your Campaign; what stands on "
        "Adobe's side, Adobe Customer Care tells you."
    ),
    "long": _("The documentation gives no time for this."),
    "value": _("The documentation gives no fixed value for this: it depends on your installation."),
}
_SILENT["prod"] = _SILENT["both"] = _SILENT["stage"]
_ELSEWHERE = _("The documentation says no more about this than the following.")
_RESTART_TOO = _("A change takes effect once the server has been restarted.")
BESIDE = (
    *(
        "anaphora",
        "ask",
        "and",
        "judge",
        "ok",
        "yes",
        "no",
        "then",
        "meant",
        "greet",
        "thanks",
        "next",
        "one",
    ),
    *("not-shown", "same", "done", "login", "deny-after", "negator"),
)
"""Cues that do not make a question one of its own."""
_OTHER = 0.6
"""From this probability on a question's own words ask for something else."""
_MORE = 6
"""Words of its own that a question may have which is completed by the subject."""
_MEANT, _NEAR = 0.5, 0.6
"""How likely such a question must be one about an id, and how much of it be said of that id elsewhere."""
_FEW, _ONE = 3, 1
"""Words of its own that a question about the subject may have: such as people use here, or any."""


def read_follow_up(moment: Moment) -> DialogueAct | None:
    """A question about the subject at hand; None where it has one of its own."""
    subject, part = moment.subject, _part(moment)
    if not subject or not part or not _is_about_subject(moment):
        return None
    if (
        part == "value"
        and moment.is_sure
        and not part_of(moment.talk.documents, subject, part, moment.locale)
    ):
        return None  # the whole answer rather than the word that there is no value
    return answered(moment, part_reply(moment, subject, part), subject)


def read_more(moment: Moment) -> DialogueAct | None:
    """A question that means little by itself, and is one about the subject once that stands before it.

    "Will there be downtime?" is nothing that the matcher knows; said of the migration of users, it is.
    """
    subject, utterance = moment.subject, moment.utterance
    if not subject or moment.is_sure or not (moment.is_question or utterance.has("and", "not-shown")):
        return None
    left = utterance.rest(*PARTS, *BESIDE)
    if utterance.size(left) > _MORE or not (left or utterance.has("ask", "not-shown")):
        return None
    documents, locale = moment.talk.documents, moment.locale
    verdict = moment.ask(f"{documents.title(subject, locale)}: {moment.text}")
    if not verdict.matches or verdict.matches[0].score < _MEANT:
        return None
    meant = verdict.matches[0].id
    if meant not in (subject, moment.best):
        return None
    if left and nearness(documents, meant, locale, utterance, left) < _NEAR:
        return None
    found = steps_with(documents, meant, locale, lambda text: shares_words(text, utterance, left))
    if not found:
        shown = show_reply(documents, meant, locale, hosting=moment.talk.session.hosting)
        return answered(moment, shown, meant) if shown else None
    return answered(moment, part_reply(moment, meant, "how", found), meant)


def _part(moment: Moment) -> Part | None:
    """The part that is asked for. Where a message has several cues, an instance wins, then who and where."""
    order: tuple[Part, ...] = ("stage", "prod", "both", "who", "where", "long", "value", "then", "why", "how")
    return next((part for part in order if moment.utterance.has(part)), None)


def _is_about_subject(moment: Moment) -> bool:
    utterance = moment.utterance
    left = utterance.rest(*PARTS, *BESIDE, *(("appears-rights",) if utterance.has("who") else ()))
    if not left:
        return True
    own = moment.ask(utterance.typed(left))
    if own.matches and own.matches[0].id != moment.subject and own.matches[0].score >= _OTHER:
        return False
    if moment.is_sure and moment.best == moment.subject:
        return True
    if moment.is_sure and moment.best != moment.subject:
        return False
    documents, locale = moment.talk.documents, moment.locale
    size, is_known = utterance.size(left), are_familiar(documents, locale, utterance, left)
    if utterance.has("anaphora") and size <= (_FEW if is_known else _ONE):
        return True
    if is_known and size <= (_FEW if utterance.has("stage", "prod", "both") else _ONE):
        return True
    if utterance.size(left) <= _FEW and shares_words(_page_text(moment), utterance, left):
        return True
    return moment.is_sure and own.outcome is Outcome.ANSWER


def _page_text(moment: Moment) -> str:
    """All that the documents say of the subject, and of the first check that it leads to."""
    documents, subject = moment.talk.documents, moment.subject
    entry = documents.entries.get(subject)
    items = (subject, *(entry.leads_to[:1] if entry else ()))
    places = [place for item in items if (place := documents.place(item, moment.locale))]
    return " ".join(text_of(place.section.blocks) for place in places)


def part_reply(moment: Moment, item: str, part: Part, told: Sequence[Block] = ()) -> Reply:
    """One part of what an id's page says: `told`, where that is known already."""
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    place = documents.place(item, locale)
    body: list[Block] = [blocks.title(documents.title(item, locale))]
    if place and place.page.locale != locale:
        body.append(foreign_notice(say, place.page.locale))
    found: Sequence[Block] = told or part_of(documents, item, part, locale)
    is_for_adobe = moment.talk.session.hosting == "hosted" and item in documents.entries and item != HOSTED
    if is_for_adobe:
        body.append(hosted_notice(say))
        found = opening(documents, item, locale)
    elif not found:
        body.append(blocks.paragraph(say, _SILENT.get(part, _ELSEWHERE)))
        found = (
            () if part == "long" else part_of(documents, item, "where" if part == "who" else "why", locale)
        )
    body += found
    if part in ("then", "long") and not is_for_adobe and needs_restart(documents, item):
        body.append(blocks.paragraph(say, _RESTART_TOO))
    if place:
        body.append(source_line(say, place.page))
    buttons = [onward_button(documents, item, locale), topics_button(locale)]
    if part == "where" and item != LOCATION and LOCATION in documents.entries:
        buttons.insert(1, onward_button(documents, LOCATION, locale))
    return Reply(locale, tuple(body), paired(buttons), item=item)
