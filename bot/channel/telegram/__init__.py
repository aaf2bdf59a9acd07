"""The Telegram channel, on python-telegram-bot: private chats, groups, topics, channels.

    await run(settings, converse, store, commands)   # until SIGINT or SIGTERM

`settings` are `bot.settings.Settings`; `converse(event, session, context)` gives a `DialogueTurn`; `store` is
a `bot.store.Store`; `commands` are those of the menu. What cannot work is a `ChannelError` of one line.

An update comes by `incoming.polling` or `incoming.webhook` into the store's inbox, its number and chat read
by `api.raw_updates`. `answering.early_scan` looks at it at once for a secret (`leaked_secrets`).
`answering.worker` takes it from there, so many chats at a time (`answering_slots`; `contested_queues` are
those that another replica has), to `answering.answer`;
`failed_answers` says what an error there means, `deadly_updates` which update may have ended a process, and
`api.trials` what is held against such a one.
`incoming.plain_message` reads what most people send, text without marks in private, from its bytes. Of
anything else `api.client` makes an update, with what python-telegram-bot cannot read cut down (`salvage`,
`rich_message`) and what is no message of anybody known by `service_messages`; `incoming.intake` tells what
was said (an `arrival`; `mentions`, `gestures`, all that is `readable` in it). `answering.gate` (with
`channel.rate`) says whether it may be, `albums` gathers files that were sent at once, and `file_rights` says
whose buttons those under a file are.

Then `answering.respond` fetches files (`incoming.file_download`), a few at once in `fair_turns`, sets the
dialogue's context (`contexts`), asks it what to say (`dialogue_protocol`; `reloaded_knowledge` has it read
anew), and has `outgoing.deliver` put that into messages (`render`, `rich_text`, `inline_keyboard`), in place
of `past_answers` or `in_private`; `declining` tells who is not answered. Calls go through `api.client` →
`duplicates` (with `duplicate_search`, `later_looks`, `scouts`, `numbering`, `probes`, `sending`) →
`flood_limits` (with `message_quota`) → `retry` → `http`; `refusals` tells Telegram's errors apart, `steady`
doubts a clock that jumps. `answering.inline_query` answers what is typed behind the bot's name elsewhere;
`introduce` tells Telegram's menus of the bot; `run` wires it all, `signals` ends it or has it read anew,
`health` and `metrics` tell how it is. `lean_httpx` is for the memory.

python-telegram-bot's `Application` is not used: it tells Telegram that an update was received before anybody
has handled it.
"""

from bot.channel.telegram import lean_httpx as lean_httpx  # before anything imports python-telegram-bot
from bot.channel.telegram.answering.dialogue_protocol import Converse, DialogueTurn
from bot.channel.telegram.introduce import MenuCommands
from bot.channel.telegram.run import run

__all__ = ["Converse", "DialogueTurn", "MenuCommands", "run"]
