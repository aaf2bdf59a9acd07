"""A YAML file of settings → the texts of its keys, with lines; PyYAML decides nothing about their types.

So a token stays a token and `0123` a text, as if they stood in a variable.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, TypeAlias

import yaml

from bot.settings.faults import FaultySettingsError, SettingFault

VARIABLE = "IMS_DOCTOR_CONFIG"
_LIMIT_BYTES = 1 << 20
"""A choice: a file of settings has a hundred lines."""
_NULL = "tag:yaml.org,2002:null"
_SHOWABLE = re.compile(r"[A-Za-z][A-Za-z_-]{0,30}")

Text: TypeAlias = str | list[str]


class ConfigEntry(NamedTuple):
    """A key of the file; `key` is empty where it may not be shown, `line` counts from 1.

    `value` is empty where nothing is set, None where it is neither a value nor a list of values.
    """

    key: str
    line: int
    value: Text | None


class ConfigFile(NamedTuple):
    """What the file says, and what is wrong with the file itself."""

    path: Path
    entries: list[ConfigEntry]
    faults: list[SettingFault]


def read_config(name: str) -> ConfigFile:
    """Read the file; what is wrong with it is told, not raised."""
    path = Path(name)
    try:
        path = path.expanduser()
        with path.open("rb") as file:
            data = file.read(_LIMIT_BYTES + 1)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such path"
        return ConfigFile(path, [], [SettingFault(VARIABLE, f"names a file that cannot be read ({reason})")])
    if len(data) > _LIMIT_BYTES:
        return ConfigFile(
            path, [], [SettingFault(VARIABLE, "names a file over 1 MB, which is no settings file")]
        )
    try:
        root = yaml.compose(data, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        # what PyYAML says of it may quote a secret
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        return ConfigFile(
            path, [], [SettingFault(where, "is not YAML; write `key: value`, odd values in quotes")]
        )
    if root is None or (isinstance(root, yaml.ScalarNode) and root.tag == _NULL):
        return ConfigFile(path, [], [])
    if not isinstance(root, yaml.MappingNode):
        return ConfigFile(path, [], [SettingFault(str(path), "must be lines of `key: value`")])
    return ConfigFile(path, [_entry(key, value) for key, value in root.value], [])


def _entry(key: yaml.Node, value: yaml.Node) -> ConfigEntry:
    is_shown = isinstance(key, yaml.ScalarNode) and _SHOWABLE.fullmatch(key.value)
    return ConfigEntry(key.value if is_shown else "", key.start_mark.line + 1, _text(value))


def _text(node: yaml.Node) -> Text | None:
    """The text of a value, or of each value of a list; None for groups."""
    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag == _NULL else str(node.value).strip()
    if isinstance(node, yaml.SequenceNode) and all(isinstance(n, yaml.ScalarNode) for n in node.value):
        return [str(item.value).strip() for item in node.value]
    return None


def beside(path: Path, name: Text) -> Text:
    """A path that the file names: relative to the folder of the file."""
    if not isinstance(name, str) or name.startswith("~"):
        return name
    return str(path.parent / name)


def knowledge_in(name: str) -> Path | None:
    """The file of added documentation that a settings file names, if any.

    Raises:
        FaultySettingsError: the file cannot be read.
    """
    config = read_config(name)
    for entry in config.entries:
        if entry.key == "knowledge" and entry.value and isinstance(entry.value, str):
            return Path(str(beside(config.path, entry.value))).expanduser()
    if config.faults:
        raise FaultySettingsError(config.faults)
    return None
