"""A walk-through as messages: the step to look at, its remedy, and the summary at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, TypeAlias

from bot.dialogue import blocks, button_data
from bot.dialogue.answers.documents import DocumentPlace, Documents
from bot.dialogue.answers.entry import (
    GUIDE_VERB,
    foreign_notice,
    onward_button,
    paired,
    source_lines,
    topics_button,
)
from bot.dialogue.exchange import Button, Reply
from bot.dialogue.session import Walk
from bot.dialogue.walk import procedure, procedure_screen, walkthrough
from bot.model import Block, BlockKind, Inline, Message, Span
from bot.translate import Translator, _, n_, translator

STEP_VERB = "step"
Ending: TypeAlias = Literal["finished", "stopped", "expired"]

_OPEN_BUTTONS = 2
"""A choice: one row of buttons for the checks that stayed open."""
_SAID: dict[walkthrough.StepOutcome, Message] = {
    "ok": _("OK"),
    "no": _("Not OK"),
    "unknown": _("Can't tell"),
    "fixed": _("Fixed, go on"),
    "open": _("Could not fix it"),
    "back": _("Back"),
    "stop": _("Stop"),
}
_RESTART_SAID: dict[walkthrough.StepOutcome, Message] = {**_SAID, "ok": _("Restarted"), "open": _("Not yet")}
_ENDINGS: dict[Ending, Message] = {
    "finished": _("Walk-through finished"),
    "stopped": _("Walk-through stopped"),
    "expired": _("Walk-through ended: nobody went on with it"),
}
_SIGNS: dict[str, str] = {"ok": "✅", "fixed": "🔧", "open": "❌", "unknown": "❓"}


def step_reply(open_walk: Walk, documents: Documents, locale: str, *, replaces: bool = False) -> Reply:
    """The present step of a walk-through that is not over: what to look at, or how to put it right."""
    say = translator(locale)
    check = walkthrough.present(open_walk, documents)
    place = documents.place(procedure.id_of(check), locale)
    title = documents.title(procedure.id_of(check), locale)
    body = [blocks.title(f"{progress(open_walk, documents)} · {title}")]
    if place and place.page.locale != locale:
        body.append(foreign_notice(say, place.page.locale))
    if check == walkthrough.RESTART:
        body += place.section.blocks if place else ()
        body.append(blocks.paragraph(say, _("Has the server been restarted?")))
    elif procedure.number_of(check):
        is_stuck = open_walk.is_showing_fix
        body += procedure_screen.step_blocks(check, documents, locale, is_stuck=is_stuck)
    elif open_walk.is_showing_fix:
        body.append(blocks.paragraph(say, _("Put it right, step by step:")))
        body += _without_opening(place)
        if walkthrough.RESTART in documents.entries[check].leads_to:
            body.append(blocks.paragraph(say, _("The restart can wait until the end: I will remind you.")))
    else:
        body += _to_look_at(place, documents.entries[check].remedy)
        body.append(blocks.paragraph(say, _("Is this in order?")))
    return Reply(locale, tuple(body), _keyboard(open_walk, documents, say), replaces)


def progress(open_walk: Walk, documents: Documents) -> str:
    """Which step of how many is to be answered now, as `3/7`."""
    total = walkthrough.total(open_walk, documents)
    return f"{min(len(open_walk.results) + 1, total)}/{total}"


def summary_reply(ended: Walk, documents: Documents, locale: str, ending: Ending) -> Reply:
    """What was in order, what was put right, what is open; where it stands, and what to do next."""
    say = translator(locale)
    everything = walkthrough.steps(ended, documents)
    outcomes = list(zip_longest(everything, ended.results[: len(everything)], fillvalue=""))
    is_restart_due = walkthrough.RESTART in everything and outcomes[-1][1] != "ok"
    checked = [(check, outcome) for check, outcome in outcomes if check != walkthrough.RESTART]
    results = [outcome for _check, outcome in checked]
    is_procedure = walkthrough.is_procedure(ended)
    if is_procedure:
        body = list(procedure_screen.summary_blocks(ended, documents, locale, ending))
    else:
        body = [
            blocks.title(say.text(_ENDINGS[ending])),
            blocks.bullets((*_outcomes(say, documents, checked), *_unseen(say, results.count("")))),
            *(blocks.paragraph(say, message) for message in _advice(results)),
        ]
    if is_restart_due:
        body.append(
            blocks.paragraph(
                say, _("You changed something: it takes effect only once the server has been restarted.")
            )
        )
        place = documents.place(walkthrough.RESTART, locale)
        body += [block for block in place.section.blocks if block.kind is BlockKind.STEPS] if place else []
    body += source_lines(documents, map(procedure.id_of, everything), locale)
    if is_procedure:
        found = procedure_screen.summary_buttons(ended, documents, locale, ending)
    else:
        unsolved = [check for check, outcome in checked if outcome in ("open", "unknown")]
        found = (onward_button(documents, check, locale) for check in unsolved[:_OPEN_BUTTONS])
    again = Button(say.text(_("Start again")), button_data.encode(GUIDE_VERB, ended.start, locale))
    return Reply(locale, tuple(body), paired((*found, again, topics_button(locale))), replaces=True)


def start_title(documents: Documents, start: str, locale: str) -> str:
    """What a walk-through that starts with this is called."""
    return (
        translator(locale).text(_("All checks"))
        if start == walkthrough.ALL
        else documents.title(procedure.id_of(start), locale)
    )


def guide_button(documents: Documents, start: str, locale: str) -> Button:
    """A button that starts a walk-through, named after what it is about."""
    return Button(start_title(documents, start, locale), button_data.encode(GUIDE_VERB, start, locale))


def step_button(label: str, open_walk: Walk, said: str, locale: str) -> Button:
    """A button that counts for this walk-through at this move only."""
    argument = f"{open_walk.token}.{open_walk.moves}.{said}"
    return Button(label, button_data.encode(STEP_VERB, argument, locale))


def _keyboard(open_walk: Walk, documents: Documents, say: Translator) -> tuple[tuple[Button, ...], ...]:
    """The answers in one row, the ways out in the next; below them what a topic's step has beside."""
    step = walkthrough.present(open_walk, documents)
    is_numbered = bool(procedure.number_of(step))
    labels = _RESTART_SAID if step == walkthrough.RESTART else procedure_screen.SAID if is_numbered else _SAID
    offered = walkthrough.offered(open_walk, documents)
    rows = (
        [said for said in offered if said not in ("back", "stop")],
        [said for said in offered if said in ("back", "stop")],
    )
    answers = tuple(
        tuple(step_button(say.text(labels[said]), open_walk, said, say.locale) for said in row)
        for row in rows
    )
    if not is_numbered:
        return answers
    is_stuck = open_walk.is_showing_fix
    more = procedure_screen.step_buttons(step, documents, say.locale, is_stuck=is_stuck)
    return (*answers, *paired(tuple(more)))


def _to_look_at(place: DocumentPlace | None, remedy: int) -> Iterator[Block]:
    """A section without the steps that put it right."""
    seen = 0
    for block in place.section.blocks if place else ():
        if block.kind is not BlockKind.STEPS or not remedy:
            yield block
            continue
        shown = block.items[: max(0, remedy - 1 - seen)]
        seen += len(block.items)
        if shown:
            yield Block(BlockKind.STEPS, items=shown, level=block.level)


def _without_opening(place: DocumentPlace | None) -> Sequence[Block]:
    """A section from its first steps on: the words before them have been read."""
    section = place.section.blocks if place else ()
    starts = [number for number, block in enumerate(section) if block.kind is BlockKind.STEPS]
    return section[starts[0] :] if starts else section


def _outcomes(say: Translator, documents: Documents, checked: Sequence[tuple[str, str]]) -> Iterator[Inline]:
    for check, outcome in checked:
        if outcome:
            told = _outcome(documents.title(check, say.locale), outcome)
            yield (Span(f"{_SIGNS[outcome]} "), *say.inline(told))


def _outcome(check: str, outcome: str) -> Message:
    if outcome == "ok":
        return _("{check}: in order", check=check)
    if outcome == "fixed":
        return _("{check}: put right", check=check)
    if outcome == "open":
        return _("{check}: still wrong", check=check)
    return _("{check}: could not be told", check=check)


def _unseen(say: Translator, count: int) -> Iterator[Inline]:
    if count:
        told = n_("{count} check was not looked at", "{count} checks were not looked at", count)
        yield (Span("⏭ "), *say.inline(told))


def _advice(results: Sequence[str]) -> Iterator[Message]:
    if "open" in results or "unknown" in results:
        yield _("Look at what is still open together with somebody who has access.")
    elif set(results) == {"ok"}:
        yield _("All of this is in order. If login still fails, tell me what people see.")
    elif "fixed" in results and "" not in results:
        yield _("Now sign in again with an Adobe ID.")
