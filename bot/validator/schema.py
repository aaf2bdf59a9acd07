"""The JSON Schema of the account file, for editors; made from the records in `account`."""

from __future__ import annotations

import types
import typing
from typing import Any

import msgspec

from bot.model import Record
from bot.translate import Translator
from bot.validator.account import Account, AdobeSide, Instance, Listing, User
from bot.validator.describe import describe
from bot.validator.recognise import INTERNAL_NAME, NEWER_INTERNAL_NAME, NEWER_TYPE, TYPE
from bot.validator.written import Written

_OURS = {"start", "end", "concerns_ims", "adobe"}
"""What the records know besides what stands in a file."""
_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
_LIST: dict[str, Any] = {
    "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": ["string", "null"]}]
}
_CLOSER: dict[str, dict[str, Any]] = {
    "hosting": {"enum": ["on-premise", "hybrid", "hosted"]},
    "environment": {"enum": ["production", "stage", "development"]},
    "internal_name": {"examples": [INTERNAL_NAME, NEWER_INTERNAL_NAME]},
    "type": {"examples": [TYPE, NEWER_TYPE]},
    "enabled": {"type": ["boolean", "string"]},
}
_RECORDS: tuple[type[Record], ...] = (Account, Instance, AdobeSide, User)


def schema(translator: Translator) -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) for YAML and JSON files, long form and short."""
    definitions = {record.__name__: _object(record, translator) for record in _RECORDS}
    file = {
        "hosting": _property("hosting", _TEXT, translator),
        "instances": _property("instances", {"type": "array", "items": _reference(Instance)}, translator),
        "experience_cloud": _property("experience_cloud", _reference(AdobeSide), translator),
    }
    short = {**file, **definitions["Instance"]["properties"], **definitions["Account"]["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ims-doctor",
        "description": translator.text(describe("file")),
        "type": "object",
        "properties": short,
        "anyOf": [
            {"required": ["instances"]},
            {"required": ["external_accounts"]},
            {"required": ["internal_name"]},
        ],
        "$defs": definitions,
    }


def _object(record: type[Record], translator: Translator) -> dict[str, Any]:
    hints = typing.get_type_hints(record)
    properties = {
        field.name: _property(field.name, _of_type(hints[field.name]), translator)
        for field in msgspec.structs.fields(record)
        if field.name not in _OURS
    }
    return {"type": "object", "properties": properties}


def _of_type(hint: Any) -> dict[str, Any]:
    for part in typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,):
        if part is Written:
            return _TEXT
        if part is Listing:
            return _LIST
        if typing.get_origin(part) is tuple:
            return {"type": "array", "items": _reference(typing.get_args(part)[0])}
    raise TypeError(hint)


def _reference(record: type[Record]) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{record.__name__}"}


def _property(name: str, shape: dict[str, Any], translator: Translator) -> dict[str, Any]:
    return {**shape, **_CLOSER.get(name, {}), "description": translator.text(describe(name))}
