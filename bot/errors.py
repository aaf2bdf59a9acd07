"""Faults of the program or its surroundings; faults in what people wrote are values (`model.Finding`).

Messages are English one-liners for operators. What a person in a chat reads is a `model.Message`.
"""

from __future__ import annotations

from pathlib import Path


class BotError(Exception):
    """Anything that ims-doctor raises on purpose; `str()` says what is wrong and what to do."""


class SettingsError(BotError):
    """A setting is missing or makes no sense."""

    def __init__(self, key: str, problem: str) -> None:
        self.key = key
        super().__init__(f"{key}: {problem}")


class KnowledgeError(BotError):
    """A document or catalogue entry cannot be used; `line` counts from 1."""

    def __init__(self, path: Path | str, line: int, problem: str) -> None:
        self.path = Path(path)
        self.line = line
        self.problem = problem
        super().__init__(f"{path}:{line}: {problem}")


class UnreadableFileError(BotError):
    """A file from a person could not be read as an account file.

    `message` is what the person is told, in their language once it is known.
    """

    def __init__(self, message: object, line: int | None = None, column: int | None = None) -> None:
        self.message = message
        self.line = line
        self.column = column
        super().__init__(str(message))


class TooCostlyError(UnreadableFileError):
    """To read a file from a person takes more time or memory than there is."""


class MisreadFileError(UnreadableFileError):
    """Reading a file from a person went wrong, and the program is to blame; where that was is in the log."""


class WorkerError(BotError):
    """A file could not be worked on, for no fault of its own: another attempt may go well."""


class JobFailedError(WorkerError):
    """Work on a file went wrong, and the program is to blame; where that was is in the log."""


class ChannelError(BotError):
    """A channel cannot go on: no token, a refused token, no network."""
