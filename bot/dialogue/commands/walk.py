"""/walk [ID or WORDS]: check after check, from a symptom or through all there are."""

from __future__ import annotations

from bot.dialogue import menu, walk, walk_press
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.naming import meant_by
from bot.dialogue.walk_screen import guide_button
from bot.translate import _

NAME = "walk"
SUMMARY = _("Go through the checks together, one by one")
GROUP = "cause"


def run(command: Command, talk: Talk) -> Turn:
    """Start with the symptom or check that was named or described, else offer some."""
    asked = command.argument.strip()
    if not asked:
        return walk_press.choice(talk)
    if asked.lower() == walk.ALL:
        return walk_press.start(walk.ALL, talk.locale, talk) or walk_press.choice(talk)
    meant = meant_by(asked, ("symptom", "check"), talk)
    if meant.is_sure and (turn := walk_press.start(meant.items[0], meant.locale, talk)):
        return turn
    fitting = [item for item in meant.items if walk.checks_of(talk.shelf, item)]
    if fitting:
        buttons = [guide_button(talk.shelf, item, meant.locale) for item in fitting]
        return talk.say(menu.choice(talk.shelf, fitting, meant.locale, buttons))
    return walk_press.choice(talk, _("I know no walk-through for that."))
