"""/about: the program's version, the documents it answers from, how old they are, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime

from bot.dialogue import blocks
from bot.dialogue.answers.entry import topics_button
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command, Reply
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.model import Block, Message, Page
from bot.translate import Translator, _, n_, translator

NAME = "about"
SUMMARY = _("My version, and how old my documents are")
GROUP = "me"
BY_LINK = True


def run(command: Command, talk: Talk) -> Turn:  # noqa: ARG001
    """Say honestly what the answers are worth."""
    say = translator(talk.locale)
    today = datetime.fromtimestamp(talk.context.now, UTC).date() if talk.context.now else None
    body = [
        blocks.title(f"ims-doctor {talk.desk.version}".strip()),
        blocks.paragraph(say, _("I answer from these documents alone and make nothing up.")),
        blocks.bullets(
            tuple(_page(say, pages, today)) for pages in talk.documents.knowledge.pages.values() if pages
        ),
    ]
    count, locales = talk.documents.added()
    if count:
        added = n_(
            "{count} page of added documentation, in {languages}.",
            "{count} pages of added documentation, in {languages}.",
            count,
            languages=_languages(say, locales),
        )
        body.append(blocks.paragraph(say, added))
    return talk.say(Reply(talk.locale, tuple(body), ((topics_button(talk.locale),),)))


def _page(say: Translator, pages: Mapping[str, Page], today: date | None) -> Iterator[Block]:
    """A page: title, date and languages; then what is missing or behind in one of them."""
    page = pages.get(say.locale) or pages.get(SOURCE_LOCALE) or next(iter(pages.values()))
    newest = max((there.updated for there in pages.values() if there.updated), default=None)
    title = (blocks.link(page.title, page.url),)
    languages = _languages(say, (locale for locale in LOCALES if locale in pages))
    if newest is None:
        yield blocks.paragraph(
            say, _("{title}: without a date, in {languages}", title=title, languages=languages)
        )
    else:
        told = _("{title}: updated {date}, in {languages}", title=title, date=newest, languages=languages)
        yield blocks.paragraph(say, told)
    if newest and today and today > newest:
        age = n_("{count} day old", "{count} days old", (today - newest).days)
        yield blocks.paragraph(say, age)
    for problem in _shortcomings(say, pages, newest):
        yield blocks.paragraph(say, problem)


def _shortcomings(say: Translator, pages: Mapping[str, Page], newest: date | None) -> Iterator[Message]:
    missing = [locale for locale in LOCALES if locale not in pages]
    if missing:
        yield _("⚠️ not in {languages}", languages=_languages(say, missing))
    most = max(len(page.sections) for page in pages.values())
    for locale, page in pages.items():
        language = say.language_name(locale)
        if newest and page.updated and page.updated < newest:
            yield _("⚠️ {language} lags behind: it dates from {date}", language=language, date=page.updated)
        if lacking := most - len(page.sections):
            yield n_(
                "⚠️ {language} lacks {count} section",
                "⚠️ {language} lacks {count} sections",
                lacking,
                language=language,
            )


def _languages(say: Translator, locales: Iterable[str]) -> str:
    return say.listed(say.language_name(locale) for locale in locales)
