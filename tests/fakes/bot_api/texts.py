"""Texts that a bot sends: parameters → settled text and entities, within Telegram's lengths."""

from typing import Any

from tests.fakes.bot_api.entities import JsonObject, settle, utf16_length
from tests.fakes.bot_api.html import HtmlError, parse_html
from tests.fakes.bot_api.refusals import bad_request
from tests.fakes.bot_api.world import World

TEXT_UNITS_AT_MOST = 4096
CAPTION_UNITS_AT_MOST = 1024


def read_text(world: World, source: str, parse_mode: str, entities: Any) -> tuple[str, list[JsonObject]]:
    """Return a message text. Raises `Refusal` if it is empty, too long or does not parse."""
    if not source:
        raise bad_request("message text is empty")
    text, found = _parse(world, source, parse_mode, entities)
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > TEXT_UNITS_AT_MOST:
        raise bad_request("message is too long")
    return text, found


def read_caption(world: World, source: str, parse_mode: str, entities: Any) -> tuple[str, list[JsonObject]]:
    """Return a caption, perhaps empty. Raises `Refusal` if it is too long or does not parse."""
    text, found = _parse(world, source, parse_mode, entities)
    if utf16_length(text) > CAPTION_UNITS_AT_MOST:
        raise bad_request("message caption is too long")
    return text, found


def _parse(world: World, source: str, parse_mode: str, entities: Any) -> tuple[str, list[JsonObject]]:
    found: list[JsonObject] = []
    if parse_mode:
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")  # this server knows HTML only
        try:
            source, found = parse_html(source)
        except HtmlError as fault:
            raise bad_request(f"can't parse entities: {fault}") from fault
    elif entities:
        found = [_check_entity(entity) for entity in entities]
    return settle(source, name_people(world, found))


def _check_entity(entity: Any) -> JsonObject:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    for name in ("offset", "length", "type"):
        if name not in entity:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    return dict(entity)


def name_people(world: World, entities: list[JsonObject]) -> list[JsonObject]:
    """Return the entities, mentions by id with their person, those of strangers left out."""
    named = []
    for entity in entities:
        if entity["type"] != "text_mention":
            named.append(entity)
            continue
        user = entity["user"]
        account = world.accounts.get(user["id"] if isinstance(user, dict) else user)
        if account is not None:
            named.append({**entity, "user": account.as_json()})
    return named
