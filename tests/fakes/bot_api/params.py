"""Parameters of a call: from the query, a form, a multipart form or JSON, to Python values.

In go a request, out comes `Params`. Forms carry everything as text; the lists
below say what a name holds.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.refusals import bad_request

_INTEGERS = {
    "message_id",
    "message_thread_id",
    "reply_to_message_id",
    "user_id",
    "offset",
    "limit",
    "timeout",
    "max_connections",
    "cache_time",
}
_FLAGS = {
    "allow_sending_without_reply",
    "disable_notification",
    "disable_web_page_preview",
    "drop_pending_updates",
    "is_big",
    "is_personal",
    "protect_content",
    "show_alert",
}
_STRUCTURES = {
    "button": "inline query results button",
    "caption_entities": "caption entities",
    "commands": "commands",
    "entities": "entities",
    "link_preview_options": "link preview options",
    "message_ids": "message identifiers",
    "reaction": "reaction types",
    "reply_markup": "reply keyboard markup",
    "reply_parameters": "reply parameters",
    "results": "inline query results",
    "scope": "bot command scope",
}


@dataclass(frozen=True)
class Upload:
    """A file inside a multipart form."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True)
class Params:
    """Values by name; a name that was not sent is absent."""

    values: JsonObject
    uploads: dict[str, Upload]

    def get(self, name: str) -> Any:
        """Return the value, or None."""
        return self.values.get(name)

    def text(self, name: str) -> str:
        """Return a text; empty if it was not sent."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number, or the default if it was not sent."""
        value = self.values.get(name, default)
        return value if isinstance(value, int) else default

    def flag(self, name: str) -> bool:
        """Whether a switch is on."""
        return bool(self.values.get(name, False))


async def read_params(request: Request) -> Params:
    """All parameters of a call. Raises `Refusal` for what cannot be read."""
    raw: JsonObject = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("object expected as JSON body")
        raw.update(body)
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        async with request.form(max_files=50, max_part_size=2**26) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    content = await value.read()
                    mime_type = value.content_type or "application/octet-stream"
                    uploads[name] = Upload(value.filename or name, mime_type, content)
                else:
                    raw[name] = value
    return Params({name: _decode(name, value) for name, value in raw.items()}, uploads)


def _decode(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in _STRUCTURES:
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {_STRUCTURES[name]} JSON object") from None
    if name == "allowed_updates":  # one that cannot be read is passed over
        with suppress(ValueError):
            return json.loads(value)
    if name in _FLAGS:
        return value.lower() in {"true", "yes", "1"}
    is_number = value.lstrip("-").isdecimal() and value.count("-") <= 1
    if is_number and (name in _INTEGERS or name in {"chat_id", "from_chat_id"}):
        return int(value)
    return value
