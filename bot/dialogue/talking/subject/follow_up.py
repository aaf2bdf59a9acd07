"""Anaphora: a question about what was just said. In: the subject at hand. Out: the right part of its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from bot.compiler.quotable import parts_of
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
from bot.dialogue.talking.act import DialogueAct, Moment, answered, undocumented
from bot.dialogue.talking.message.cue_lexicon import lexicon
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.dialogue.talking.sections.section_parts import (
    PARTS,
    Part,
    is_lone_step,
    is_place,
    needs_restart,
    notes_with,
    opening,
    part_of,
    steps_with,
    text_of,
)
from bot.dialogue.talking.sections.vocabulary import shares_words
from bot.dialogue.talking.told_values.value_slots import FIELD_OF
from bot.model import Block, BlockKind, Message
from bot.translate import _

COMMANDS = "topic/restart-commands"
LOCATION = "topic/external-account-location"
_SILENT: dict[str, Message] = {
    "stage": _(
        "The documentation makes no distinction between stage and production here: the same "
        "applies to every instance."
    ),
    "who": _(
        "According to the documentation, this is a task for the technical administrator of your "
        "Campaign; Adobe Customer Care can tell you what is set on Adobe's side."
    ),
    "long": _("The documentation gives no duration for this."),
    "value": _("The documentation gives no fixed value for this: it depends on your installation."),
}
_SILENT["prod"] = _SILENT["both"] = _SILENT["stage"]
_BY_INSTANCE = ("stage", "prod", "both")
_STAGED = ("topic/user-migration", "topic/ims-versions", "topic/hosted-customers")
"""Ids of the migration, in which the documents do tell stage and production apart: stage comes first."""
_OF_COMPUTERS = (
    "topic/console-cache",
    "topic/edge-chromium",
    "topic/browser-warning",
    "topic/console-version",
)
"""Ids of what is done on people's computers: "both?" is none of the instances there."""
_ELSEWHERE = _("This is all that the documentation says about it.")
_OPEN = _("The documentation does not say that. What it does say:")
_RESTART_TOO = _("A change takes effect once the server has been restarted.")
_NOT_MISSING = _(
    "The documentation knows no case in which this is missing. See whether you are in the very place that it "
    "names."
)
_NEVER_MISSING = _("The documentation knows no case in which this is missing.")
_MAY_BE_MISSING = ("check/product-context",)
"""Fields of which the documents say what holds where they are not shown."""
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
    if not moment.subject or not utterance.has("not-shown"):
        return None
    missing = utterance.spans("not-shown")
    is_more = any(
        not cue.overlaps(*missing)
        for cue in utterance.spans("done", "same", "meant", "deny-before", "where", "login")
    )
    if is_more or own_words(utterance):
        return None
    return _without(moment, moment.subject)


def _without(moment: Moment, item: str) -> DialogueAct | None:
    """What holds where a field is missing; where the documents know of no such case, where it stands."""
    documents, locale = moment.talk.documents, moment.locale
    if item in _MAY_BE_MISSING and (found := steps_with(documents, item, locale, says("not-shown", locale))):
        return answered(moment, part_reply(moment, item, "detail", found), item)
    is_for_adobe = moment.talk.session.hosting == "hosted"
    if is_for_adobe:
        return told_of(moment, item)
    if not is_place(part_of(documents, item, "where", locale)):
        told = blocks.paragraph(moment.say, _NEVER_MISSING)
        buttons = (onward_button(documents, item, locale), topics_button(locale))
        return undocumented(moment, Reply(locale, (told,), paired(buttons), item=item), item)
    shown = part_reply(moment, item, "where")
    told = blocks.paragraph(moment.say, _NOT_MISSING)
    place = next((at for at, block in enumerate(shown.blocks) if block.kind is not BlockKind.HEADING), 0)
    body = (*shown.blocks[:place], told, *shown.blocks[place:])
    return answered(moment, msgspec.structs.replace(shown, blocks=body), item)


def told_of(moment: Moment, item: str, part: Part = "detail") -> DialogueAct | None:
    """What an id's page says of a part; of a detail the steps that speak of it, or the whole page."""
    documents, locale, utterance = moment.talk.documents, moment.locale, moment.utterance
    if part in _OF_SEVERAL and utterance.has(DISCARD):
        found = steps_with(documents, item, locale, says(DISCARD, locale))
        if found:
            return answered(moment, part_reply(moment, item, "detail", found), item)
    if part == "long" and not part_of(documents, item, part, locale):
        return undocumented(moment, part_reply(moment, item, part), item)
    if part != "detail":
        return answered(moment, part_reply(moment, item, part), item)
    left = utterance.rest(*BESIDE, *(cue for cue in PARTS if cue != "detail"))
    found = steps_with(documents, item, locale, shares_words(utterance, left), with_values=True)
    if found:
        return answered(moment, part_reply(moment, item, part, found), item)
    if left and (found := _said_in_opening(moment, item, left)):
        return answered(moment, part_reply(moment, item, part, found), item)
    shown = show_reply(documents, item, locale, hosting=moment.talk.session.hosting)
    return answered(moment, shown, item) if shown else None


def _said_in_opening(moment: Moment, item: str, left: list[int]) -> tuple[Block, ...]:
    """The opening of the page that was shown, if a fact that is told stands in it: "she has Windows 11"."""
    if item != moment.subject or moment.is_question:
        return ()
    documents, locale = moment.talk.documents, moment.locale
    is_said = shares_words(moment.utterance, left)
    return tuple(block for block in opening(documents, item, locale) if is_said(text_of((block,))))


def told_passages(moment: Moment, item: str, shown: Sequence[Block]) -> DialogueAct:
    """Some passages of an id's section; none where the documentation does not say what is asked."""
    if shown:
        return answered(moment, part_reply(moment, item, "detail", shown), item)
    first = next(iter(opening(moment.talk.documents, item, moment.locale)), None)
    known = [block for block, _text in parts_of((first,) if first else ())][:1]
    is_open = blocks.paragraph(moment.say, _OPEN)
    told = part_reply(moment, item, "detail", known, is_open)
    return undocumented(moment, told, item)


def says(cue: str, locale: str) -> Callable[[str], bool]:
    """Tells of a text of the documents whether a cue stands in it."""
    known = lexicon(locale)
    return lambda text: read(text, known).has(cue)


@once
def part_asked(utterance: Utterance) -> Part | None:
    """The part of a page that is asked for; None where no word tells."""
    if utterance.has("adobe-side") and utterance.has("where"):
        return "adobe-side"
    if utterance.has("ourselves") and utterance.has("alter"):
        return "who"
    if utterance.has("not-shown", "condition") and not utterance.has("who", "why"):
        return "detail"
    return next((part for part in _ORDER if utterance.has(part)), None)


def refers_back(utterance: Utterance, within: tuple[int, int] | None = None) -> bool:
    """Whether a word stands for what was just said; "there" in "is there" does not."""
    empty = utterance.spans("expletive", within=within)
    return any(not back.is_within(*empty) for back in utterance.spans("anaphora", within=within))


@once
def own_words(utterance: Utterance, *cues: str, kept: tuple[str, ...] = ()) -> list[int]:
    """The units of a question that are neither fillers nor cues of a follow-up but `kept`, nor of `cues`.

    In "and then I restart?" nothing is said to be done. A bare "is that necessary?" has none of its own.
    """
    is_done_asked = utterance.has("done") and all(
        any(utterance.clauses[at][0] <= cue.start < utterance.clauses[at][1] for at in utterance.questions)
        for cue in utterance.spans("done")
    )
    beside = (cue for cue in BESIDE if cue not in kept and (cue != "done" or not is_done_asked))
    left = utterance.rest(*PARTS, *beside, *cues)
    needed = {at for cue in utterance.spans("must") for at in range(cue.start, cue.end)}
    return [] if needed.issuperset(left) else left


def part_reply(
    moment: Moment, item: str, part: Part, told: Sequence[Block] = (), first: Block | None = None
) -> Reply:
    """One part of what an id's page says: `told`, where that is known already. `first` is said before it.

    The title tells what the answer is about where that was not spoken of before.
    """
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    place = documents.place(item, locale)
    title = () if item == moment.subject else (blocks.title(documents.title(item, locale)),)
    body: list[Block] = [*title, *((first,) if first else ())]
    if place and place.page.locale != locale:
        body.append(foreign_notice(say, place.page.locale))
    found: Sequence[Block] = told or part_of(documents, item, part, locale)
    taken: Part = "how" if told else part
    is_for_adobe = moment.talk.session.hosting == "hosted" and item in documents.entries and item != HOSTED
    if is_for_adobe:
        body.append(hosted_notice(say))
        own = notes_with(documents, item, locale, says("hosted", locale))
        found, taken = own or opening(documents, item, locale), "why"
    elif not found:
        is_of_instances = part in _BY_INSTANCE and not (part == "both" and item in _OF_COMPUTERS)
        if part not in _BY_INSTANCE or (is_of_instances and item not in _STAGED):
            body.append(blocks.paragraph(say, _SILENT.get(part, _ELSEWHERE)))
        taken = "where" if part == "who" else "why"
        is_all = part == "long" or (part == "who" and not moment.utterance.has("where"))
        found = () if is_all else part_of(documents, item, taken, locale)
    elif part == "who" and moment.utterance.has("alter") and item in FIELD_OF:
        body.append(blocks.paragraph(say, _SILENT["who"]))
    if part == "where" and not told and is_lone_step(found, taken) and is_place(found):
        body.append(blocks.paragraph(say, _("This is where to find it:")))
    body += found
    is_told = any(says(cue, locale)(text_of(found)) for cue in ("restart", "restarted"))
    if part in ("then", "long") and not (is_for_adobe or is_told) and needs_restart(documents, item):
        body.append(blocks.paragraph(say, _RESTART_TOO))
    if place:
        body.append(source_line(say, place.page))
    buttons = [onward_button(documents, item, locale), topics_button(locale)]
    if part == "where" and item != LOCATION and LOCATION in documents.entries:
        buttons.insert(1, onward_button(documents, LOCATION, locale))
    return Reply(locale, tuple(body), paired(buttons), item=item)
