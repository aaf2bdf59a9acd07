"""Questions about chats and their members, and leaving."""

from tests.fakes.bot_api.access import find_chat, find_joined_chat
from tests.fakes.bot_api.accounts import Member
from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.methods.handler import Handler
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.refusals import bad_request
from tests.fakes.bot_api.world import World


def get_chat(world: World, params: Params) -> JsonObject:
    """Return a chat with everything that the bot may know of it."""
    chat = find_chat(world, params.get("chat_id"))
    if chat.kind != "private":
        find_joined_chat(world, chat.id)
    return chat.as_full_json()


def get_chat_member(world: World, params: Params) -> JsonObject:
    """Return what an account is in a chat."""
    chat = find_joined_chat(world, params.get("chat_id"))
    account = world.accounts.get(params.integer("user_id"))
    if account is None:
        raise bad_request("invalid user_id specified")
    if chat.kind == "private":
        if account not in (chat.partner, world.bot):
            raise bad_request("user not found")
        return Member(account=account).as_json()
    return chat.member(account).as_json(in_channel=chat.kind == "channel")


def get_chat_administrators(world: World, params: Params) -> list[JsonObject]:
    """Who runs a chat; of bots only the asking one is listed."""
    chat = find_joined_chat(world, params.get("chat_id"))
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    shown = [
        member
        for member in chat.members.values()
        if member.is_administrator and (not member.account.is_bot or member.account is world.bot)
    ]
    return [member.as_json(in_channel=chat.kind == "channel") for member in shown]


def get_chat_member_count(world: World, params: Params) -> int:
    """How many are in a chat."""
    chat = find_joined_chat(world, params.get("chat_id"))
    if chat.kind == "private":
        return 2
    return sum(member.is_present for member in chat.members.values())


def leave_chat(world: World, params: Params) -> bool:
    """Let the bot go."""
    chat = find_joined_chat(world, params.get("chat_id"))
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    old, new = chat.bot_member(), Member(account=world.bot, status="left")
    chat.members[world.bot.id] = new
    world.tell_of_member(chat, world.bot, old, new)
    return True


METHODS: dict[str, Handler] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
