"""The 👍 and 👎 that stand under answers; `people.answer_ratings` hears them."""

from __future__ import annotations

from bot.dialogue import button_data
from bot.dialogue.answers.documents import shortened
from bot.dialogue.exchange import Button
from bot.model import DOC

GOOD_VERB, BAD_VERB = "good", "bad"


def rating_buttons(item: str, locale: str) -> tuple[Button, Button]:
    """The two small buttons under an answer. `item` is its id, or what `Documents.short` calls it."""
    name = short_name(item)
    return (
        Button("👍", button_data.encode(GOOD_VERB, name, locale)),
        Button("👎", button_data.encode(BAD_VERB, name, locale)),
    )


def short_name(item: str) -> str:
    """An answer's id as buttons carry it."""
    return shortened(item) if item.startswith(DOC) else item
