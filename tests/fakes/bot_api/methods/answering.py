"""Answers to pressed buttons and to inline queries."""

import re
from typing import Any

from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.markup import check_markup
from tests.fakes.bot_api.methods.handler import Handler
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.refusals import Refusal, bad_request
from tests.fakes.bot_api.texts import read_caption, read_text
from tests.fakes.bot_api.world import World

_PRESS_LIVES_S = 60
_INLINE_QUERY_LIVES_S = 30
_RESULTS_AT_MOST = 50
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, params: Params) -> bool:
    """End the waiting of whoever pressed a button, with a notice or without."""
    press = world.presses.get(params.text("callback_query_id"))
    if press is None or world.clock.now() - press.at > _PRESS_LIVES_S:
        raise bad_request(_TOO_OLD)
    if len(params.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answers.append(params.values)
    return True


def answer_inline_query(world: World, params: Params) -> bool:
    """Offers results; each gets `message_content`, what it would post, for the driver."""
    query = world.inline_queries.get(params.text("inline_query_id"))
    results: Any = params.get("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > _RESULTS_AT_MOST:
        raise bad_request("RESULTS_TOO_MUCH")
    try:
        checked = [_check_result(world, result) for result in results]
    except Refusal as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        reason = reason[0].upper() + reason[1:]
        raise bad_request(f"can't parse inline query result: {reason}") from refusal
    if len({result["id"] for result in checked}) < len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(len(result["id"].encode()) > 64 for result in checked):
        raise bad_request("RESULT_ID_INVALID")
    if len(params.text("next_offset").encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = params.get("button")
    start = button.get("start_parameter") if button else None
    if start is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", start):
        raise bad_request("START_PARAM_INVALID")
    if query is None or world.clock.now() - query.at > _INLINE_QUERY_LIVES_S:
        raise bad_request(_TOO_OLD)
    query.answers.append({**params.values, "results": checked})
    return True


def _check_result(world: World, result: Any) -> JsonObject:
    if not isinstance(result, dict):
        raise bad_request("InlineQueryResult must be an Object")
    for name in ("type", "id"):
        if not result.get(name):
            raise bad_request(f'Can\'t find field "{name}"')
    checked = {**result, "id": str(result["id"])}
    markup = check_markup(result.get("reply_markup"))
    if markup is not None:
        checked["reply_markup"] = markup
    else:
        checked.pop("reply_markup", None)
    said = result.get("input_message_content")
    if result["type"] == "article":
        if not result.get("title"):
            raise bad_request('Can\'t find field "title"')
        if said is None:
            raise bad_request("input message content is not specified")
    if said is not None and "message_text" in said:
        mode, entities = said.get("parse_mode") or "", said.get("entities")
        text, found = read_text(world, said["message_text"], mode, entities)
        checked["message_content"] = {"text": text, "entities": found}
    else:
        mode, entities = result.get("parse_mode") or "", result.get("caption_entities")
        text, found = read_caption(world, result.get("caption") or "", mode, entities)
        checked["message_content"] = {"caption": text, "caption_entities": found}
    return checked


METHODS: dict[str, Handler] = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
