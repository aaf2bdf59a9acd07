"""The manual pages of the rules, in every language, and how to find one by what people call it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from inspect import getsource
from typing import Any

from bot.model import Message
from bot.translate import Translator
from bot.validator.fields import normalised
from bot.validator.finding import label
from bot.validator.rule_words import Term, split, terms
from bot.validator.rules import Rule, rules
from bot.validator.values.nearest import nearest

_ALL = "all"
_MOST_WORDS = 8
"""A choice: what comes after says nothing more about which rule is meant."""
_SHORTEST = 3
"""Letters of a Latin word that is looked for; Hangul needs fewer."""
_LEAST_STEM, _LONGEST_ENDING = 4, 3
"""Letters of a word of the page that is found with an ending, too, and of the ending."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
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
    meant = list(terms(split(wanted)[:_MOST_WORDS]))
    if any(term.rules for term in meant):  # what stands around them in a sentence tells nothing
        counted = {known: sum(_worth(term, known, split(known.id)) for term in meant) for known in rules()}
    else:
        words = [word for word in map(normalised, wanted.split()[:_MOST_WORDS]) if _is_telling(word)]
        counted = {known: sum(_weight(word, known, translator) for word in words) for known in rules()}
    most = max(counted.values(), default=0)
    if most:
        return tuple(known for known, count in counted.items() if count == most)
    like = nearest(wanted, [known.id for known in rules()])
    return tuple(known for known in rules() if known.id == like)


def _worth(term: Term, rule: Rule, name: Sequence[str]) -> int:
    """How many words of a term tell of a rule; `name` has those of its id."""
    return len(term.words) if rule.id in term.rules else sum(word in name for word in term.words)


def _is_telling(word: str) -> bool:
    return len(word) >= _SHORTEST or (bool(word) and not word.isascii())


def _weight(word: str, rule: Rule, translator: Translator) -> int:
    """How much a word tells of a rule: most where it is one of its own, less as part of another."""
    named, said = _named(rule, translator), _said(rule, translator)
    tests: tuple[Callable[[str], bool], ...] = (
        word.__eq__,
        lambda one: one.startswith(word),
        lambda one: word in one or _is_ending(word, one),
    )
    weights = range(2 * len(tests), 0, -1)
    found = (any(map(test, words)) for test in tests for words in (named, said))
    return next((weight for weight, is_found in zip(weights, found, strict=True) if is_found), 0)


def _is_ending(word: str, stem: str) -> bool:
    """Whether a word is another with an ending."""
    more = len(word) - len(stem)
    return len(stem) >= _LEAST_STEM and more <= _LONGEST_ENDING and word.startswith(stem)


def _named(rule: Rule, translator: Translator) -> frozenset[str]:
    """The words of its name, its sentence, its check, and of the setting that this is about."""
    parts = [rule.id, rule.summary, rule.check_id, translator.text(summary(rule))]
    if rule.check_id in _FIELDS:
        parts.append(translator.text(label(_FIELDS[rule.check_id])))
    return _words(parts)


def _said(rule: Rule, translator: Translator) -> frozenset[str]:
    """The words of its reason, and of what it says when it finds something."""
    messages = _messages(rule.check.__module__)
    return _words([rule.why, *messages, *(translator.text(_unfilled(message)) for message in messages)])


def _words(parts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for part in parts for word in split(part))


def _unfilled(msgid: str) -> Message:
    return Message(msgid, dict.fromkeys(_PLACEHOLDER.findall(msgid), ""))


@cache
def _messages(module: str) -> tuple[str, ...]:
    """What the module of a rule marks for translation."""
    calls = (
        node for node in ast.walk(ast.parse(getsource(sys.modules[module]))) if isinstance(node, ast.Call)
    )
    return tuple(
        argument.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in ("_", "n_")
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    )


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
