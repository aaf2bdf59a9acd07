"""A question in somebody's own words → an answer, a choice, or the plain word that it is not documented."""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.answers.passages import passages_reply
from bot.dialogue.exchange import Reply
from bot.dialogue.notes import Asked
from bot.dialogue.session import Hosting
from bot.languages import LOCALES
from bot.matcher.normalise import words
from bot.model import Message, Outcome, Verdict
from bot.translate import _, translator

LIMIT_CHARS = 4096
"""A longer message is no question (and Telegram would not carry it)."""

OFFERED = 3
"""How many candidates are offered when the bot is not sure."""

_MACRO_LANGUAGES = {"nb": "no"}
"""What people call their language where the recognised one is a written form of it."""

_WEAK = 0.6
"""Where even the first of them is less likely than this, the question counts as not answered."""


def asked_note(text: str, verdict: Verdict) -> Asked:
    """What to note of a question: its words only where the documents lack the answer, and redacted."""
    best = verdict.matches[0] if verdict.matches else None
    is_lacking = verdict.outcome is Outcome.NONE or (
        verdict.outcome is Outcome.SUGGEST and (best is None or best.score < _WEAK)
    )
    kept = ""
    if is_lacking and not verdict.is_foreign:
        from bot.privacy.redact import redacted  # a start does not wait for its patterns

        kept = redacted(text, verdict.locale)
    return Asked(verdict.outcome.value, verdict.locale, best.id if best else "", kept)


def _foreign_notice(documents: Documents, verdict: Verdict) -> Message:
    locale = verdict.locale
    if verdict.spoken in documents.knowledge.words.neighbours.get(locale, {}):
        return _(
            "I take your message to be {language} and answer in {own}, which is close enough. You"
            " can choose another language with /language.",
            language=translator(locale).language_name(_MACRO_LANGUAGES.get(verdict.spoken, verdict.spoken)),
            own=translator(locale).language_name(locale),
        )
    say = translator(locale)
    names = say.listed(say.language_name(spoken) for spoken in LOCALES)
    return _("I do not speak your language. I speak {languages}; choose with /language.", languages=names)


def verdict_reply(
    documents: Documents,
    question: str,
    verdict: Verdict,
    hosting: Hosting | None = None,
    *,
    values_first: bool = False,
) -> Reply:
    """What the person reads for a verdict; `values_first`, if they ask for a value."""
    return with_notice(
        documents, verdict, _reply_to(documents, question, verdict, hosting, values_first=values_first)
    )


def with_notice(documents: Documents, verdict: Verdict, reply: Reply) -> Reply:
    """The reply; to a question in none of the bot's languages, with a word on that before it.

    None is needed where the answer is in theirs: added pages may be in any language.
    """
    if not verdict.is_foreign or _is_in_their_language(documents, verdict):
        return reply
    notice = blocks.paragraph(translator(verdict.locale), _foreign_notice(documents, verdict))
    return msgspec.structs.replace(reply, blocks=(notice, *reply.blocks))


def _is_in_their_language(documents: Documents, verdict: Verdict) -> bool:
    if not verdict.spoken or not verdict.matches:
        return False
    place = documents.place(verdict.matches[0].id, verdict.locale, verdict.spoken)
    return place is not None and place.page.locale == verdict.spoken


def _reply_to(
    documents: Documents, question: str, verdict: Verdict, hosting: Hosting | None, *, values_first: bool
) -> Reply:
    items = [match.id for match in verdict.matches]
    if verdict.outcome is Outcome.ANSWER:
        reply = show_reply(
            documents,
            items[0],
            verdict.locale,
            hosting=hosting,
            values_first=values_first,
            spoken=verdict.spoken,
        )
        if reply:
            return reply
    if verdict.outcome is Outcome.SUGGEST and any(item not in documents.entries for item in items[:OFFERED]):
        return passages_reply(documents, question, verdict)
    if verdict.outcome is Outcome.SUGGEST:
        return menus.choice(documents, items[:OFFERED], verdict.locale)
    return menus.not_documented(verdict.locale)


def greeted(documents: Documents, text: str, usual: str) -> str | None:
    """The language of a text that is nothing but a greeting; `usual` where it is one in several."""
    said, known = tuple(words(text)), _greetings(documents)
    return next((locale for locale in (usual, *known) if said in known.get(locale, ())), None)


@kept()
def _greetings(documents: Documents) -> dict[str, frozenset[tuple[str, ...]]]:
    """The words of what people say before they ask, by language."""
    known = documents.knowledge.greetings
    return {
        locale: frozenset(tuple(words(said)) for said in greetings) for locale, greetings in known.items()
    }
