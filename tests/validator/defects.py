"""The table of defects in `tests/cases/accounts/defects.yaml`, and how to put one into a correct file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bot.model import Record, Severity
from tests.validator.account_files import SECRET, WRITERS, Settings, correct

CASES = Path(__file__).resolve().parent.parent / "cases" / "accounts"
FILES = sorted(path for path in CASES.iterdir() if path.name.startswith(("good.", "bad.")))
"""Files as administrators have them."""


class Defect(Record, frozen=True):
    """One way to spoil a correct file; `place` is the setting at which it has to be found."""

    name: str
    way: str
    setting: str
    value: Any
    place: str
    check: str
    severity: Severity
    needs: frozenset[str]

    def spoilt(self) -> Settings:
        """The settings of a correct file with this defect."""
        settings = correct()
        level, _dot, name = self.setting.rpartition(".")
        group = settings[level] if level else settings
        if self.way == "remove":
            del group[name]
        elif self.way == "rename":
            settings[level] = {self.value if key == name else key: value for key, value in group.items()}
        else:
            group[name] = self.value
        return settings

    def shows_in(self, form: str) -> bool:
        """Whether a file of this form can hold the defect."""
        if "secret" in self.needs and form.startswith("xml"):
            return False
        if "own-names" in self.needs and not form.startswith(("yaml", "json", "csv-comma")):
            return False
        return self.needs - {"secret", "own-names"} <= WRITERS[form][2]


def _defect(entry: dict[str, Any]) -> Defect:
    way = next(way for way in ("put", "remove", "rename") if way in entry)
    value = entry.get("value")
    return Defect(
        name=entry["name"],
        way=way,
        setting=entry[way],
        value=value.replace("{secret}", SECRET) if isinstance(value, str) else value,
        place=entry.get("at", entry[way]),
        check=entry["check"],
        severity=Severity(entry["severity"]),
        needs=frozenset(entry.get("needs", ())),
    )


DEFECTS = {
    entry["name"]: _defect(entry)
    for entry in yaml.safe_load((CASES / "defects.yaml").read_text(encoding="utf-8"))
}
