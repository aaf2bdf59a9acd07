"""A documented id → the reply that walks a person through it, in their language."""

from __future__ import annotations

from bot.dialogue import actions, blocks
from bot.dialogue.exchange import Button, Reply
from bot.dialogue.shelf import Place, Shelf
from bot.model import Block, BlockKind, Page
from bot.translate import Translator, _, translator

TOPICS_VERB, SHOW_VERB = "topics", "show"
_ONWARD = 4
"""How many buttons lead on, so that the keyboard fits a phone."""


def show_reply(shelf: Shelf, item: str, locale: str, *, replaces: bool = False) -> Reply | None:
    """The whole answer: what it is, the checks in order, source, what to do next; None for no known id."""
    place = shelf.place(item, locale)
    if place is None:
        return None
    say = translator(locale)
    body = [blocks.title(place.section.title or place.page.title)]
    if place.page.locale != locale:
        body.append(foreign_notice(say, place.page.locale))
    body += place.section.blocks
    body.append(source_line(say, place.page))
    onward = [onward_button(shelf, target, locale) for target in _onward(shelf, item)]
    return Reply(locale, tuple(body), (*((b,) for b in onward), (topics_button(locale),)), replaces)


def source_line(say: Translator, page: Page) -> Block:
    """The title of the page with its public link in the reader's language."""
    return blocks.paragraph(say, _("Source: {page}", page=(blocks.link(page.title, page.url),)))


def foreign_notice(say: Translator, locale: str) -> Block:
    """Says that the documents have it in another language only."""
    language = say.language_name(locale)
    notice = blocks.paragraph(say, _("The documentation has this in {language} only.", language=language))
    return Block(BlockKind.NOTE, items=((notice,),))


def onward_button(shelf: Shelf, item: str, locale: str) -> Button:
    """A button that shows an id."""
    return Button(shelf.title(item, locale), actions.encode(SHOW_VERB, shelf.short(item), locale))


def topics_button(locale: str) -> Button:
    """Leads to the list of topics."""
    label = translator(locale).text(_("All topics"))
    return Button(label, actions.encode(TOPICS_VERB, "all", locale))


def _onward(shelf: Shelf, item: str) -> list[str]:
    """Ids that an entry leads to, those of its checks included."""
    if item not in shelf.entries:
        return []
    onward = list(shelf.entries[item].leads_to)
    for target in shelf.entries[item].leads_to:
        onward += shelf.entries[target].leads_to
    return [target for target in dict.fromkeys(onward) if target != item][:_ONWARD]


def place_titles(shelf: Shelf, item: str, locale: str) -> tuple[Place, str] | None:
    """A place and its heading; on added pages the page's title stands before the section's."""
    place = shelf.place(item, locale)
    if place is None:
        return None
    section, page = place.section.title, place.page.title
    if item in shelf.entries or section in ("", page):
        return place, section or page
    return place, f"{page} › {section}"
