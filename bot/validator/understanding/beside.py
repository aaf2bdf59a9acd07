"""What stands in a file beside its settings and need not be shown: it may well be a secret."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from bot.privacy.spans import TextSpan
from bot.validator.values.misplaced import may_be_secret
from bot.validator.written import Map, Node, Seq, Written, written

_NO_TAG = re.compile(
    r"<!--.*?(?:-->|$)|<!\[CDATA\[.*?(?:\]\]>|$)|<\?.*?(?:\?>|$)|>(?P<text>[^<]+)", re.DOTALL
)
_SIGN = re.compile(r"[&*!][^\s,\[\]{}]*|^%[^\r\n]*", re.MULTILINE)
"""Signs of YAML, and lines that tell its parser something."""
_NAME = re.compile(r"[^\s&*!%:,/<>]+")
_LINE = re.compile(r"[^\r\n]+")
_LONGEST = 1000
"""Characters of a line of which single words are told apart."""
_WORD = re.compile(r"\S+")


def in_package(account: Node, text: str) -> Iterator[TextSpan]:
    """Comments, instructions and text of an account in a package that are no setting's."""
    begin, end = account.start + 1, account.end
    if text.find("<", begin, end) < 0 and text.find(">", begin, end - 1) < 0:
        return  # a tag alone
    values = _Spans((value.start, value.end) for _key, value in _pairs(account))
    for found in _NO_TAG.finditer(text, account.start, account.end):
        start, end = found.span("text") if found["text"] is not None else found.span()
        if not text[start:end].isspace() and not values.hold(start, end):
            yield start, end


def in_pasted_text(root: Node, text: str, within: TextSpan) -> Iterator[TextSpan]:
    """Words between the settings of a pasted text that can hardly be anything but secrets.

    The text is `within` a stretch, for several files may be judged together.
    """
    groups = root.items if isinstance(root, Seq) else [root]
    settings = _Spans((key.start, value.end) for group in groups for key, value in _pairs(group))
    for line in _LINE.finditer(text, *within):
        if not may_be_secret(line[0]) or settings.hold(*line.span()):
            continue
        if len(line[0]) > _LONGEST:
            yield line.span()
        else:
            for word in _WORD.finditer(text, *line.span()):
                if may_be_secret(word[0]) and not settings.hold(*word.span()):
                    yield word.span()


def in_signs_of_yaml(text: str, within: TextSpan) -> Iterator[Written]:
    """Names of anchors and tags, and pieces of directives, that can hardly be anything but secrets."""
    for found in _SIGN.finditer(text, *within):
        for word in _NAME.finditer(found[0]):
            if may_be_secret(word[0]):
                start = found.start() + word.start()
                yield written(word[0], start, start + len(word[0]))


class _Spans:
    """Stretches of a text, of which none lies in another."""

    def __init__(self, spans: Iterable[TextSpan]) -> None:
        self._spans = sorted(spans)

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds all of a stretch."""
        number = bisect_right(self._spans, start, key=lambda span: span[0]) - 1
        return number >= 0 and end <= self._spans[number][1]


def _pairs(group: Node) -> Iterable[tuple[Node, Node]]:
    return group.pairs if isinstance(group, Map) else ()
