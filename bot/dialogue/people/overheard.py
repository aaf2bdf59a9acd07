"""Words in a group that were not said to the bot: helped with only where it is as sure as it can be."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.question_answering import verdict_reply
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Overheard, Reply
from bot.dialogue.notes import Asked
from bot.dialogue.session import supported
from bot.languages import LANGUAGES, Language, of_all
from bot.languages.definition import Patterns
from bot.languages.patterns import any_pattern
from bot.languages.scripts import SCRIPTS
from bot.matcher.normalise import words
from bot.model import Outcome
from bot.translate import _, translator

SURE = 0.985
"""The least probability of an answer that nobody asked for; `test_overheard.py` measures it."""
_LEAST_WORDS = 3
"""A choice: fewer are an exclamation between colleagues."""
_MOST_CHARS = 600
"""Longer messages are reports and minutes rather than questions."""

_ASKING_FIRST = frozenset(of_all(lambda language: language.group_talk.asks_first))
"""Words that make a question of what they begin."""


def _pattern(patterns_of: Callable[[Language], Patterns]) -> re.Pattern[str]:
    """Any of the patterns of all languages: as whole words, or wherever they stand where words are glued."""
    glued, whole = (
        [
            pattern
            for language in LANGUAGES.values()
            if SCRIPTS[language.script].is_glued is is_glued
            for pattern in patterns_of(language)
        ]
        for is_glued in (True, False)
    )
    return re.compile(rf"{any_pattern(glued)}|(?<![^\W_])(?:{any_pattern(whole)})(?![^\W_])", re.IGNORECASE)


_ASKING = _pattern(lambda language: language.group_talk.asks)
_PROBLEM = _pattern(lambda language: language.group_talk.problem)
_SETTLED = _pattern(lambda language: language.group_talk.settled)
_QUESTION_MARK = re.compile("[?？]")


def answer_overheard(event: Overheard, talk: Talk) -> Turn:
    """Answer a question that is surely documented, where the chat wants that; else say and note nothing."""
    from bot.dialogue.message_secrets import may_contain_secret  # its patterns take long to load

    text = event.text
    if (
        not talk.context.chat.helps_unasked
        or len(text) > _MOST_CHARS
        or not is_plea(text)
        or may_contain_secret(text)
    ):
        return talk.say()
    session = talk.session
    prior = session.spoken or supported(session.client) or session.usual
    verdict = talk.desk.ask(text, locale=session.chosen, prior=prior)
    if verdict.is_foreign or verdict.outcome is not Outcome.ANSWER or verdict.matches[0].score < SURE:
        return talk.say()
    reply = verdict_reply(talk.documents, text, verdict, session.hosting)
    item = verdict.matches[0].id
    return talk.say(_offered(reply), notes=(Asked(verdict.outcome.value, verdict.locale, item),))


def is_plea(text: str) -> bool:
    """Whether somebody asks or has a problem, rather than tells what they did, thanks or jokes."""
    text = text.replace("’", "'")
    if len(words(text)) < _LEAST_WORDS or _SETTLED.search(text):
        return False
    if _QUESTION_MARK.search(text) or _ASKING.search(text) or _PROBLEM.search(text):
        return True
    return text.split(maxsplit=1)[0].strip(",.:;!").casefold() in _ASKING_FIRST


def _offered(reply: Reply) -> Reply:
    line = _("If I may help unasked: my documentation has this.")
    return msgspec.structs.replace(
        reply, blocks=(blocks.paragraph(translator(reply.locale), line), *reply.blocks)
    )
