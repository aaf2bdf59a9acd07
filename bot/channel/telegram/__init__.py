"""The Telegram channel, on python-telegram-bot: long polling, private chats, groups, topics.

    await run(TelegramSettings(token), converse, sessions, commands)   # until SIGINT or SIGTERM

`converse(event, session)` gives a `Turn` (`replies`, `session`); `sessions` is a
`bot.store.Sessions`; `commands` are the names and descriptions of the menu. What cannot work at all
is a `ChannelError` with one line.

An update goes `client` → `order` → `answer`, which asks `intake` (and `address`) what was said, the
dialogue what to say, and has `deliver` put it (`render`, `rich`, `keyboard`) into messages.
"""

from bot.channel.telegram.answer import Converse, Turn
from bot.channel.telegram.menu import Commands
from bot.channel.telegram.serve import run
from bot.channel.telegram.settings import TelegramSettings

__all__ = ["Commands", "Converse", "TelegramSettings", "Turn", "run"]
