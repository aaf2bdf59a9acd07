"""A question in somebody's own words → an answer, a choice, or the plain word that it is not documented."""

from __future__ import annotations

import msgspec

from bot.dialogue import actions, blocks, menu
from bot.dialogue.answer import SHOW_VERB, entry_reply, title_of
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Button, Reply
from bot.dialogue.session import Session, supported
from bot.model import KnowledgeBase, Outcome, Verdict
from bot.translate import _, translator

LIMIT_CHARS = 4096
"""A longer message is no question (and Telegram would not carry it)."""

OFFERED = 3
"""How many candidates are offered when the bot is not sure."""


def answer_question(text: str, session: Session, desk: Desk) -> Turn:
    """Answer free text; remembers the language it was recognised in."""
    if len(text) > LIMIT_CHARS:
        problem = _(
            "Your message has {count} characters; I read up to {limit}. Ask in one or two sentences, or "
            "attach the account file.",
            count=len(text),
            limit=LIMIT_CHARS,
        )
        return Turn((menu.notice(session.locale, problem),), session)
    if not any(char.isalnum() for char in text):
        problem = _("Tell me in a few words what goes wrong, or choose a topic.")
        return Turn((menu.notice(session.locale, problem),), session)
    verdict = desk.ask(text, locale=session.chosen, prior=session.spoken or supported(session.client))
    spoken = msgspec.structs.replace(session, spoken=verdict.locale)
    return Turn((verdict_reply(desk.knowledge, verdict),), spoken)


def verdict_reply(knowledge: KnowledgeBase, verdict: Verdict) -> Reply:
    """What the person reads for a verdict."""
    if verdict.outcome is Outcome.ANSWER:
        return entry_reply(knowledge, knowledge.entries[verdict.matches[0].id], verdict.locale)
    if verdict.outcome is Outcome.SUGGEST:
        return _suggestions(knowledge, verdict)
    return menu.not_documented(verdict.locale)


def _suggestions(knowledge: KnowledgeBase, verdict: Verdict) -> Reply:
    say = translator(verdict.locale)
    titles = [
        (match.id, title_of(knowledge, match.id, verdict.locale)) for match in verdict.matches[:OFFERED]
    ]
    body = (
        blocks.paragraph(say, _("I am not sure which of these you mean. Choose one:")),
        blocks.bullets(blocks.text(title) for _id, title in titles),
    )
    rows = tuple(
        (Button(title, actions.encode(SHOW_VERB, entry_id, verdict.locale)),) for entry_id, title in titles
    )
    return Reply(verdict.locale, body, (*rows, (menu.topics_button(verdict.locale),)))
