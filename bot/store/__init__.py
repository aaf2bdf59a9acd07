"""What outlives a process: the language that a person chose, under a key that the channel makes.

`Sessions` is what channels use; `MemorySessions` forgets at the end, `SqlSessions` keeps an SQL
database.
"""

from bot.store.sessions import MemorySessions, Sessions
from bot.store.sql import SqlSessions, StoreError, default_url

__all__ = ["MemorySessions", "Sessions", "SqlSessions", "StoreError", "default_url"]
