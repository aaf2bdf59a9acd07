"""The bot itself: who it is, its command menus, names and descriptions per language."""

import json
import re
from collections.abc import Callable
from typing import Any

from tests.fakes.bot_api.access import find_chat
from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.methods.handler import Handler
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.refusals import bad_request
from tests.fakes.bot_api.world import World

_COMMANDS_AT_MOST = 100
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def get_me(world: World, _: Params) -> JsonObject:
    """Return the bot's account."""
    return world.bot.as_full_json()


def do_nothing(_: World, __: Params) -> bool:
    """Accept logOut and close."""
    return True


def set_my_commands(world: World, params: Params) -> bool:
    """Replace the menu of one scope and language."""
    where = _where(world, params)
    commands: Any = params.get("commands")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > _COMMANDS_AT_MOST:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile.menus[where] = [
        {"command": c["command"].removeprefix("/"), "description": c["description"]} for c in commands
    ]
    return True


def get_my_commands(world: World, params: Params) -> list[JsonObject]:
    """Return the menu of exactly this scope and language."""
    return world.profile.menus.get(_where(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """Remove the menu of one scope and language."""
    world.profile.menus.pop(_where(world, params), None)
    return True


def _where(world: World, params: Params) -> tuple[str, str]:
    """Scope and language as a key, such as ("default", "sv") or ("chat -1001", "")."""
    scope: Any = params.get("scope") or {"type": "default"}
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise bad_request(f"can't parse BotCommandScope: Unsupported type specified: {json.dumps(kind)}")
    if "chat_id" in _SCOPES[kind]:
        find_chat(world, scope.get("chat_id"))
    ids = [str(scope.get(name)) for name in _SCOPES[kind]]
    return " ".join([kind, *ids]), _language(params)


def _language(params: Params) -> str:
    language = params.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def _setter(field: str, name: str, most: int, fault: str) -> Callable[[World, Params], bool]:
    def set_text(world: World, params: Params) -> bool:
        """Set a text for one language; an empty one removes it."""
        texts: dict[str, str] = getattr(world.profile, field)
        language, text = _language(params), params.text(name)
        if len(text) > most:
            raise bad_request(fault)
        texts.pop(language, None)
        if text:
            texts[language] = text
        return True

    return set_text


def _getter(field: str, name: str) -> Callable[[World, Params], JsonObject]:
    def get_text(world: World, params: Params) -> JsonObject:
        """Return the text for a language, else the one for all."""
        texts: dict[str, str] = getattr(world.profile, field)
        spare = world.bot.first_name if name == "name" else ""
        return {name: texts.get(_language(params), texts.get("", spare))}

    return get_text


METHODS: dict[str, Handler] = {
    "getMe": get_me,
    "logOut": do_nothing,
    "close": do_nothing,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("names", "name", 64, "BOT_TITLE_INVALID"),
    "getMyName": _getter("names", "name"),
    "setMyDescription": _setter("descriptions", "description", 512, "BOT_DESCRIPTION_INVALID"),
    "getMyDescription": _getter("descriptions", "description"),
    "setMyShortDescription": _setter(
        "short_descriptions", "short_description", 120, "BOT_SHORT_DESCRIPTION_INVALID"
    ),
    "getMyShortDescription": _getter("short_descriptions", "short_description"),
}
