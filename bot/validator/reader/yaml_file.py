"""YAML → nodes with their places.

Built from the parser's events, not from PyYAML's composer: that is five times as fast (nothing is resolved
to numbers or dates), needs no recursion, and stops at the limits before memory is spent. libyaml where
there is one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import yaml

from bot.errors import UnreadableFileError
from bot.translate import _
from bot.validator.reader.limits import Budget, RefusedFileError, composed
from bot.validator.reader.pure_yaml import TabLoader
from bot.validator.source import Source
from bot.validator.written import Map, Node, Seq, Written, written

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", TabLoader)
_NOT_ALLOWED = _("There is a character here that YAML does not allow. Delete it and type the value again.")
_NULLS = {"~", "null", "Null", "NULL"}
_PLAIN_TAGS = "tag:yaml.org,2002:"
_TAGS = {_PLAIN_TAGS + name for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}


def _pairs(node: Node) -> list[tuple[Written, Node]]:
    return node.pairs if isinstance(node, Map) else []


def read_yaml(source: Source) -> Node:
    """The one document of a YAML file.

    Raises UnreadableFileError with the place of what is no YAML, of a second document, of a tag that makes
    objects, and of a bomb.
    """
    try:
        return _YamlBuilder(source).build()
    except yaml.MarkedYAMLError as error:
        _refuse_syntax(source, error)
    except yaml.YAMLError as error:
        position = getattr(error, "position", None)
        raise UnreadableFileError(
            _NOT_ALLOWED,
            *(source.place(position) if isinstance(position, int) else ()),
        ) from error


def _refuse_syntax(source: Source, error: yaml.MarkedYAMLError) -> NoReturn:
    mark = error.problem_mark or error.context_mark
    place = source.place(min(mark.index, len(source.text))) if mark else (None, None)
    if mark and source.text[mark.index : mark.index + 1] == "\t":
        message = _("YAML does not allow a tab here. Indent with spaces.")
    elif mark and mark.index >= len(source.text.rstrip()):
        message = _("The file ends too early: a quote or a bracket is not closed. Was it cut off?")
    elif mark and "\ufeff" in source.text[max(mark.index - 2, 0) : mark.index + 1]:
        message = _NOT_ALLOWED
    elif "alias" in (error.problem or ""):
        message = _("A value that begins with `*` must stand in quotes here.")
    else:
        message = _(
            "This is not valid YAML. Check the indentation, and put values with special characters in quotes."
        )
    raise UnreadableFileError(message, *place) from error


class _YamlBuilder:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.budget = Budget(source)
        self.anchors: dict[str, tuple[Node | None, int]] = {}
        self.stack: list[tuple[Map | Seq, str | None, int]] = []
        self.keys: list[Written | None] = []
        self.bases: dict[int, Map | Seq] = {}
        self.root: Node | None = None
        self.documents = 0

    def build(self) -> Node:
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_map,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        loader = _LOADER(self.source.text)
        next_event = loader.get_event  # without the generator of `yaml.parse`, which takes half as long again
        try:
            while not isinstance(event := next_event(), yaml.StreamEndEvent):
                handle = handlers.get(type(event))
                if handle:
                    handle(event)
        finally:
            loader.dispose()
        return self.root if self.root is not None else written("", 0, 0)

    def _open_map(self, event: Any) -> None:
        self._open(Map(event.start_mark.index), event)

    def _open_list(self, event: Any) -> None:
        self._open(Seq(event.start_mark.index), event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise UnreadableFileError(
                _("A second YAML document begins here. Put each document in a file of its own."),
                *self.source.place(event.start_mark.index),
            )

    def _scalar(self, event: Any) -> None:
        start = event.start_mark.index
        self.budget.spend(start)
        if event.tag is not None:
            self._check_tag(event.tag, start)
        text = event.value
        if not event.style and text in _NULLS:
            text = ""
        elif not text.isascii():
            text = composed(text, self.source, start)
        node = Written(text)
        node.start = start
        node.end = event.end_mark.index
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, 1)
        self._add(node, start)

    def _open(self, node: Map | Seq, event: Any) -> None:
        self.budget.spend(node.start)
        self.budget.check_depth(len(self.stack), node.start)
        if event.tag is not None:
            self._check_tag(event.tag, node.start)
        if event.anchor is not None:
            self.anchors[event.anchor] = (None, 0)
        self._add(node, node.start)
        self.stack.append((node, event.anchor, self.budget.spent))
        self.keys.append(None)

    def _close(self, event: Any) -> None:
        node, anchor, spent_before = self.stack.pop()
        self.keys.pop()
        node.end = self._trimmed(node.start, event.end_mark.index)
        if isinstance(node, Map) and id(node) in self.bases:
            base = self.bases.pop(id(node))
            groups = base.items if isinstance(base, Seq) else [base]
            for group in groups:  # of several, the first one's counts
                mine = {name for name, _value in node.pairs}
                node.pairs += [pair for pair in _pairs(group) if pair[0] not in mine]
        if anchor is not None:
            self.anchors[anchor] = (node, self.budget.spent - spent_before + 1)

    def _alias(self, event: Any) -> None:
        node, size = self.anchors.get(event.anchor, (None, 0))
        start = event.start_mark.index
        if node is None:
            raise UnreadableFileError(
                _("A value that begins with `*` must stand in quotes here."),
                *self.source.place(start),
            )
        self.budget.spend(start, size)
        self._add(node, start)

    def _add(self, node: Node, place: int) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1][0]
        if isinstance(parent, Seq):
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None:
            if not isinstance(node, Written):
                raise UnreadableFileError(
                    _("A name is expected here, not a list or a group of settings."),
                    *self.source.place(place),
                )
            self.keys[-1] = node
            return
        self.keys[-1] = None
        if key == "<<" and not isinstance(node, Written):
            self.bases[id(parent)] = node
        else:
            parent.pairs.append((key, node))

    def _trimmed(self, start: int, end: int) -> int:
        """The parser ends a block where the next one begins; give the blanks between them back."""
        text = self.source.text
        while end > start and text[end - 1].isspace():
            end -= 1
        return end

    def _check_tag(self, tag: str, start: int) -> None:
        if tag not in _TAGS and tag != "!":
            raise RefusedFileError(
                _("YAML tags such as `!name` are not allowed in an account file. Put the value in quotes."),
                *self.source.place(start),
            )
