"""A Bot API server for tests: it speaks Telegram's HTTP protocol, so a real bot runs against it.

In go people doing things (`anna.sends("hej")`), out comes what the bot did
(`await server.next_reply(anna)`).

    with BotApiServer() as server:             # or: async with
        server.root_url                        # http://127.0.0.1:port: TELEGRAM_API_BASE_URL
        server.base_url, server.base_file_url  # for python-telegram-bot's builder
        server.token, server.bot               # the bot's token and its own account

**World.** `server.user(first_name, language_code=, username=, last_name=, is_bot=)`,
`server.group(title)`, `server.supergroup(title, username=, forum=)`,
`server.channel(title, username=)`; `with_bot=False` leaves the bot out. A place is a chat or a
person (meaning the private chat with them).

- A person: `sends(text, chat=, reply_to=, topic=)`, `sends_html(html, …)`,
  `sends_document(content, name, chat=, caption=, size=, …)`, `sends_photo`, `sends_voice`,
  `sends_sticker`, `sends_location`, `sends_content(content)` (anything else, as in `every_kind`),
  `edits(message, text)`, `deletes(message)`,
  `forwards(message, chat=, hidden=)`,
  `sends_album(files, chat=)`, `presses(message, button)`, `presses_data(message, data)` (an old button),
  `asks_inline(query)`, `chooses(query, result_id, chat=)`, `reacts(message, *emoji)`,
  `blocks_bot()`, `unblocks_bot()`, `deactivates()`.
- A group: `adds_bot(by)`, `kicks_bot(by)`, `promotes_bot(by, **rights)`, `demotes_bot(by)`,
  `mutes_bot(by)`, `adds(person, by=)`, `removes(person, by=)`, `promotes(person)`, `upgrades()`,
  `says(text)` (an anonymous administrator);
  a supergroup: `topic(name)`, and a topic: `closes()`, `reopens()`, `disappears()`.
- A channel: `posts(text)`, `edits(post, text)`, `adds_bot(by)`, `kicks_bot(by)`,
  `is_discussed_in(group)`.
- `server.push(kind, payload)` queues any update, well formed or not, `unasked=True` also one of a
  kind that the bot did not ask for; `every_kind` has one of each kind of Bot API 10.3;
  `server.redeliver(update_id)` repeats one; `server.lose_file(file_id)`.
- `server.bot.privacy_mode` (on), `server.inline_feedback` (off).

**What the bot did.** `server.calls`, `calls_to(method)`, `replies(place)`, `messages(place)`; a
`Message` shows its present state: `text`, `entities`, `marked(kind)`, `buttons`, `labels`,
`button(label)`, `document`, `reply_to`, `topic`, `edits`, `is_deleted`, `as_json()`, and
`update_id` (None if the bot was not told). A press or an inline query knows its `answers`.
`server.documents` are the bot's uploads, `server.menus` its command lists,
`server.webhook_deliveries` the pushes.

**Waiting.** Each name exists twice: awaitable, and blocking with `wait_` in front
(`wait_next_reply`). All are driven by events, never by looking again and again; after `patience_s`
they raise `NothingHappened`, which tells the bot's last calls. `next_reply(place)`,
`next_call(method)`, `next_edit(message)`, `next_answer(press_or_inline_query)`, `polling()` (the
bot waits for updates), `confirmed(update_id=None)` (the bot has taken this update, or all of
them), `until(probe)` (its first true value).

**Faults.** `server.faults.add(fault, *methods, count=, probability=, when=)` with
`TooManyRequests(retry_after_s)`, `ServerError(status)`, `ResetBefore()`, `ResetAfter()`,
`Delay(seconds, after=)`, `Refuse(code, description)`, `Hold()` (until `rule.release()`); downloads
are the method `download`. `server.flood_limits = FloodLimits()`; `server.revoke_token()`,
`restore_token()`.

**Time.** `BotApiServer(clock=ManualClock())` and `clock.advance(seconds)`: dates, ages of queries,
flood limits.

**Where it is less than Telegram.** HTML is the only parse mode. One bot per server. Plain HTTP is
good enough for a webhook, as on a local Bot API server. Bots see each other's messages as people's.
No albums of pictures, payments, games, business or guest messages, drafts, quotes, or messages for one
person of a group, but what `push` and `sends_content` are given; methods that are not listed in
`methods/` answer 404.
"""

from tests.fakes.bot_api.accounts import Account
from tests.fakes.bot_api.chats import Chat, Topic
from tests.fakes.bot_api.clock import Clock, ManualClock, SystemClock
from tests.fakes.bot_api.faults import (
    Delay,
    FaultRule,
    Hold,
    Refuse,
    ResetAfter,
    ResetBefore,
    ServerError,
    TooManyRequests,
)
from tests.fakes.bot_api.floods import FloodLimits
from tests.fakes.bot_api.messages import Message
from tests.fakes.bot_api.people import User
from tests.fakes.bot_api.places import Channel, Group, Supergroup
from tests.fakes.bot_api.queries import InlineQuery, Press
from tests.fakes.bot_api.server import BotApiServer
from tests.fakes.bot_api.waiting import NothingHappened
from tests.fakes.bot_api.world import Call

__all__ = [
    "Account",
    "BotApiServer",
    "Call",
    "Channel",
    "Chat",
    "Clock",
    "Delay",
    "FaultRule",
    "FloodLimits",
    "Group",
    "Hold",
    "InlineQuery",
    "ManualClock",
    "Message",
    "NothingHappened",
    "Press",
    "Refuse",
    "ResetAfter",
    "ResetBefore",
    "ServerError",
    "Supergroup",
    "SystemClock",
    "TooManyRequests",
    "Topic",
    "User",
]
