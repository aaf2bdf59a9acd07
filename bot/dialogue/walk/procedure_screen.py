"""The steps of a topic as messages: one at a time, what may help where one does not work, the end."""

from __future__ import annotations

from collections.abc import Iterator

from bot.dialogue import blocks, button_data
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import GUIDE_VERB, SHOW_VERB, onward_button, ticket_button
from bot.dialogue.exchange import Button
from bot.dialogue.session import Walk
from bot.dialogue.walk import procedure, walkthrough
from bot.model import Block, Inline, Message, Span
from bot.translate import Translator, _, n_, translator

SAID: dict[walkthrough.StepOutcome, Message] = {
    "ok": _("Done"),
    "no": _("Does not work"),
    "fixed": _("Works now, go on"),
    "open": _("Skip this step"),
    "back": _("Back"),
    "stop": _("Stop"),
}
_ENDINGS: dict[str, Message] = {
    "finished": _("That was the last step"),
    "stopped": _("Stopped before the last step"),
    "expired": _("Ended: nobody went on with the steps"),
}
_HELP = _(
    "If this step does not work, one of these pages may help. If none does, send the summary to Adobe "
    "Customer Care or to a colleague."
)
_NO_PAGE_HELPS = _("If this step does not work, send the summary to Adobe Customer Care or to a colleague.")
_HELP_BUTTONS = 3
"""A choice: pages that are offered where a step does not work."""
_NEXT_BUTTONS = 2
"""A choice: pages that are offered at the end."""


def step_blocks(step: str, documents: Documents, locale: str, *, is_stuck: bool) -> Iterator[Block]:
    """The step as the page has it; where it does not work, the step alone and what may help."""
    if not is_stuck:
        yield from procedure.page_of(documents, step, locale)
        return
    yield from procedure.text_of(documents, step, locale)
    leads_to = _leads_to(documents, step)
    yield blocks.paragraph(translator(locale), _HELP if leads_to else _NO_PAGE_HELPS)


def step_buttons(step: str, documents: Documents, locale: str, *, is_stuck: bool) -> Iterator[Button]:
    """What stands under the answers: all steps at once; where one does not work, pages and the hand-over."""
    if not is_stuck:
        label = translator(locale).text(_("All steps at once"))
        yield Button(label, button_data.encode(SHOW_VERB, procedure.id_of(step), locale))
        return
    for item in _leads_to(documents, step)[:_HELP_BUTTONS]:
        yield onward_button(documents, item, locale)
    yield ticket_button(locale)


def summary_blocks(ended: Walk, documents: Documents, locale: str, ending: str) -> Iterator[Block]:
    """How it ended, which steps are done and which are not, and what comes next."""
    say, is_finished = translator(locale), ending == "finished"
    title = documents.title(procedure.id_of(ended.start), locale)
    yield blocks.title(f"{say.text(_ENDINGS[ending])} · {title}")
    yield blocks.bullets(_outcomes(ended, documents, say))
    if "open" in ended.results:
        yield blocks.paragraph(say, _("Look at what is still open together with somebody who has access."))
    elif is_finished and walkthrough.checks_behind(documents, ended.start):
        yield blocks.paragraph(say, _("Now the checks show whether everything is as it should be."))
    elif is_finished and _leads_to(documents, ended.start):
        yield blocks.paragraph(say, _("This is where we continue:"))
    elif ended.results[len(ended.checks) :] == ("ok",):  # the server has been restarted
        yield blocks.paragraph(say, _("Now sign in again with an Adobe ID."))


def summary_buttons(ended: Walk, documents: Documents, locale: str, ending: str) -> Iterator[Button]:
    """The checks that the topic leads to, and its next pages."""
    leads_to = _leads_to(documents, ended.start)
    if ending == "finished" and (checks := walkthrough.checks_behind(documents, ended.start)):
        label = translator(locale).text(_("Go through the checks"))
        yield Button(label, button_data.encode(GUIDE_VERB, checks, locale))
        leads_to = [item for item in leads_to if documents.entries[item].kind != "check"]
    for item in leads_to[:_NEXT_BUTTONS]:
        yield onward_button(documents, item, locale)


def _leads_to(documents: Documents, step: str) -> list[str]:
    """The pages that the topic of a step leads to; the restart has a step of its own."""
    leads_to = documents.entries[procedure.id_of(step)].leads_to
    return [item for item in leads_to if item != walkthrough.RESTART]


def _outcomes(ended: Walk, documents: Documents, say: Translator) -> Iterator[Inline]:
    results = ended.results[: len(ended.checks)]
    if done := len([result for result in results if result in ("ok", "fixed")]):
        told = n_("{count} step done", "{count} steps done", done)
        yield (Span("✅ "), *say.inline(told))
    for step, result in zip(ended.checks, results, strict=False):
        if result not in ("ok", "fixed"):
            yield (Span("❌ "), *_line(step, documents, say))
    if left := len(ended.checks) - len(results):
        told = n_("{count} step was not taken", "{count} steps were not taken", left)
        yield (Span("⏭ "), *say.inline(told))


def _line(step: str, documents: Documents, say: Translator) -> Inline:
    """A step in one line."""
    for block in procedure.text_of(documents, step, say.locale):
        return (Span(f"{block.level}. "), *block.items[0][0].inline)
    return ()
