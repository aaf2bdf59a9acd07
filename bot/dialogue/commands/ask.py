"""/ask QUESTION: the way to ask in a group."""

from __future__ import annotations

from bot.dialogue.answers import menus
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command, Question
from bot.dialogue.talking.manager import answer_question
from bot.translate import _

NAME = "ask"
SUMMARY = _("Ask about logging in with an Adobe ID")
GROUP = "cause"


def run(command: Command, talk: Talk) -> Turn:
    """Answer the question, or ask for one."""
    if command.argument.strip():
        return answer_question(Question(command.argument), talk)
    problem = _("Write your question after the command, for example: `/ask which callback URL is right?`")
    return talk.say(menus.notice(talk.locale, problem))
