"""The JSON Schema of the account file, for editors; made from the records in `account`.

It says of every value what the validator says of its shape, no more: what a name means in another language,
and whether an account is there at all, no schema can tell. Keywords stand beside each other instead of in an
`anyOf`, of which editors name the first branch only.
"""

from __future__ import annotations

import types
import typing
from typing import Any

import msgspec

from bot.model import Record
from bot.translate import Translator
from bot.validator.account import Account, AdobeSide, Instance, Listing, User
from bot.validator.describe import describe
from bot.validator.values.documented import INTERNAL_NAME, NEWER_INTERNAL_NAME, NEWER_TYPE, TYPE
from bot.validator.written import Written

_OURS = {"start", "end", "concerns_ims", "adobe"}
"""What the records know besides what stands in a file."""
_SCALAR: list[str] = ["string", "number", "boolean", "null"]
_TEXT: dict[str, Any] = {
    "type": [*_SCALAR, "array"],
    "items": {"type": _SCALAR},
    "minItems": 1,
    "maxItems": 1,
}
"""One value; in a list of its own, it is one too."""
_LIST: dict[str, Any] = {"type": ["array", *_SCALAR], "items": {"type": _SCALAR}}
"""Several values, or a text with separators."""
_GROUPS: dict[str, Any] = {"type": ["array", "object", "string", "null"], "maxLength": 0}
"""Groups of settings; one alone, or several under names of their own, will do, and so will nothing."""
_EXAMPLES: dict[str, list[Any]] = {
    "hosting": ["on-premise", "hybrid", "hosted"],
    "environment": ["production", "stage", "development"],
    "internal_name": [INTERNAL_NAME, NEWER_INTERNAL_NAME],
    "type": [TYPE, NEWER_TYPE],
    "enabled": [True, False],
}
_RECORDS: tuple[type[Record], ...] = (Account, AdobeSide, User)


def schema(translator: Translator) -> dict[str, Any]:
    """A JSON Schema (draft 2020-12) for YAML and JSON files, long form and short, or a list of accounts."""
    records = {record.__name__: _settings(record, translator) for record in _RECORDS}
    adobe = {"type": ["object", "array", "string", "null"], "maxLength": 0, "maxItems": 0}
    file = {
        "hosting": _property("hosting", _TEXT, translator),
        "experience_cloud": _property("experience_cloud", {**adobe, **_reference("AdobeSide")}, translator),
    }
    instance = {**file, **records["Account"], **_settings(Instance, translator)}
    instances = _property("instances", _groups("Instance"), translator)
    short = {**records["AdobeSide"], **instance, "instances": instances}
    definitions = {name: {"properties": settings} for name, settings in records.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ims-doctor",
        "description": translator.text(describe("file")),
        "type": ["object", "array"],
        "minProperties": 1,
        "minItems": 1,
        "properties": short,
        "items": {"type": "object", "properties": short},
        "$defs": {**definitions, "Instance": {"properties": instance}},
    }


def _settings(record: type[Record], translator: Translator) -> dict[str, Any]:
    hints = typing.get_type_hints(record)
    return {
        field.name: _property(field.name, _of_type(hints[field.name]), translator)
        for field in msgspec.structs.fields(record)
        if field.name not in _OURS
    }


def _of_type(hint: Any) -> dict[str, Any]:
    for part in typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,):
        if part is Written:
            return _TEXT
        if part is Listing:
            return _LIST
        if typing.get_origin(part) is tuple:
            return _groups(typing.get_args(part)[0].__name__)
    raise TypeError(hint)


def _groups(name: str) -> dict[str, Any]:
    group = _reference(name)
    named = _LIST if name == User.__name__ else group
    return {**_GROUPS, "items": {"type": "object", **group}, **group, "additionalProperties": named}


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _property(name: str, shape: dict[str, Any], translator: Translator) -> dict[str, Any]:
    examples = {"examples": _EXAMPLES[name]} if name in _EXAMPLES else {}
    if name == "name":
        shape = {"type": _SCALAR}  # a list under this name is one of instances
    return {**shape, **examples, "description": translator.text(describe(name))}
