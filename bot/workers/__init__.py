"""What people's files cost, in processes of its own: a deadline, a limit of memory, and nobody else waits."""

from __future__ import annotations

from bot.workers.file_workers import FileWorkers

__all__ = ["FileWorkers"]
