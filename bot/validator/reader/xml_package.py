"""A data package of Campaign → its external accounts, every value with its place.

The standard library's expat, driven directly: it knows where each tag stands, and with document types
refused there is no entity that could expand or be fetched. Accounts of other types, thousands in a package,
are left at a glance.
"""

from __future__ import annotations

from typing import NoReturn, TypeAlias
from xml.parsers import expat

from bot.errors import UnreadableFileError
from bot.translate import _
from bot.validator.fields import FieldLevel, Names
from bot.validator.reader.limits import (
    CUT_OFF,
    LIMIT_DEPTH,
    LIMIT_NODES,
    NO_XML,
    TWO_FILES,
    Budget,
    RefusedFileError,
    check_ours,
    composed,
)
from bot.validator.reader.tags import attributes_at
from bot.validator.reader.xml_bulk import Characters, Cut, Weight
from bot.validator.recognise import GENERAL, OWN, is_ims_name
from bot.validator.source import Source
from bot.validator.written import Map, Seq, Written, written

Telling: TypeAlias = tuple[list[int], list[int]]
_ACCOUNT = "extaccount"
_LEVEL: tuple[FieldLevel, ...] = ("account",)
_AROUND = b"<r>", b"</r>"
"""An element of ours, for XML has a single one that holds all others."""
_LONGEST = 100
"""Characters of the names of elements within each other that are kept."""


def read_xml(source: Source, *, is_several: bool = False) -> Seq:
    """The external accounts that may be meant for Adobe ID login.

    `is_several`: packages or accounts stand side by side, as in a message.

    Raises UnreadableFileError with the place of what is no XML, of a document type, and when there is no
    account.
    """
    return _Package(source, _AROUND if is_several else (b"", b"")).read()


class _Package:
    def __init__(self, source: Source, around: tuple[bytes, bytes]) -> None:
        self.source = source
        self.around = around
        self.budget = Budget(source)
        self.names = Names()
        self.cut = Cut(source.text, self._weigh)
        self.data = self.cut.text.encode("utf-8", "surrogatepass")
        self.characters = Characters(self.cut.text, self.data)
        self.depth = 0
        self.inside = 0
        """How deep the account is that is being read; 0 outside."""
        self.seen = 0
        self.accounts = Seq(0)
        self.begin = 0
        self.pairs: list[tuple[str, str, int, int]] = []
        """Of one account: name, value, the bytes at which its tag begins and its text ends (-1: none)."""
        self.attributes: list[str] = []
        self.path: list[str] = []
        self.text: list[str] = []
        self.tags: list[tuple[int, bool]] = []
        self.scanned: tuple[int, dict[str, tuple[int, int, int]], int] = (-1, {}, 0)
        self.told: tuple[list[str], Telling] = ([], ([], []))
        """Names of attributes that were looked at last, and what was seen."""
        self.other_names: set[str] = set()
        """Names of elements that are no accounts."""
        self.parser = expat.ParserCreate("utf-8")

    def read(self) -> Seq:
        parser = self.parser
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._pass_by()
        try:
            before, behind = self.around
            if before:
                parser.Parse(before, False)
            parser.Parse(self.data, not behind)
            if behind:
                parser.Parse(behind, True)
        except expat.ExpatError as error:
            self._refuse(error)
        finally:
            # Parser and handlers know each other: all that was read would wait for the garbage collector.
            parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = None
            parser.StartDoctypeDeclHandler = None
        if not self.seen:
            raise UnreadableFileError(
                _("This package holds no external account. Export the external accounts in a package.")
            )
        self.accounts.end = len(self.source.text)
        return self.accounts

    # Events.

    def _pass_by(self) -> None:
        """Pass over everything until an account may be one of ours.

        The thousands of others make up the time of a package: what is done for each stands in two closures
        over plain variables, and one without children costs its own tag alone.
        """
        parser, other_names, limit = self.parser, self.other_names, LIMIT_NODES
        depth, spent, passed, begin = self.depth, self.budget.spent, 0, 0
        known, attributes = list[str](), list[str]()
        own, general = list[int](), list[int]()

        def start(name: str, told: list[str]) -> None:
            nonlocal depth, spent, passed, begin, known, attributes, own, general
            depth += 1
            spent += 1 + len(told) // 2
            if depth > LIMIT_DEPTH or spent > limit:
                self._check_limits(depth, spent)
            if passed:
                enter(passed)
                self._child(name, told)
                return
            if name in other_names or not self._is_account(name):
                return
            self.seen += 1
            begin, attributes = parser.CurrentByteIndex, told
            if (names := told[::2]) != known:
                known = names
                own, general = self._telling(names)
            for place in general:
                if is_ims_name(told[place]):
                    enter(depth)
                    return
            for place in own:
                if told[place]:
                    enter(depth)
                    return
            passed = depth

        def end(_name: str) -> None:
            nonlocal depth, passed
            if depth == passed:
                passed = 0
            depth -= 1

        def enter(inside: int) -> None:
            self.depth, self.budget.spent, self.inside = depth, spent, inside
            self.begin, self.attributes = begin, attributes
            self.pairs = []
            parser.StartElementHandler, parser.EndElementHandler = self._start, self._end

        parser.StartElementHandler, parser.EndElementHandler = start, end

    def _is_account(self, name: str) -> bool:
        if name == "extAccount" or _local(name) == _ACCOUNT:
            return True
        self.other_names.add(name)
        return False

    def _start(self, name: str, attributes: list[str]) -> None:
        """Begin an element within an account."""
        self.depth += 1
        self.budget.spent += 1 + len(attributes) // 2
        self._check_limits(self.depth, self.budget.spent)
        self._child(name, attributes)

    def _check_limits(self, depth: int, spent: int) -> None:
        if depth > LIMIT_DEPTH or spent > LIMIT_NODES:
            offset = self._offset(self.parser.CurrentByteIndex)
            self.budget.check_depth(depth, offset)
            self.budget.spend(offset, spent)

    def _child(self, name: str, attributes: list[str]) -> None:
        at = self.parser.CurrentByteIndex
        name = _local_name(name)
        self.path.append(
            name if len(name) <= _LONGEST else f"{name[: _LONGEST // 2]}...{name[-_LONGEST // 2 :]}"
        )
        way = "/".join(self.path)[-_LONGEST:]
        self.pairs += [
            (f"{way}/{attributes[i]}", attributes[i + 1], at, -1) for i in range(0, len(attributes), 2)
        ]
        if self.tags:
            self.tags[-1] = (self.tags[-1][0], False)
        self.tags.append((at, not attributes))
        self.text.clear()
        self.parser.CharacterDataHandler = self.text.append

    def _end(self, _name: str) -> None:
        if self.inside == self.depth:
            self.inside = 0
            self.parser.CharacterDataHandler = None
            self._close()
            self.depth -= 1
            self._pass_by()
        else:
            text = "".join(self.text)
            begin, counts = self.tags.pop()
            if counts or text.strip():
                self.pairs.append(
                    ("/".join(self.path)[-_LONGEST:], text, begin, self.parser.CurrentByteIndex)
                )
            self.path.pop()
            self.text.clear()
            self.depth -= 1

    # Accounts.

    def _telling(self, names: list[str]) -> Telling:
        """Where the values stand that tell whether an account is one of ours: its own, and those of all.

        A glance: a name or type that is near, or a setting of its own. `recognise` decides.
        """
        if names != self.told[0]:
            weights = [self._weigh(name) for name in names]
            own = [2 * number + 1 for number, weight in enumerate(weights) if weight == "own"]
            general = [2 * number + 1 for number, weight in enumerate(weights) if weight == "general"]
            self.told = names, (own, general)
        return self.told[1]

    def _close(self) -> None:
        if not self._is_ours(self.attributes):
            inner = [part for pair in self.pairs for part in pair[:2]]
            if not inner or not self._is_ours(inner):
                return
        account = Map(self._offset(self.begin))
        account.end = self._offset(self.parser.CurrentByteIndex, is_end=True)
        names, values = self.attributes[::2], self.attributes[1::2]
        places = attributes_at(self.source.text, account.start)[0]
        nowhere = (account.start,) * 3
        account.pairs = [
            self._placed(name, value, account.start, places.get(name, nowhere), name)
            for name, value in zip(names, values, strict=True)
        ]
        for name, value, at, text_end in self.pairs:
            start = self._offset(at)
            account.pairs.append(
                self._attribute(name, value, start)
                if text_end < 0
                else self._text(name, value, start, self._offset(text_end))
            )
        self.accounts.items.append(account)
        check_ours(len(self.accounts.items), self.source, account.start)

    def _weigh(self, name: str) -> Weight:
        placed = self.names.place(name, _LEVEL)
        field = placed.field.name if placed else ""
        return "own" if field in OWN else "general" if field in GENERAL else ""

    def _is_ours(self, told: list[str]) -> bool:
        """Whether names and values, one after the other, are those of an account that may be one of ours."""
        own, general = self._telling(told[::2])
        return any(told[place] for place in own) or any(is_ims_name(told[place]) for place in general)

    def _attribute(self, name: str, value: str, tag: int) -> tuple[Written, Written]:
        key = name.rpartition("/")[2]
        if tag != self.scanned[0]:
            self.scanned = (tag, *attributes_at(self.source.text, tag))
        return self._placed(name, value, tag, self.scanned[1].get(key, (tag, tag, tag)), key)

    def _placed(
        self, name: str, value: str, tag: int, place: tuple[int, int, int], key: str
    ) -> tuple[Written, Written]:
        at, start, end = place
        shown = written(value if value.isascii() else composed(value, self.source, tag), start, end)
        shown.at = at
        name = name if name.isascii() else composed(name, self.source, tag)
        return written(name, at, at + len(key)), shown

    def _text(self, name: str, value: str, tag: int, end: int) -> tuple[Written, Written]:
        """An element's text. Blanks around it come from the file's layout where there is a line end."""
        text = self.source.text
        start = attributes_at(self.source.text, tag)[1]
        key = written(composed(name, self.source, tag), tag + 1, start)
        if not value:
            shown = written("", start, start)
            shown.at = tag
            return key, shown
        end = max(start, end)
        if "\n" in value:
            value = value.strip()
            start += len(text[start:end]) - len(text[start:end].lstrip())
            end = start + len(text[start:end].rstrip())
        return key, written(composed(value, self.source, tag), start, end)

    def _offset(self, byte: int, *, is_end: bool = False) -> int:
        """The character of the file at a byte of the data."""
        return self.cut.original(self.characters.before(max(byte - len(self.around[0]), 0)), is_end=is_end)

    # Refusals.

    def _refuse_doctype(self, *_declaration: object) -> None:
        raise RefusedFileError(
            _("A package has no document type. Delete the part that begins with `<!DOCTYPE`."),
            *self.source.place(self._offset(self.parser.CurrentByteIndex)),
        )

    def _refuse(self, error: expat.ExpatError) -> NoReturn:
        offset = min(self._offset(self.parser.ErrorByteIndex), len(self.source.text))
        message = NO_XML
        ends = {expat.errors.XML_ERROR_UNCLOSED_TOKEN, expat.errors.XML_ERROR_NO_ELEMENTS}
        if offset >= len(self.source.text.rstrip()) or expat.ErrorString(error.code) in ends:
            message = CUT_OFF
        elif error.code == expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]:
            message = TWO_FILES
        elif error.code == expat.errors.codes[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]:
            message = _("An attribute stands twice in this tag. Delete the one that is not meant.")
        raise UnreadableFileError(message, *self.source.place(offset)) from error


def _local(name: str) -> str:
    return _local_name(name).casefold()


def _local_name(name: str) -> str:
    return name.rpartition(":")[2]
