"""/walk [ID or WORDS]: check after check, from a symptom or through all there are; a topic's steps."""

from __future__ import annotations

from bot.dialogue.answers import menus
from bot.dialogue.answers.lookup import meant_by
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.walk import controls, walkthrough
from bot.dialogue.walk.screen import guide_button
from bot.translate import _

NAME = "walk"
SUMMARY = _("Go through checks or steps together, one by one")
GROUP = "cause"
BY_LINK = True


def run(command: Command, talk: Talk) -> Turn:
    """Start with the symptom, check or topic that was named or described, else offer some."""
    asked = command.argument.strip()
    if not asked:
        return controls.choice(talk)
    if asked.lower() == walkthrough.ALL:
        return controls.start(walkthrough.ALL, talk.locale, talk) or controls.choice(talk)
    meant = meant_by(asked, ("symptom", "check", "topic"), talk)
    if meant.is_sure and (turn := controls.start(meant.items[0], meant.locale, talk)):
        return turn
    fitting = [item for item in meant.items if walkthrough.steps_of(talk.documents, item)]
    if fitting:
        buttons = [guide_button(talk.documents, item, meant.locale) for item in fitting]
        return talk.say(menus.choice(talk.documents, fitting, meant.locale, buttons))
    if meant.is_sure and meant.items[0] != walkthrough.RESTART:
        title = talk.documents.title(meant.items[0], meant.locale)
        return controls.choice(talk, _("**{title}** has no numbered steps to go through.", title=title))
    return controls.choice(talk, _("I have no walk-through for that."))
