"""The buttons, one file each: `NAME`, `VERBS` (how their data may begin) and `press(action, file, talk)`.

`press` gives the turn; None where the argument of the button means nothing (any more).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from bot.dialogue.answers import menus
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment
from bot.discovery import IncompleteModuleError, discover
from bot.translate import _

Handler: TypeAlias = Callable[[Action, Attachment | None, Talk], Turn | None]


def _by_verb() -> dict[str, Handler]:
    found: dict[str, Handler] = {}
    for module in discover(__name__, ("VERBS", "press")).values():
        for verb in module.VERBS:
            if verb in found:
                raise IncompleteModuleError(f"{module.__name__}: there is a button {verb!r} already")
            found[verb] = module.press
    return found


HANDLERS = _by_verb()
"""Verb → what answers it."""


def press(action: Action | None, file: Attachment | None, talk: Talk) -> Turn:
    """Answer a button; one that this version did not make is told to be old."""
    handler = HANDLERS.get(action.verb) if action else None
    turn = handler(action, file, talk) if handler and action else None
    if turn is not None:
        return turn
    old = _("That button is from an older version of me. Please ask your question again.")
    if not talk.context.is_private:
        return Turn((), talk.session, alert=old)
    return talk.say(menus.notice(talk.locale, old))
