"""`key: value` and `key = value` lines, as people paste them into a message → nodes with their places."""

from __future__ import annotations

import re
import unicodedata

from bot.translate import _
from bot.validator.fields import FLAT, GROUPS, LISTS, Names, names_secret
from bot.validator.reader.heading import heading, put_under
from bot.validator.reader.limits import TWO_FILES, Budget, RefusedFileError
from bot.validator.reader.markup import without_marks
from bot.validator.reader.tick import tick
from bot.validator.recognise import is_ims_name
from bot.validator.source import Source
from bot.validator.written import Map, Node, Seq, Written, written

_LINE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_PAIR = re.compile(
    r"[ \t]*(?:(?:(?:\[[^\[\]{}\"\r\n]{1,40}\][ \t]+){1,2}"  # when and by whom it was written in a chat
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?[ \t]+\d{1,2}:\d\d(?::\d\d)?(?:[ \t]?[APap][Mm])?[ \t]+-[ \t]+)"
    r"(?:[^\s:=：#/<>{}\[\]|][^:=：\r\n]{0,39}:[ \t]+(?=[^:=：\r\n]{1,80}(?::[ \t]|=|：)))?)?"
    r"(?:(?:[-*•·–>]|\d{1,2}[.)]|(?i:export|set|setx|declare|const|let|var))[ \t]+)?"
    r"(?P<key>[^\s:=：#/<>{}\[\]|][^:=：\r\n]{0,80}?)[ \t\xa0\u202f]*"
    r"(?:[-=]>|[→⇒➔➜]|[:=：](?!//))(?:\*\*(?=[ \t]))?[ \t]*(?P<value>[^\r\n]*)"
)
_COLUMNS = re.compile(
    r"[ \t]*(?P<key>[^\s:=：#/<>{}\[\]|](?:[^:=：\r\n\t ]|[ ](?![ ])){0,80})[ ]{2,}"
    r"(?P<value>(?![:=：→⇒➔➜]|[-=]>)\S[^\r\n]*)"
)
"""Two columns that blanks keep apart, as a console or a terminal shows them."""
_LIST = re.compile(r"""\[[ ]*(["'])[^\[\]]*\1[ ]*+,?[ ]*+\]""")
"""A list with quotes around its items, as in TOML."""
_IN_LIST = re.compile(r"""["']([^"']*)["']""")
_CLOSED = re.compile(r"""(["'])([^"'\\]*)\1[ \t]*[,;]""")
"""A value of a program, quoted, with what parts it from the next."""
_UNFINISHED = ("\\", "[", '"""', "'''")
"""How a value ends that goes on in the next line, in files of properties and in TOML."""
_OPENS = ("{", "@{")
"""What a program writes between the name of a group and its settings."""
_CONTINUED = _("This value goes on in the next line. Write it in one line.")
_PACKAGE = re.compile(r"[ \t]*<(?:\?xml|package|entities|extAccount)\b")
_COMMENT = re.compile(r"[ \t]*(?:#|//|```|$)")
_RULE = re.compile(r"[ \t]*(?:-{3,}|={3,}|_{3,}|\*{3,}|\[{1,2}[^\[\]{}:=]+\]{1,2})[ \t]*")
"""What stands between two groups, an INI file's `[section]` included."""
_SECTION = re.compile(r"(?m)^\[{1,2}[^\[\]\r\n]+\]{1,2}[ \t]*\r?\n[^\r\n=]+=")
_OTHER_SIGN = re.compile(r"(?m)^(?![ \t]*[;#\[])(?:[^\r\n=:]+:(?!//)|(?=[^\r\n]*\S)[^\r\n=]+(?![^\r\n]))")
"""A colon behind a name, or a line that gives none a value."""
_ESCAPED_ADDRESS = re.compile(r"(?i)https?\\:\S*")
"""As a file of properties has it, where a colon may end the name."""
_QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»", "`": "`", "‘": "’"}
_WORDS_IN_A_NAME = 7
"""A choice: names of settings have fewer words in every language, and people add one or two."""

_WORDS_THAT_LEAD = 3
"""A choice: an unknown setting of one word or two may have its value on the next line."""


def read_plain_text(source: Source) -> Node:
    """One group of settings; several when a name comes again after a blank line or a rule: it begins there.

    A name may stand on a line of its own, its value on the next; a list may go on over several lines.
    """
    return _Pasted(source).read()


class _Pasted:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.budget = Budget(source)
        self.names = Names()
        self.trims = _has_trailing_blanks(source.text)
        self.has_marks = not _is_ini(source.text)
        self.groups: list[Map] = []
        self.is_open = False
        """Whether a line without a name may belong to the value before it."""
        self.indent = 0
        """Of the line with the last name: what belongs to its value stands further in."""
        self.is_fresh = True
        """Whether a blank line or a rule stands before this line."""
        self.block = 0
        """How many settings the last group had when such a line came."""
        self.known: set[str] = set()
        """The names in the last group."""
        self.more: list[Written] = []
        """What follows the last value, on lines of its own."""
        self.heading: Written | None = None
        """The last line that named an instance."""
        self.headings: list[Written | None] = []
        """For each group the one that stands over it."""

    def read(self) -> Node:
        last_end = 0
        for line in _LINE.finditer(self.source.text):
            gap = self.source.text[last_end : line.start()]
            last_end = line.end()
            if _PACKAGE.match(line[0]):
                raise RefusedFileError(TWO_FILES, *self.source.place(line.start()))
            if len(_LINE_END.findall(gap)) > 1 or line[0].isspace():
                self._rule_off()
            said = None if self.is_open and self._goes_on(line[0]) else heading(line[0], line.start())
            if said is not None or _RULE.fullmatch(line[0]):
                self._rule_off()
                self.heading = said or self.heading
            elif not _COMMENT.match(line[0]):
                self._line(line[0], line.start())
        self._join()
        for said, group in zip(self.headings, self.groups, strict=True):
            put_under(said, group, self.names)
        if len(self.groups) == 1:
            return self.groups[0]
        several = Seq(0)
        several.items += self.groups
        return several

    def _rule_off(self) -> None:
        """What comes may be another group's."""
        self.is_fresh, self.is_open = True, False
        self.block = len(self.groups[-1].pairs) if self.groups else 0

    def _line(self, line: str, start: int) -> None:
        pair = _PAIR.fullmatch(line)
        columns = _COLUMNS.fullmatch(line)
        if columns is not None and self._is_name(columns["key"]):
            pair = columns
        if ticked := tick(line, start, self.names):
            self._add(*ticked)
            self.is_open = False
        elif pair is not None and len(pair["key"].split()) <= _WORDS_IN_A_NAME:
            key = _value(pair["key"], start + pair.start("key"), trims=True)
            value = _value(
                pair["value"], start + pair.start("value"), trims=self.trims, has_marks=self.has_marks
            )
            if value in _OPENS or self._is_salutation(key, value):
                self.is_open = False
                return
            if self._is_title(key, line, start):
                self._rule_off()
                self.heading = value if value and self._names_instances(key) else self.heading
                return
            placed = self.names.place(key, FLAT) if value.endswith(_UNFINISHED) else None
            if placed is not None and not value.endswith("\\\\"):
                raise RefusedFileError(_CONTINUED, *self.source.place(start + pair.start("value")))
            if _LIST.fullmatch(value) and (placed := self.names.place(key, FLAT)):
                value = _listed(value) if placed.field.name in LISTS else value
            self._add(key, value)
            self.indent = _indent(line)
        elif self._is_name(line) and not self._is_awaited(line):
            name = _value(line.strip(), start + len(line) - len(line.lstrip()), trims=True)
            if self._is_title(name, line, start):
                self._rule_off()
                return
            self._add(name, written("", start + len(line), start + len(line)))
            self.indent = _indent(line)
        elif self.is_open and self._goes_on(line):
            self._append(line, start)
        else:
            self.is_open = False

    def _add(self, key: Written, value: Written) -> None:
        self.budget.spend(key.start, 2)
        self._join()
        if not self.groups:
            self._open_group(key.start)
        elif key.casefold() in self.known and self.block:
            self._begin_group(key)
        self.known.add(key.casefold())
        self.groups[-1].pairs.append((key, value))
        self.groups[-1].end = value.end
        self.is_open, self.is_fresh = True, False

    def _begin_group(self, key: Written) -> None:
        """Begin another at the last blank line, unless the name came again only after it."""
        before, inside = self.groups[-1].pairs[: self.block], self.groups[-1].pairs[self.block :]
        if any(name.casefold() == key.casefold() for name, _value in inside):
            return
        self.groups[-1].pairs = before
        self.groups[-1].end = before[-1][1].end
        self._open_group(inside[0][0].start if inside else key.start)
        self.groups[-1].pairs = inside
        self.known = {name.casefold() for name, _value in inside}
        self.block = 0

    def _open_group(self, start: int) -> None:
        self.groups.append(Map(start))
        self.headings.append(self.heading)

    def _append(self, line: str, start: int) -> None:
        self.budget.spend(start, 2)
        lead = len(line) - len(line.lstrip(" \t"))
        more = _value(line[lead:], start + lead, trims=True)
        if more:
            self.more.append(more)

    def _join(self) -> None:
        """Put the lines that belong together into one value."""
        if not self.more:
            return
        group = self.groups[-1]
        key, before = group.pairs[-1]
        parts = [before, *self.more] if isinstance(before, Written) and before else self.more
        group.pairs[-1] = (key, written("\n".join(parts), parts[0].start, parts[-1].end))
        group.end = parts[-1].end
        self.more = []

    def _is_name(self, line: str) -> bool:
        placed = self.names.place(line.strip(), FLAT)
        return placed is not None and not placed.assumed

    def _is_title(self, name: Written, line: str, start: int) -> bool:
        """Whether a line tells what the settings are of, `External account:`, and they stand level with it.

        Where they stand further in, somebody meant YAML.
        """
        known = self.names.knows(name, FLAT)
        if known is None or known.name not in GROUPS:
            return False
        below = next(
            (found[0] for found in _LINE.finditer(self.source.text, start + len(line)) if found[0].strip()),
            "",
        )
        return _indent(below) <= _indent(line) and not below.lstrip().startswith("- ")

    def _is_salutation(self, name: Written, value: Written) -> bool:
        """Whether words above the first setting lead to what follows: `This is our account:`."""
        is_first = not self.groups and not value and len(name.split()) >= _WORDS_THAT_LEAD
        return is_first and not names_secret(name) and self.names.place(name, FLAT) is None

    def _names_instances(self, name: Written) -> bool:
        known = self.names.knows(name, FLAT)
        return known is not None and known.name == "instances"

    def _is_awaited(self, line: str) -> bool:
        """Whether what is called like a setting is the account's name, and that is still to come."""
        return self.is_open and not self.more and not self.groups[-1].pairs[-1][1] and is_ims_name(line)

    def _goes_on(self, line: str) -> bool:
        """Whether nothing stood in the value before, a list goes on, or the line is indented."""
        key, before = self.groups[-1].pairs[-1]
        if self.more:
            before = self.more[-1]
        placed = self.names.place(key, FLAT)
        is_list = placed is not None and placed.field.name in LISTS
        text = before if isinstance(before, Written) else ""
        return not text or text.endswith((",", ";")) or _indent(line) > self.indent or is_list


def _value(text: str, start: int, *, trims: bool, has_marks: bool = True) -> Written:
    """Without the quotes around it. A blank at the end of a line counts unless the whole file has them.

    `has_marks`: a program may have put `<…>` or `**…**` around it, which are no part of it.
    """
    if trims or text.isspace():
        text = text.rstrip(" \t")
    end = start + len(text)
    bare = text.rstrip(" \t")
    if closed := _CLOSED.fullmatch(bare):
        bare = text = bare[: closed.end(2) + 1]
        end = start + len(text)
    closing = _QUOTES.get(bare[:1])
    if len(bare) > 1 and closing and bare.endswith(closing):
        text = bare[1:-1]
        end = start + len(bare)
        if closing == "»":
            text = text.strip(" \xa0\u202f")
    undecorated = without_marks(text.rstrip(" \t"))
    if has_marks and undecorated != text.rstrip(" \t"):
        text = undecorated
    if "\\ " in text:
        text = text.replace("\\ ", " ")  # as a file of properties has it
    if _ESCAPED_ADDRESS.fullmatch(text):
        text = text.replace("\\:", ":").replace("\\=", "=")
    return written(unicodedata.normalize("NFC", text), start, end)


def _listed(value: Written) -> Written:
    """A list in brackets and quotes as a value that holds several."""
    return written(", ".join(_IN_LIST.findall(value)), value.start, value.end)


def _is_ini(text: str) -> bool:
    """Whether a text is a program's file: sections, and below them no sign but `=` behind a name."""
    return _SECTION.search(text) is not None and _OTHER_SIGN.search(text) is None


def _indent(line: str) -> int:
    """How many characters stand before the first word of a line."""
    return len(line) - len(line.lstrip(" \t"))


def _has_trailing_blanks(text: str) -> bool:
    """Whether half of the lines end in blanks: then they come from pasting and mean nothing."""
    lines = [line for line in text.splitlines() if line.strip()]
    return 2 * sum(line != line.rstrip(" \t") for line in lines) > len(lines) + 1
