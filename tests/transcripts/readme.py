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
    """The page with all its questions answered anew, each block as one conversation."""
    return _CONVERSATION.sub(lambda told: _played(_QUESTION.findall(told[0]), desk), page)


def _played(questions: list[str], desk: Desk) -> str:
    session, told = Session(client="en"), list[str]()
    context = Context("telegram:1", 0, is_private=True)
    for question in questions:
        turn = converse(Question(question), session, desk, context)
        session = turn.session
        told.append(f"> {question}\n\n" + "\n\n".join(render(reply.blocks) for reply in turn.replies))
    return "\n\n".join(told)
