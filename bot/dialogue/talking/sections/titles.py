"""The words of titles. In: some units of a message. Out: the one id that they name."""

from __future__ import annotations

from bot.dialogue.answers.documents import Documents, kept
from bot.dialogue.talking.message.cue_lexicon import folded
from bot.dialogue.talking.message.utterance import Utterance
from bot.matcher.normalise import words
from bot.matcher.word_stems import stems_of


def named(documents: Documents, utterance: Utterance, units: list[int], near: str = "") -> str:
    """The one setting that has these words in its title: "the tenant"; nothing where several have.

    Of several, the one of the kind of `near`, or the one of them whose title has most in common with that
    one's: "the ID", after the client secret.
    """
    terms = stems_of(utterance.typed(units))
    titles = titles_of(documents, utterance.locale)
    found = [item for item, title in titles.items() if terms and terms <= title]
    if len(found) > 1 and near in titles:
        kind = near.partition("/")[0]
        alike = {
            item: len(titles[item] & titles[near])
            for item in found
            if item != near and item.partition("/")[0] == kind
        }
        most = max(alike.values(), default=0)
        found = [item for item, count in alike.items() if count == most and (most or len(alike) == 1)]
    return found[0] if len(found) == 1 else ""


@kept()
def title_words(documents: Documents, locale: str) -> frozenset[str]:
    """The words of all titles, as cues compare: what people name, and no slip of another word."""
    titles = (documents.title(item, locale) for item in documents.entries if documents.place(item, locale))
    return frozenset(folded(word) for title in titles for word in words(title))


@kept()
def titles_of(documents: Documents, locale: str) -> dict[str, frozenset[str]]:
    """Beginnings of the words of every entry's title; of a check's, of what else the trade calls it, too.

    Of the latter those that no title has: "hemligheten" is the client secret, "type" not only the account's.
    """
    titles = {
        item: stems_of(documents.title(item, locale))
        for item in documents.entries
        if documents.place(item, locale)
    }
    taken = frozenset[str]().union(*titles.values())
    names = {
        item: stems_of(*_names(documents, item, locale)) - taken
        for item in titles
        if item.startswith("check/")
    }
    return {item: title | names.get(item, frozenset()) for item, title in titles.items()}


def _names(documents: Documents, item: str, locale: str) -> tuple[str, ...]:
    """What a language calls the thing that an entry is named after."""
    names = documents.knowledge.words.concepts.get(item.partition("/")[2], {})
    return names.get("any", ()) + names.get(locale, ())
