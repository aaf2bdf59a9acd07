"""A documented entry → the reply that walks a person through it, in their language."""

from __future__ import annotations

from bot.dialogue import actions, blocks
from bot.dialogue.exchange import Button, Reply
from bot.model import Block, BlockKind, Entry, KnowledgeBase, Message, Page, Record, Section
from bot.translate import SOURCE_LOCALE, Translator, _, translator

TOPICS_VERB, SHOW_VERB = "topics", "show"
_ONWARD = 4
"""How many buttons lead on, so that the keyboard fits a phone."""


class Place(Record, frozen=True):
    """Where an entry stands in the documents, in the best language there is for the reader."""

    page: Page
    section: Section


def place_of(knowledge: KnowledgeBase, entry: Entry, locale: str) -> Place:
    """The entry's section in `locale`, else English, else whichever language has it."""
    pages = knowledge.pages[entry.page]
    for candidate in (locale, SOURCE_LOCALE, *sorted(pages)):
        page = pages.get(candidate)
        for section in page.sections if page else ():
            if page and section.key == entry.section:
                return Place(page, section)
    raise KeyError(entry.id)  # the compiler refuses such an entry


def title_of(knowledge: KnowledgeBase, entry_id: str, locale: str) -> str:
    """What people call the entry: its heading in the documents."""
    return place_of(knowledge, knowledge.entries[entry_id], locale).section.title


def entry_reply(knowledge: KnowledgeBase, entry: Entry, locale: str, *, replaces: bool = False) -> Reply:
    """The whole answer: what it is, the checks in order, what to do next, source, buttons."""
    say = translator(locale)
    place = place_of(knowledge, entry, locale)
    body = [blocks.title(place.section.title)]
    if place.page.locale != locale:
        body.append(_note(say, _fallback_notice(place.page.locale)))
    body += place.section.blocks
    body.append(_source(say, place.page))
    return Reply(locale, tuple(body), _keyboard(knowledge, entry, locale), replaces)


def _onward(knowledge: KnowledgeBase, entry: Entry) -> list[str]:
    """Ids that the entry leads to, those of its checks included."""
    onward = list(entry.leads_to)
    for target in entry.leads_to:
        onward += knowledge.entries[target].leads_to
    return list(dict.fromkeys(onward))


def _keyboard(knowledge: KnowledgeBase, entry: Entry, locale: str) -> tuple[tuple[Button, ...], ...]:
    onward = [target for target in _onward(knowledge, entry) if target != entry.id][:_ONWARD]
    rows = [
        (Button(title_of(knowledge, target, locale), actions.encode(SHOW_VERB, target, locale)),)
        for target in onward
    ]
    topics = Button(translator(locale).text(_("All topics")), actions.encode(TOPICS_VERB, "all", locale))
    return (*rows, (topics,))


def _source(say: Translator, page: Page) -> Block:
    return blocks.paragraph(say, _("Source: {page}", page=(blocks.link(page.title, page.url),)))


def _note(say: Translator, message: Message) -> Block:
    return Block(BlockKind.NOTE, items=((blocks.paragraph(say, message),),))


def _fallback_notice(locale: str) -> Message:
    """Says in which language the documents have it, for a reader whose language lacks it."""
    return {
        "en": _("The documentation has this in English only."),
        "fr": _("The documentation has this in French only."),
        "sv": _("The documentation has this in Swedish only."),
        "ko": _("The documentation has this in Korean only."),
    }[locale]
