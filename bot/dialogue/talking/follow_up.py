"""Anaphora: a question about what was just said. In: the subject at hand. Out: the right part of its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from bot.dialogue.talking.cue_lexicon import lexicon
from bot.dialogue.talking.section_parts import (
    PARTS,
    Part,
    is_lone_step,
    is_place,
    needs_restart,
    opening,
    part_of,
    steps_with,
)
from bot.dialogue.talking.utterance import Utterance, read
from bot.dialogue.talking.vocabulary import nearness, shares_words
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Block, Message
from bot.translate import _

COMMANDS = "topic/restart-commands"
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
_PUTS_IT = _("The documentation puts it like this:")
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
    *("not-shown", "condition", "same", "done", "login", "deny-after", "negator", "also"),
)
"""Cues that do not make a question one of its own."""
DISCARD = "discard"
"""Cue of what is kept or deleted; the steps of the documents are read for it, too."""
_OF_SEVERAL: tuple[Part, ...] = ("value", "detail", "how")
"""Parts that are asked for by "which one do I delete?", "which may go?", "how do I delete it?"."""
_ORDER: tuple[Part, ...] = (
    *("stage", "prod", "both", "who", "where", "long", "value", "then", "why", "how", "detail"),
)
"""Where a message has several cues, an instance wins, then who and where."""


def read_not_shown(moment: Moment) -> DialogueAct | None:
    """What is asked about does not appear: what its page says, and no denial of anything."""
    utterance = moment.utterance
    if not moment.subject or not utterance.has("not-shown") or not refers_back(utterance):
        return None
    if utterance.has("done", "same", "meant", "deny-before", "where", "login") or own_words(utterance):
        return None
    return told_of(moment, moment.subject)


def read_restart(moment: Moment) -> DialogueAct | None:
    """Whether the server must be restarted after what was spoken of, or how."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if not moment.subject or moment.subject in (RESTART, COMMANDS) or RESTART not in documents.entries:
        return None
    is_other = moment.is_sure and moment.best not in (RESTART, COMMANDS)
    if is_other or not utterance.has("restart") or not (moment.is_question or utterance.has("and")):
        return None
    asked = _where_asked(utterance, "restart")
    left = [at for at in own_words(utterance, "restart", "also") if asked[0] <= at < asked[1]]
    if left and not moment.is_sure and nearness(documents, RESTART, locale, utterance, left) < 1.0:
        return None
    item = COMMANDS if utterance.has("how", "value") and COMMANDS in documents.entries else RESTART
    return told_of(moment, item)


def _where_asked(utterance: Utterance, cue: str) -> tuple[int, int]:
    """The clause with a question mark that has a cue; all of the message where none has."""
    asking = [utterance.clauses[number] for number in sorted(utterance.questions)]
    return next(
        (clause for clause in asking if utterance.spans(cue, within=clause)), (0, len(utterance.units))
    )


def told_of(moment: Moment, item: str, part: Part = "detail") -> DialogueAct | None:
    """What an id's page says of a part; of a detail the steps that speak of it, or the whole page."""
    documents, locale, utterance = moment.talk.documents, moment.locale, moment.utterance
    if part in _OF_SEVERAL and utterance.has(DISCARD):
        found = steps_with(documents, item, locale, _says(DISCARD, locale))
        if found:
            return answered(moment, part_reply(moment, item, "detail", found), item)
    if part != "detail":
        return answered(moment, part_reply(moment, item, part), item)
    left = utterance.rest(*BESIDE, *(cue for cue in PARTS if cue != "detail"))
    found = steps_with(documents, item, locale, shares_words(utterance, left))
    if found:
        values = part_of(documents, item, "value", locale)
        found = (*found, *(block for block in values if block not in found))
        return answered(moment, part_reply(moment, item, part, found), item)
    shown = show_reply(documents, item, locale, hosting=moment.talk.session.hosting)
    return answered(moment, shown, item) if shown else None


def told_passages(moment: Moment, item: str, shown: Sequence[Block]) -> DialogueAct:
    """Some passages of an id's section; none where the documentation does not say what is asked."""
    known = shown or opening(moment.talk.documents, item, moment.locale)
    introduced = _PUTS_IT if shown else _ELSEWHERE
    return answered(moment, part_reply(moment, item, "detail", known, introduced), item)


def _says(cue: str, locale: str) -> Callable[[str], bool]:
    """Tells of a text of the documents whether a cue stands in it."""
    known = lexicon(locale)
    return lambda text: read(text, known).has(cue)


def part_asked(utterance: Utterance) -> Part | None:
    """The part of a page that is asked for; None where no word tells."""
    if utterance.has("not-shown", "condition") and not utterance.has("who", "why"):
        return "detail"
    return next((part for part in _ORDER if utterance.has(part)), None)


def refers_back(utterance: Utterance) -> bool:
    """Whether a word stands for what was just said; "there" in "is there" does not."""
    empty = utterance.spans("expletive")
    return any(
        not any(found.start <= back.start and back.end <= found.end for found in empty)
        for back in utterance.spans("anaphora")
    )


def own_words(utterance: Utterance, *cues: str, kept: tuple[str, ...] = ()) -> list[int]:
    """The units of a question that are neither fillers nor cues of a follow-up but `kept`, nor of `cues`.

    In "and then I restart?" nothing is said to be done.
    """
    is_done_asked = utterance.has("done") and all(
        any(utterance.clauses[at][0] <= cue.start < utterance.clauses[at][1] for at in utterance.questions)
        for cue in utterance.spans("done")
    )
    beside = (cue for cue in BESIDE if cue not in kept and (cue != "done" or not is_done_asked))
    return utterance.rest(*PARTS, *beside, *cues)


def _introduction(found: Sequence[Block], part: Part) -> Message:
    if part == "then":
        return _("The last step:")
    return _("This is where to find it:") if part == "where" and is_place(found) else _PUTS_IT


def part_reply(
    moment: Moment, item: str, part: Part, told: Sequence[Block] = (), introduced: Message | None = None
) -> Reply:
    """One part of what an id's page says: `told`, where that is known already, `introduced` as given."""
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    place = documents.place(item, locale)
    body: list[Block] = [blocks.title(documents.title(item, locale))]
    if place and place.page.locale != locale:
        body.append(foreign_notice(say, place.page.locale))
    found: Sequence[Block] = told or part_of(documents, item, part, locale)
    taken: Part = "how" if told else part
    is_for_adobe = moment.talk.session.hosting == "hosted" and item in documents.entries and item != HOSTED
    if is_for_adobe:
        body.append(hosted_notice(say))
        found, taken = opening(documents, item, locale), "why"
    elif not found:
        body.append(blocks.paragraph(say, _SILENT.get(part, _ELSEWHERE)))
        taken = "where" if part == "who" else "why"
        found = () if part == "long" else part_of(documents, item, taken, locale)
    if introduced or is_lone_step(found, taken):
        body.append(blocks.paragraph(say, introduced or _introduction(found, taken)))
    body += found
    if part in ("then", "long") and not is_for_adobe and needs_restart(documents, item):
        body.append(blocks.paragraph(say, _RESTART_TOO))
    if place:
        body.append(source_line(say, place.page))
    buttons = [onward_button(documents, item, locale), topics_button(locale)]
    if part == "where" and item != LOCATION and LOCATION in documents.entries:
        buttons.insert(1, onward_button(documents, LOCATION, locale))
    return Reply(locale, tuple(body), paired(buttons), item=item)
