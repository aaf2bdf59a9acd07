"""Replies that lead to answers: the list of topics, the choice of language, short notices."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue import blocks, button_data
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import TOPICS_VERB, onward_button, topics_button
from bot.dialogue.exchange import Button, Reply
from bot.languages import LOCALES
from bot.model import Block, Inline, Message, Span, Style
from bot.translate import _, translator

LANGUAGE_VERB, SETUP_VERB = "language", "setup"
"""Buttons that choose a language, and that go on from there to the next thing to settle."""

_KINDS: dict[str, Message] = {
    "symptom": _("What people see"),
    "check": _("What to check"),
    "topic": _("Setting it up"),
}
_WHICH: dict[str, Message] = {
    "symptom": _("What do people see?"),
    "check": _("Which check shall I show?"),
    "topic": _("Which topic shall I show?"),
}

ALL, BACK = "all", "menu"
GROUPS = (ALL, BACK, *_KINDS)
"""What a topics button may ask for: one kind of entries, or the choice between the kinds.

`menu` leads back to the choice from within the menu, in place; `all` stands under answers, which stay.
"""

LANGUAGE_CHOSEN = _("I will answer you in English from now on.")
"""Said in the language that was chosen: its translations name their own."""

NOTHING_ELSE = _("If that is not it, tell me in a few words what people see, or choose a topic.")
"""Said under a likely answer where there is no other to choose."""


def notice(locale: str, message: Message) -> Reply:
    """One paragraph, with the way to the topics under it."""
    return Reply(locale, (blocks.paragraph(translator(locale), message),), ((topics_button(locale),),))


def topics(documents: Documents, locale: str, group: str = ALL) -> Reply:
    """The three kinds of topics, or the entries of one kind."""
    say = translator(locale)
    if group in (ALL, BACK):
        body = (blocks.paragraph(say, _("What is it about? Choose, or describe it in your own words.")),)
        return Reply(locale, body, _group_rows(locale), replaces=group == BACK)
    rows = tuple((onward_button(documents, item, locale),) for item in documents.in_order(group))
    body = (blocks.paragraph(say, _WHICH[group]),)
    back = Button(say.text(_("All topics")), button_data.encode(TOPICS_VERB, BACK, locale))
    return Reply(locale, body, (*rows, (back,)), replaces=True)


def choice(documents: Documents, items: Sequence[str], locale: str, buttons: Sequence[Button] = ()) -> Reply:
    """Asks which of some entries is meant; `buttons`, one for each, if they are not to show its answer.

    A single one is no choice: it is offered as what comes closest.
    """
    say = translator(locale)
    is_single = len(items) == 1
    opening = (
        _("This comes closest in the documentation:")
        if is_single
        else _("I am not sure which of these you mean. Which one fits?")
    )
    body = [blocks.paragraph(say, opening), situations(documents, items, locale)]
    if is_single:
        body.append(blocks.paragraph(say, NOTHING_ELSE))
    offered = buttons or [onward_button(documents, item, locale) for item in items]
    return Reply(locale, tuple(body), (*((button,) for button in offered), (topics_button(locale),)))


def greeting(documents: Documents, locale: str) -> Reply:
    """Hello, what this bot is for, and the topics."""
    say = translator(locale)
    hello = blocks.paragraph(
        say, _("Hello! I know what to check when logging in to Adobe Campaign with an Adobe ID fails.")
    )
    offer = topics(documents, locale)
    return Reply(locale, (hello, *offer.blocks), offer.keyboard)


def not_documented(locale: str) -> Reply:
    """The honest word that nothing in the documentation answers this, and what there is."""
    say = translator(locale)
    body = (
        blocks.paragraph(say, _("That is not in my documentation.")),
        blocks.paragraph(
            say,
            _(
                "I know how people log in to Adobe Campaign with an Adobe ID (IMS): what to check when login "
                "fails, and how it is set up. Choose a topic, or describe what you see in other words."
            ),
        ),
    )
    return Reply(locale, body, _group_rows(locale))


def language_question(locale: str, verb: str = LANGUAGE_VERB) -> Reply:
    """Offers the languages, each by its own name; `verb` is what choosing one does."""
    body = (blocks.paragraph(translator(locale), _("Which language shall I answer you in?")),)
    rows = tuple((Button(native_name(to), button_data.encode(verb, to, locale)),) for to in LOCALES)
    return Reply(locale, body, rows)


def language_chosen(locale: str) -> Reply:
    """Says in the new language that it is chosen."""
    return notice(locale, LANGUAGE_CHOSEN)


def native_name(locale: str) -> str:
    """A language's name in itself, as a label."""
    name = translator(locale).language_name(locale)
    return name[:1].upper() + name[1:]


def situations(documents: Documents, items: Sequence[str], locale: str) -> Block:
    """A list of entries, each with the sentence that sets it apart from its neighbours."""
    return blocks.bullets(_situation(documents, item, locale) for item in items)


def _situation(documents: Documents, item: str, locale: str) -> Inline:
    """An entry's title, and the sentence that sets it apart from its neighbours."""
    title = Span(documents.title(item, locale), Style.STRONG)
    when = documents.entries[item].when.get(locale)
    return (title, Span(f" – {when}")) if when else (title,)


def group_button(group: str, locale: str) -> Button:
    """Lists the entries of one kind."""
    return Button(translator(locale).text(_KINDS[group]), button_data.encode(TOPICS_VERB, group, locale))


def _group_rows(locale: str) -> tuple[tuple[Button, ...], ...]:
    return tuple((group_button(group, locale),) for group in _KINDS)
