"""Without libyaml a file reads as with it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.errors import UnreadableFileError
from bot.model import Message
from bot.validator.reader import yaml_file
from bot.validator.reader.pure_yaml import TabLoader
from bot.validator.reader.yaml_file import read_yaml
from bot.validator.source import Source
from bot.validator.written import Map, Node, Seq

C_LOADER = getattr(yaml, "CSafeLoader", None)
PIECES = [
    "\t",
    "\t",
    " ",
    "\n",
    "\n  ",
    "\n\t",
    "a",
    "b: ",
    "c:\t",
    "- ",
    " # x",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "'q'",
    "é",
]


def _shape(node: Node) -> Any:
    if isinstance(node, Map):
        return [(str(key), key.start, _shape(value)) for key, value in node.pairs]
    if isinstance(node, Seq):
        return [_shape(item) for item in node.items]
    return str(node), node.start, node.end


def _read(text: str, loader: Any) -> Any:
    """What is read, places included; None where it is refused."""
    patch = pytest.MonkeyPatch()
    patch.setattr(yaml_file, "_LOADER", loader)
    try:
        return _shape(read_yaml(Source(text)))
    except UnreadableFileError:
        return None
    finally:
        patch.undo()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\t# c\n", "b"),
        ("a:\tb\n", "b"),
        ("a: b\t\n", "b"),
        ("a: 'b'\t# c\n", "b"),
        ("a: [b,\tc]\n", ["b", "c"]),
        ("a: b\tc\n", "b\tc"),
        ("a: x\n  \ty\n", "x y"),
        ("a: >\t# x\n  t\n", "t\n"),
        ("a: !!str\tb\n", "b"),
        ("%YAML 1.1\t# c\n---\na: b\n", "b"),
    ],
)
def test_a_tab_between_two_things_is_a_blank(text: str, expected: object) -> None:
    """Before a comment, after a colon, in a list; within a value it belongs to it."""

    def plain(node: Any) -> Any:
        return [item[0] for item in node] if isinstance(node, list) else node[0]

    ((_key, _start, value),) = _read(text, TabLoader)
    assert plain(value) == expected


@pytest.mark.parametrize("text", ["\ta: b\n", "a:\n\tb: c\n", "-\ta: b\n", "a: b\n\tc: d\n"])
def test_a_tab_as_indentation_is_refused(text: str) -> None:
    """With the line that says so."""
    patch = pytest.MonkeyPatch()
    patch.setattr(yaml_file, "_LOADER", TabLoader)
    with pytest.raises(UnreadableFileError) as caught:
        read_yaml(Source(text))
    patch.undo()
    assert isinstance(caught.value.message, Message)
    assert "tab" in caught.value.message.msgid


@pytest.mark.skipif(C_LOADER is None, reason="PyYAML was built without libyaml")
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("a: &n\tb\nc: *n\t# d\n")
@example("a:\t# x\n  b: c\t\n  d: e\n")
@example("a: x\n\n \t y\n\t\n z\n")
def test_both_parsers_agree(text: str) -> None:
    """On values and places, or both refuse; what they read otherwise without tabs too is left out."""
    blank = text.replace("\t", " ")
    assume(_read(blank, TabLoader) == _read(blank, C_LOADER))
    assert _read(text, TabLoader) == _read(text, C_LOADER)


@pytest.mark.parametrize("loader", [loader for loader in (C_LOADER, TabLoader) if loader is not None])
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("null", ""),
        ("~", ""),
        ("NULL", ""),
        ("", ""),
        ("'null'", "null"),
        ("'~'", "~"),
        ("nothing", "nothing"),
    ],
)
def test_a_plain_null_is_nothing(
    loader: Any, written: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever of the two reads; in quotes it is the word."""
    monkeypatch.setattr(yaml_file, "_LOADER", loader)
    root = read_yaml(Source(f"a: {written}\n"))
    assert isinstance(root, Map)
    assert [str(value) for _key, value in root.pairs] == [meant]
