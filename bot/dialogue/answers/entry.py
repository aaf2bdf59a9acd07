"""A documented id → the reply that walks a person through it, in their language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.dialogue import blocks, button_data
from bot.dialogue.answers.documents import DocumentPlace, Documents, kept
from bot.dialogue.answers.rating_buttons import rating_buttons
from bot.dialogue.exchange import Button, Reply
from bot.dialogue.session import Hosting
from bot.dialogue.walk import walkthrough
from bot.languages import LOCALES
from bot.model import Block, BlockKind, Page, Span, Style
from bot.translate import Translator, _, translator
from bot.visible import columns

TOPICS_VERB, SHOW_VERB, READ_VERB, GUIDE_VERB = "topics", "show", "read", "guide"
"""Buttons that list topics, give an answer, give it in another language in place, start a walk-through."""
TICKET_VERB = "ticket"
"""The button that asks for the summary of /ticket."""

HOSTED = "topic/hosted-customers"
"""What to read for people whose Campaign Adobe runs."""
CARE = "topic/customer-care"
"""Who Adobe Customer Care is, how to reach them and what to have at hand."""

FIXES_VALUE = frozenset(
    ("check/internal-name", "check/account-type", "check/product-context", "check/ims-server-url")
)
"""Ids whose `values` are what has to be typed; those of others are names that their section must mention."""

_HALF_ROW = 20
"""Columns of a label that can share a row with another on a phone."""
_BUTTONS = 4
"""How many buttons stand under an answer: two rows, for the languages have the third."""


def show_reply(
    documents: Documents,
    item: str,
    locale: str,
    *,
    replaces: bool = False,
    hosting: Hosting | None = None,
    values_first: bool = False,
    spoken: str = "",
) -> Reply | None:
    """The whole answer: what it is, the checks in order, source, what to do next; None for no known id.

    People whose Campaign Adobe runs (`hosting`) are told first that this is not theirs to do, and get no
    steps. `values_first` puts the values that the documents fix before the steps. A question in a language
    that the documents have and the bot does not, `spoken`, is answered in it.
    """
    if spoken or item not in documents.entries:
        return _made(documents, item, locale, replaces, hosting, values_first, spoken)
    return _of_catalogue(documents, item, locale, replaces, hosting, values_first)


@kept()
def _of_catalogue(  # noqa: PLR0917 - as `show_reply`
    documents: Documents,
    item: str,
    locale: str,
    replaces: bool,
    hosting: Hosting | None,
    values_first: bool,
) -> Reply | None:
    """The answers of the catalogue, which is small and asked for again and again."""
    return _made(documents, item, locale, replaces, hosting, values_first)


def _made(  # noqa: PLR0917 - as `show_reply`
    documents: Documents,
    item: str,
    locale: str,
    replaces: bool,
    hosting: Hosting | None,
    values_first: bool,
    spoken: str = "",
) -> Reply | None:
    place = documents.place(item, locale, spoken)
    if place is None:
        return None
    say = translator(locale)
    body = [blocks.title(place.section.title or place.page.title)]
    is_for_adobe = hosting == "hosted" and item in documents.entries and item != HOSTED
    if is_for_adobe:
        body.append(hosted_notice(say))
    if values_first and item in FIXES_VALUE:
        body.append(_values(documents.entries[item].values))
    if place.page.locale not in (locale, spoken):
        body.append(foreign_notice(say, place.page.locale))
    body += place.section.blocks if not is_for_adobe else blocks.without_steps(place.section.blocks)
    body.append(source_line(say, place.page))
    last = [topics_button(locale)]
    if walkthrough.steps_of(documents, item) and not is_for_adobe:
        label = _("Step by step") if documents.entries[item].kind == "topic" else _("Walk me through")
        last.insert(0, Button(say.text(label), button_data.encode(GUIDE_VERB, item, locale)))
    onward = [onward_button(documents, target, locale) for target in _onward(documents, item)]
    keyboard = paired((*onward[: _BUTTONS - len(last)], *last))
    return Reply(
        locale, tuple(body), keyboard, replaces, footer=footer_of(documents, item, locale), item=item
    )


def _values(values: Sequence[str]) -> Block:
    """The values that are right, as a line to copy from."""
    spans: list[Span] = []
    for value in values:
        spans += [Span(" · ")] if spans else []
        spans.append(Span(value, Style.CODE))
    return Block(BlockKind.PARAGRAPH, inline=tuple(spans))


def footer_of(documents: Documents, item: str, locale: str) -> tuple[Button, ...]:
    """The small buttons under an answer: the other languages in which the documents have it, then 👍 👎."""
    languages = (
        Button(other.upper(), button_data.encode(READ_VERB, documents.short(item), other))
        for other in LOCALES
        if other != locale and (place := documents.place(item, other)) and place.page.locale == other
    )
    return (*languages, *rating_buttons(item, locale))


def paired(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Rows of two buttons; a label that half a row would cut off has a row of its own."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        is_half = columns(button.label) <= _HALF_ROW
        if rows and is_half and len(rows[-1]) == 1 and columns(rows[-1][0].label) <= _HALF_ROW:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)


def hosted_notice(say: Translator) -> Block:
    """Says to people whose Campaign Adobe runs that this is not theirs to do."""
    told = _(
        "Adobe runs your Campaign: leave the IMS settings as they are and tell your Adobe representative "
        "what people see."
    )
    return Block(BlockKind.NOTE, items=((blocks.paragraph(say, told),),))


def source_line(say: Translator, page: Page) -> Block:
    """The title of the page with its public link in the reader's language."""
    return blocks.paragraph(say, _("Source: {page}", page=(blocks.link(page.title, page.url),)))


def source_lines(documents: Documents, items: Iterable[str], locale: str) -> list[Block]:
    """The same of the pages on which several ids stand, none twice."""
    places = [place for item in items if (place := documents.place(item, locale))]
    pages = {place.page.url: place.page for place in places}
    return [source_line(translator(locale), page) for page in pages.values()]


def foreign_notice(say: Translator, locale: str) -> Block:
    """Says that the documents have it in another language only."""
    language = say.language_name(locale)
    notice = blocks.paragraph(say, _("The documentation has this in {language} only.", language=language))
    return Block(BlockKind.NOTE, items=((notice,),))


def onward_button(documents: Documents, item: str, locale: str) -> Button:
    """A button that shows an id."""
    return Button(documents.title(item, locale), button_data.encode(SHOW_VERB, documents.short(item), locale))


def topics_button(locale: str) -> Button:
    """Leads to the list of topics."""
    label = translator(locale).text(_("All topics"))
    return Button(label, button_data.encode(TOPICS_VERB, "all", locale))


def ticket_button(locale: str) -> Button:
    """Asks for the summary of /ticket."""
    label = translator(locale).text(_("Summary for a human"))
    return Button(label, button_data.encode(TICKET_VERB, "now", locale))


def _onward(documents: Documents, item: str) -> list[str]:
    """Ids that an entry leads to, those of its checks included."""
    if item not in documents.entries:
        return []
    onward = list(documents.entries[item].leads_to)
    for target in documents.entries[item].leads_to:
        onward += documents.entries[target].leads_to
    return [target for target in dict.fromkeys(onward) if target != item]


def place_titles(
    documents: Documents, item: str, locale: str, spoken: str = ""
) -> tuple[DocumentPlace, str] | None:
    """A place and its heading; on added pages the page's title stands before the section's."""
    place = documents.place(item, locale, spoken)
    if place is None:
        return None
    section, page = place.section.title, place.page.title
    if item in documents.entries or section in ("", page):
        return place, section or page
    return place, f"{page} › {section}"
