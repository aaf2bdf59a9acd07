"""A question in somebody's own words → an answer, a choice, or the plain word that it is not documented."""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks, menu
from bot.dialogue.answer import onward_button, show_reply, topics_button
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.exchange import Reply
from bot.dialogue.passages import passages_reply
from bot.dialogue.session import Session, supported
from bot.dialogue.shelf import Shelf
from bot.matcher.normalise import words
from bot.model import LOCALES, Inline, Message, Outcome, Span, Style, Verdict
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
    if greeted := _greeted(desk.shelf, text, session.locale):
        spoken_now = session.chosen or greeted
        return Turn(
            (menu.greeting(desk.shelf, spoken_now),), msgspec.structs.replace(session, spoken=spoken_now)
        )
    verdict = desk.ask(text, locale=session.chosen, prior=session.spoken or supported(session.client))
    reply = verdict_reply(desk.shelf, text, verdict)
    spoken = session.spoken if verdict.is_foreign else verdict.locale
    return Turn((reply,), msgspec.structs.replace(session, spoken=spoken))


def _foreign_notice(locale: str) -> Message:
    from babel.lists import format_list

    names = format_list([menu.native_name(spoken) for spoken in LOCALES], locale=locale)
    return _("I do not speak your language. I speak {languages}; choose with /language.", languages=names)


def verdict_reply(shelf: Shelf, question: str, verdict: Verdict) -> Reply:
    """What the person reads for a verdict."""
    reply = _reply_to(shelf, question, verdict)
    if not verdict.is_foreign:
        return reply
    notice = blocks.paragraph(translator(verdict.locale), _foreign_notice(verdict.locale))
    return msgspec.structs.replace(reply, blocks=(notice, *reply.blocks))


def _reply_to(shelf: Shelf, question: str, verdict: Verdict) -> Reply:
    items = [match.id for match in verdict.matches]
    if verdict.outcome is Outcome.ANSWER and (reply := show_reply(shelf, items[0], verdict.locale)):
        return reply
    if verdict.outcome is Outcome.SUGGEST and any(item not in shelf.entries for item in items[:OFFERED]):
        return passages_reply(shelf, question, verdict)
    if verdict.outcome is Outcome.SUGGEST:
        return _suggestions(shelf, verdict)
    return menu.not_documented(verdict.locale)


def _suggestions(shelf: Shelf, verdict: Verdict) -> Reply:
    say = translator(verdict.locale)
    offered = [match.id for match in verdict.matches[:OFFERED]]
    body = (
        blocks.paragraph(say, _("I am not sure which of these you mean. Which one fits?")),
        blocks.bullets(_situation(shelf, item, verdict.locale) for item in offered),
    )
    rows = tuple((onward_button(shelf, item, verdict.locale),) for item in offered)
    return Reply(verdict.locale, body, (*rows, (topics_button(verdict.locale),)))


def _situation(shelf: Shelf, item: str, locale: str) -> Inline:
    """An entry's title, and the sentence that sets it apart from its neighbours."""
    title = Span(shelf.title(item, locale), Style.STRONG)
    when = shelf.entries[item].when.get(locale)
    return (title, Span(f" – {when}")) if when else (title,)


def _greeted(shelf: Shelf, text: str, usual: str) -> str | None:
    """The language of a text that is nothing but a greeting; `usual` where it is one in several."""
    said = words(text)
    known = shelf.knowledge.greetings
    for locale in (usual, *known):
        greetings = known.get(locale, ())
        if said in [words(greeting) for greeting in greetings]:
            return locale
    return None
