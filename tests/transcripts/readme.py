"""The conversations that README.md shows, with the answers that the bot gives today."""

from __future__ import annotations

import re

from bot.channel.plain_text import render
from bot.dialogue.context import Context
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session

_CONVERSATION = re.compile(r"(?<=```text\n)> .*?(?=\n```)", re.DOTALL)
_QUESTION = re.compile(r"^> (.+)$", re.MULTILINE)


def with_answers(page: str, desk: Desk) -> str:
    """The page with all its questions answered anew, each as the first that somebody asks."""
    return _CONVERSATION.sub(lambda told: _played(_QUESTION.findall(told[0]), desk), page)


def _played(questions: list[str], desk: Desk) -> str:
    return "\n\n".join(f"> {question}\n\n{_answer(question, desk)}" for question in questions)


def _answer(question: str, desk: Desk) -> str:
    turn = converse(Question(question), Session(client="en"), desk, Context("telegram:1", 0, is_private=True))
    return "\n\n".join(render(reply.blocks) for reply in turn.replies)
