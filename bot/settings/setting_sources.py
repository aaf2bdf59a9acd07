"""Where settings stand: variables, files that variables name, a YAML file. Texts only, nothing is judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.settings.config_file import VARIABLE, Text, beside, read_config
from bot.settings.declaration import SETTINGS
from bot.settings.faults import SettingFault

_SECRET_LIMIT_BYTES = 1 << 16
"""A choice: a secret is one line; a certificate or log was named by mistake."""
_PREFIX = "IMS_DOCTOR_"


@dataclass(frozen=True, slots=True)
class WrittenSetting:
    """A value as it was written, in which kind of place (`path` if that is a file), and where to mend it."""

    text: Text
    kind: str
    where: str
    path: str = ""
    line: int = 0


class SettingSource:
    """One place; `found` by the name of the setting."""

    def __init__(self) -> None:
        self.found: dict[str, WrittenSetting] = {}
        self.faults: list[SettingFault] = []
        self.warnings: list[str] = []

    def _take(self, name: str, direct: WrittenSetting | None, file: WrittenSetting | None) -> None:
        """Take a value that is written out, or stands in the file that is named instead."""
        if direct and file:
            problem = "is set, and so is a file with its value: unset one of them"
            self.faults.append(SettingFault(direct.where, problem, name, direct.line))
        elif direct:
            self.found[name] = direct
        elif file:
            try:
                text = _secret_in(str(file.text))
            except ValueError as error:
                self.faults.append(SettingFault(file.where, str(error), name, file.line))
            else:
                self.found[name] = WrittenSetting(text, "secret file", file.where, str(file.text), file.line)


class Variables(SettingSource):
    """The environment."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__()

        def found(variable: str) -> WrittenSetting | None:
            text = environment.get(variable, "").strip()
            return WrittenSetting(text, "environment", variable) if text else None

        for name, note in SETTINGS.items():
            self._take(name, found(note.variable), found(note.file_variable) if note.has_file else None)
        for name in sorted(environment):
            if name.startswith(_PREFIX) and name != VARIABLE and name not in _VARIABLES:
                hint = _meant(name.removeprefix(_PREFIX).lower(), _BY_KEY)
                self.warnings.append(f"{name} is no setting and was ignored{hint}")


class Config(SettingSource):
    """The YAML file, if one is named."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        super().__init__()
        self.name = environment.get(VARIABLE, "").strip()
        if not self.name:
            return
        config = read_config(self.name)
        self.faults += config.faults
        found: dict[str, WrittenSetting] = {}
        for key, line, value in config.entries:
            where = f"{config.path}:{line}: {key}" if key else f"{config.path}:{line}"
            problem = _problem(key, value, found)
            if problem:
                self.faults.append(SettingFault(where, problem, _KEYS.get(key, ""), line))
            else:
                text = beside(config.path, value or "") if key in _PATHS else value or ""
                found[key] = WrittenSetting(text, "file", where, str(config.path), line)
        for name, note in SETTINGS.items():
            self._take(name, _set(found, note.key), _set(found, note.file_key))


_KEYS = {key: name for name, note in SETTINGS.items() for key in note.keys}
_VARIABLES = {
    variable: key
    for note in SETTINGS.values()
    for variable, key in zip(note.variables, note.keys, strict=True)
}
_BY_KEY = {key: variable for variable, key in _VARIABLES.items()}
_PATHS = {"knowledge", *(note.file_key for note in SETTINGS.values())}


def _set(found: Mapping[str, WrittenSetting], key: str) -> WrittenSetting | None:
    return found[key] if key in found and found[key].text else None


def _problem(key: str, value: Text | None, before: Mapping[str, WrittenSetting]) -> str:
    """What is wrong with a key of the YAML file; empty if nothing is."""
    if not key:
        return "has a key that is no setting; `ims-doctor settings` lists them"
    if key not in _KEYS:
        return "is no setting" + (_meant_key(key) or "; `ims-doctor settings` lists them")
    if value is None:
        return "must be one value, or a list of values"
    if key in _PATHS and isinstance(value, list):
        return "must name one file"
    return "stands there twice: delete one" if key in before else ""


def _meant_key(key: str) -> str:
    written = key.replace("-", "_")
    if written.upper() in _VARIABLES:
        return f"; did you mean {_VARIABLES[written.upper()]}?"
    return _meant(written.lower(), {key: key for key in _KEYS})


def _meant(written: str, known: Mapping[str, str]) -> str:
    """A hint at the name that stands behind the nearest of the known ones."""
    from difflib import get_close_matches  # only a slip waits for it

    near = get_close_matches(written, list(known), 1, 0.7)
    return f"; did you mean {known[near[0]]}?" if near else ""


def _secret_in(name: str) -> str:
    """The one line of a file. A `ValueError` says what is wrong, without the name: it may be the secret."""
    try:
        with Path(name).expanduser().open("rb") as file:
            data = file.read(_SECRET_LIMIT_BYTES + 1)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no such path"
        raise ValueError(f"must name a file with the value; that one cannot be read ({reason})") from None
    try:
        text = data.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise ValueError("names a file that is no text") from None
    if not text or len(text.splitlines()) > 1 or len(data) > _SECRET_LIMIT_BYTES:
        raise ValueError("must name a file with the value alone, in one line")
    return text
