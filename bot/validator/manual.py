"""The manual pages of the rules, in every language, and how to find one by what people call it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from bot.model import Message
from bot.translate import Translator
from bot.validator.fields import normalised
from bot.validator.finding import label
from bot.validator.rules import Rule, rules
from bot.validator.values.nearest import nearest

_ALL = "all"
_MOST_WORDS = 8
_SHORTEST = 3
"""Letters of a Latin word that is looked for; Hangul needs fewer."""
_FIELDS = {
    "check/account-type": "type",
    "check/association-mask": "association_mask",
    "check/callback-url": "callback_url",
    "check/client-id": "client_id",
    "check/client-secret": "client_secret",
    "check/ims-server-url": "ims_server",
    "check/internal-name": "internal_name",
    "check/product-context": "product_context",
    "check/scopes": "ims_scope",
    "topic/organization-id": "organization_id",
    "topic/tenant-name": "tenant",
}
"""The setting that a check is about, whose name in the console people may look for."""


def summary(rule: Rule) -> Message:
    """What has to hold, in a sentence; `extract` takes it into the catalogues."""
    return Message(rule.summary)


def find(asked: str, translator: Translator) -> Sequence[Rule]:
    """The rules that a text names: by id, by the check that they belong to, else by its words in any order.

    All of them for an empty text or `all`; none where nothing fits.
    """
    wanted = asked.strip().casefold()
    if wanted in ("", _ALL):
        return rules()
    for known in rules():
        if known.id == wanted.replace(" ", "-").replace("_", "-"):
            return (known,)
    of_check = [
        known for known in rules() if wanted in (known.check_id, known.check_id.removeprefix("check/"))
    ]
    if of_check:
        return of_check
    words = [word for word in map(normalised, wanted.split()[:_MOST_WORDS]) if _is_telling(word)]
    counted = {known: sum(word in _text(known, translator) for word in words) for known in rules()}
    most = max(counted.values(), default=0)
    if most:
        return tuple(known for known, count in counted.items() if count == most)
    like = nearest(wanted, [known.id for known in rules()])
    return tuple(known for known in rules() if known.id == like)


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST or (bool(word) and not word.isascii())


def _text(rule: Rule, translator: Translator) -> str:
    parts = [rule.id, rule.summary, rule.check_id, translator.text(summary(rule))]
    if rule.check_id in _FIELDS:
        parts.append(translator.text(label(_FIELDS[rule.check_id])))
    return " ".join(normalised(part) for part in parts)


def extract(file: Any, keywords: Any, tags: Any, options: Any) -> Iterator[Any]:
    """Babel's method for rule modules: what code marks, and the sentence that a rule's docstring begins with.

    The parameters and what comes back are those of `babel.messages.extract.extract_python`.
    """
    from babel.messages.extract import extract_python

    source = file.read()
    page = ast.get_docstring(ast.parse(source))
    if page and "Passes:" in page:
        yield 1, None, page.partition("\n\n")[0], []
    file.seek(0)
    yield from extract_python(file, keywords, tags, options)
