"""What is wrong with the settings: one line for each fault, never with a value in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import SettingsError


@dataclass(frozen=True, slots=True)
class SettingFault:
    """`where` is a variable, or file, line and key; `problem` says what is wrong and what to do.

    `setting` is the name of the attribute of `Settings`, empty where the fault belongs to none; `line` that
    of the YAML file, 0 elsewhere.
    """

    where: str
    problem: str
    setting: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


class FaultySettingsError(SettingsError):
    """The settings cannot be used; `faults` has at least one."""

    def __init__(self, faults: Sequence[SettingFault]) -> None:
        super().__init__(faults[0].where, faults[0].problem)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return str(self.faults[0])
        lines = [f"{len(self.faults)} settings are wrong", *map(str, self.faults)]
        return "\n  ".join(lines)
