"""The Telegram channel, on python-telegram-bot: private chats, groups, topics, channels.

    await run(TelegramSettings(token), converse, store, commands)   # until SIGINT or SIGTERM

`converse(event, session, scene)` gives a `Turn`; `store` is a `bot.store.Store`; `commands` are those of the
menu. What cannot work at all is a `ChannelError` with one line.

An update goes `poll` or `webhook` → the store's inbox → `work` → `answer`, which asks `intake` (`address`,
`gestures`) what was said, and `gate` (`pace`) whether it may be. Then `respond` fetches `files`, sees to
`leaks`, sets the `scene`, asks the dialogue what to say, and has `deliver` put it (`render`, `rich`,
`keyboard`) into messages, in place or `in_private`. Calls go through `client` → `twins` → `limits` →
`patience` → `http`. `inline` answers what is typed behind the bot's name; `menu` introduces the bot.
python-telegram-bot's `Application` is not used: it tells Telegram that an update was received before anybody
has handled it.
"""

from bot.channel.telegram.menu import Commands
from bot.channel.telegram.serve import run
from bot.channel.telegram.settings import TelegramSettings
from bot.channel.telegram.turn import Converse, Turn

__all__ = ["Commands", "Converse", "TelegramSettings", "Turn", "run"]
