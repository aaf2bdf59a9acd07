"""/ask QUESTION: the way to ask in a group."""

from __future__ import annotations

from bot.dialogue import menu
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.question import answer_question
from bot.dialogue.session import Session
from bot.translate import _

NAME = "ask"
SUMMARY = _("Ask about logging in with an Adobe ID")


def run(argument: str, session: Session, desk: Desk) -> Turn:
    """Answer the question, or ask for one."""
    if argument.strip():
        return answer_question(argument, session, desk)
    problem = _("Write your question after the command, for example: `/ask which callback URL is right?`")
    return Turn((menu.notice(session.locale, problem),), session)
