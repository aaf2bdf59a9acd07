"""/validate: an account file that the command comes with or replies to, or settings pasted after it."""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.account_file.pasted import as_file
from bot.dialogue.account_file.uploads import inspected
from bot.dialogue.answers.entry import topics_button
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Button, Command, Reply
from bot.translate import _, translator

NAME = "validate"
SUMMARY = _("Check an account file")
GROUP = "file"
BY_LINK = True


def run(command: Command, talk: Talk) -> Turn:
    """Say what the validator finds, or how to give it something."""
    if command.about:
        return talk.say(inspected(command.about, talk))
    if command.argument.strip():
        return talk.say(inspected(as_file(command.argument), talk))
    say = translator(talk.locale)
    body = (
        blocks.paragraph(
            say,
            _(
                "Send me the external account as a file (XML package, YAML, JSON, CSV or text), reply to "
                "such a file with /validate, or paste the settings after the command."
            ),
        ),
        blocks.paragraph(
            say,
            _(
                "Files of one installation that you send together, for instance production and stage,"
                " are judged together."
            ),
        ),
        blocks.paragraph(
            say, _("Leave the client secret out: I do not need it. /template gives you a file to fill in.")
        ),
    )
    rows: tuple[tuple[Button, ...], ...] = ((topics_button(talk.locale),),)
    if page := talk.context.check_page:
        label = say.text(_("Check a file without sending it here"))
        rows = ((Button(label, url=page, is_app=talk.context.is_private),), *rows)
    return talk.say(Reply(talk.locale, body, rows))
