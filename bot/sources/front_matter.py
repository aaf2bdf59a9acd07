"""The YAML between `---` lines that opens a page: where it ends, the keys that the compiler reads, faults.

A comment may stand before it, and `...` may close it as YAML has it.
"""

from __future__ import annotations

import re

import yaml

from bot.model import Record

_FENCE = re.compile(r"(?:<!--(?:(?!-->).)*-->\s*\n)*(---+[ \t]*\r?\n)", re.DOTALL)
_END = re.compile(r"^(?:---+|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z][\w-]*):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_TAB = re.compile(r"(?<=:)\t(?=[^\n])|\t(?=\#)")
_NO_BREAKS = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""What ends a line in YAML 1.1, as PyYAML reads it, and neither in YAML 1.2 nor in an editor."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FrontMatter(Record, frozen=True):
    """What opens a page. `body_line` is the number of lines above the text proper.

    `keys` are the plain values of the top level as they are written, without quotes. `fault` says what is
    wrong with the YAML, `fault_line` where; the keys that can be read are read all the same.
    """

    keys: dict[str, str]
    body_offset: int = 0
    body_line: int = 0
    fault: str = ""
    fault_line: int = 0


NONE = FrontMatter({})


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a page; `NONE` where it has none. Never raises."""
    opening = _FENCE.match(text)
    if not opening:
        return NONE
    above = text.count("\n", 0, opening.start(1))
    closing = _END.search(text, opening.end())
    if not closing:
        return _unclosed(text[opening.start(1) :], above)
    inside = text[opening.end() : closing.start()]
    keys = {found[1]: _unquoted(found[2]) for found in _KEY.finditer(inside)}
    fault, line = _yaml_fault(inside)
    return FrontMatter(
        keys, closing.end(), text.count("\n", 0, closing.end()), fault, above + line + 1 if fault else 0
    )


def _unclosed(text: str, above: int) -> FrontMatter:
    """A `---` that nothing closes is a rule across the page, unless keys follow it."""
    first = text.split("\n", 2)[1] if text.count("\n") else ""
    if not _KEY.match(first):
        return NONE
    return FrontMatter({}, fault="the front matter is never closed; add a line ---", fault_line=above + 1)


def _yaml_fault(inside: str) -> tuple[str, int]:
    """What is wrong with the YAML, and in which of its lines; nothing where it is good."""
    try:
        # libyaml takes a tab after a colon or before a comment, PyYAML's own scanner does not.
        data = yaml.load(_TAB.sub(" ", inside).translate(_NO_BREAKS), Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return f"no YAML here: {error.problem}", _line_at(inside, mark.index) if mark else 1
    except yaml.reader.ReaderError as error:
        return f"no YAML here: {error.reason}", _line_at(inside, error.position)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return f"no YAML: {error}".split("\n", 1)[0], 1
    if data is not None and not isinstance(data, dict):
        return "the front matter has no keys", 1
    return "", 0


def _line_at(text: str, index: int) -> int:
    """The line of a character, from 1."""
    return text.count("\n", 0, index) + 1


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value
