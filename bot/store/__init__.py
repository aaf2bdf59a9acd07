"""What outlives a process: the inbox, what is remembered of people and chats, notes for the bot's owner.

`Store` and its `Inbox` are what channels use; `SqlStore` keeps an SQLite file or a PostgreSQL database.
"""

from bot.store.database_url import default_url
from bot.store.inbox import Inbox, QueuedUpdate, TakeUpdates
from bot.store.kept import DAY_S
from bot.store.sql_store import SqlStore
from bot.store.store import Answer, Done, Sent, Store, StoreError

__all__ = [
    "DAY_S",
    "Answer",
    "Done",
    "Inbox",
    "QueuedUpdate",
    "Sent",
    "SqlStore",
    "Store",
    "StoreError",
    "TakeUpdates",
    "default_url",
]
