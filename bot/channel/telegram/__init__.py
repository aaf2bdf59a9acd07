"""The Telegram channel, on python-telegram-bot: private chats, groups, topics, channels.

    await run(settings, converse, store, commands)   # until SIGINT or SIGTERM

`settings` are `bot.settings.Settings`; `converse(event, session, context)` gives a `DialogueTurn`; `store` is
a `bot.store.Store`; `commands` are those of the menu. What cannot work is a `ChannelError` of one line.

An update comes by `incoming.polling` or `incoming.webhook` into the store's inbox. `answering.worker` takes
it from there to `answering.answer`, which asks `incoming.intake` (with `mentions`, `gestures`) what was said,
and `answering.gate` (with `rate`) whether it may be. Then `answering.respond` fetches `incoming.files`, sees
to `leaks`, sets the dialogue's context (`contexts`), asks it what to say, and has `outgoing.deliver` put that
into messages (`render`, `rich_text`, `keyboard`), in place or `in_private`. Calls go through `api.client` →
`duplicates` → `flood_limits` → `retry` → `http`. `answering.inline_query` answers what is typed behind the
bot's name in other chats; `introduce` tells Telegram's menus of the bot; `run` wires it all.
python-telegram-bot's `Application` is not used: it tells Telegram that an update was received before anybody
has handled it.
"""

from bot.channel.telegram.answering.dialogue_protocol import Converse, DialogueTurn
from bot.channel.telegram.introduce import MenuCommands
from bot.channel.telegram.run import run

__all__ = ["Converse", "DialogueTurn", "MenuCommands", "run"]
