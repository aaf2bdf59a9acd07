"""A documented entry → the reply that walks a person through it, in their language."""

from __future__ import annotations

from bot.dialogue import actions, blocks
from bot.dialogue.exchange import Button, Reply
from bot.model import Block, BlockKind, Entry, KnowledgeBase, Message, Page, Record, Section, Span
from bot.translate import SOURCE_LOCALE, Translator, _, translator

RESTART = "check/server-restart"
TOPICS_VERB, SHOW_VERB = "topics", "show"
_FULL_CHECKS = 1
"""How many checks of a symptom are spelled out; further ones are buttons, so that it fits a phone."""


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
    if entry.kind == "symptom":
        body += _checks_of(knowledge, entry, locale)
    if RESTART in _onward(knowledge, entry):
        body.append(
            blocks.paragraph(say, _("If you change anything, restart the server so that it takes effect."))
        )
    body.append(_source(say, place.page))
    return Reply(locale, tuple(body), _keyboard(knowledge, entry, locale), replaces)


def _checks_of(knowledge: KnowledgeBase, entry: Entry, locale: str) -> list[Block]:
    """The steps of the checks that a symptom leads to, first things first."""
    found: list[Block] = []
    for check in entry.leads_to[:_FULL_CHECKS]:
        section = place_of(knowledge, knowledge.entries[check], locale).section
        found.append(blocks.title(section.title))
        found += [block for block in section.blocks if block.kind in (BlockKind.STEPS, BlockKind.CODE)]
    return found


def _onward(knowledge: KnowledgeBase, entry: Entry) -> list[str]:
    """Ids that the entry leads to, those of its checks included."""
    onward = list(entry.leads_to)
    for target in entry.leads_to:
        onward += knowledge.entries[target].leads_to
    return list(dict.fromkeys(onward))


def _keyboard(knowledge: KnowledgeBase, entry: Entry, locale: str) -> tuple[tuple[Button, ...], ...]:
    onward = [target for target in _onward(knowledge, entry) if target != entry.id][:4]
    rows = [
        (Button(title_of(knowledge, target, locale), actions.encode(SHOW_VERB, target, locale)),)
        for target in onward
    ]
    topics = Button(
        translator(locale).text(_("All topics")), actions.encode(TOPICS_VERB, "all", locale)
    )
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


def plain_spans(text: str) -> tuple[Span, ...]:
    """Text as it is, never read as markup."""
    return (Span(text),)
