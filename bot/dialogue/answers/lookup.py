"""What somebody names after a command → ids: an id or part of one, a heading, or words for the matcher."""

from __future__ import annotations

from collections.abc import Iterable

from bot.dialogue.answers.documents import Documents
from bot.dialogue.desk import Talk
from bot.dialogue.session import supported
from bot.languages import LOCALES
from bot.matcher.normalise import words
from bot.model import Outcome, Record

_ALIKE = 0.75
"""How alike (0 to 1) a mistyped name must be to that of an entry."""
_LONGEST = 60
"""Characters of a name; what is longer is a sentence."""


class Meant(Record, frozen=True):
    """What was meant, likeliest first, and the language to answer in; `is_sure` of the first."""

    items: tuple[str, ...]
    locale: str
    is_sure: bool = False


def meant_by(text: str, kinds: tuple[str, ...], talk: Talk) -> Meant:
    """The entries of some kinds (`check`, `symptom`…) that a text names or describes; perhaps none."""
    documents, locale = talk.documents, talk.locale
    items = documents.in_order(*kinds)
    if len(text) <= _LONGEST:
        name = _name_in(text)
        names = {item.rpartition("/")[2]: item for item in items}
        if found := names.get(name) or _by_heading(text, items, documents):
            return Meant((found,), locale, is_sure=True)
        if some := _by_words_of_headings(text, items, documents):
            return Meant(some, locale, is_sure=len(some) == 1)
        from difflib import get_close_matches  # only a slip waits for it

        if near := get_close_matches(name, names, n=1, cutoff=_ALIKE):
            return Meant((names[near[0]],), locale, is_sure=True)
    return _by_matcher(text, items, talk)


def _name_in(text: str) -> str:
    """The last part of an id, of `check/callback-url`, `callback_url` or `Callback URL`."""
    name = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    for kind in ("check", "symptom", "topic"):
        name = name.removeprefix(f"{kind}/").removeprefix(f"{kind}-")
    return name


def _by_heading(text: str, items: Iterable[str], documents: Documents) -> str | None:
    asked = words(text)
    for item in items:
        if asked and any(words(documents.title(item, locale)) == asked for locale in LOCALES):
            return item
    return None


def _by_words_of_headings(text: str, items: Iterable[str], documents: Documents) -> tuple[str, ...]:
    """Entries whose heading, in one language, has a word that begins with each of those typed."""
    asked = words(text)
    return tuple(item for item in items if asked and _is_in_a_heading(asked, item, documents))


def _is_in_a_heading(asked: list[str], item: str, documents: Documents) -> bool:
    headings = [words(documents.title(item, locale)) for locale in LOCALES]
    return any(
        all(any(word.startswith(start) for word in heading) for start in asked) for heading in headings
    )


def _by_matcher(text: str, items: tuple[str, ...], talk: Talk) -> Meant:
    """What the matcher makes of it; of something that is not wanted, the wanted ones that it leads to."""
    session = talk.session
    prior = session.spoken or supported(session.client) or session.usual
    verdict = talk.desk.ask(text, locale=session.chosen, prior=prior)
    found: dict[str, None] = {}
    for match in verdict.matches:
        entry = talk.documents.entries.get(match.id)
        targets = entry.leads_to if entry and match.id not in items and not found else ()
        found.update(dict.fromkeys(item for item in (match.id, *targets) if item in items))
    first = verdict.matches[0].id if verdict.matches else ""
    is_sure = verdict.outcome is Outcome.ANSWER and first in found
    return Meant(tuple(found), verdict.locale, is_sure)
