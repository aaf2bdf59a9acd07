"""The JSON Schema and the validator say the same of every value's shape."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.errors import UnreadableFileError
from bot.languages import LOCALES
from bot.model import Message
from bot.translate import translator
from bot.validator import inspect_file
from bot.validator.account_template import template
from bot.validator.json_schema import schema
from bot.validator.reader import limits

SCHEMA = schema(translator("en"))
JUDGE = Draft202012Validator(SCHEMA)
SHAPES = {"value-type"}
NO_ACCOUNT = limits.NO_ACCOUNT.msgid


def _is_valid(file: Any) -> bool:
    return bool(JUDGE.is_valid(file))


def _is_well_formed(file: Any) -> bool | None:
    """Whether the validator finds no value of another shape; None where it sees no account to judge."""
    try:
        report = inspect_file(json.dumps(file).encode(), "a.json").report
    except UnreadableFileError as error:
        return None if isinstance(error.message, Message) and error.message.msgid == NO_ACCOUNT else False
    return not any(finding.rule in SHAPES for finding in report.findings)


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(0, 99), st.sampled_from(["x", "a b", "openid,AdobeID", "1.5"])
)
SHAPELESS = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.lists(st.lists(SCALARS, max_size=1), min_size=1, max_size=1),
    st.dictionaries(st.sampled_from(["zzzz", "qqqq"]), SCALARS, max_size=2),
)
ACCOUNT = ["label", "enabled", "ims_server", "ims_scope", "client_id", "tenant", "last_modified", "zzzz"]
INSTANCE = ["name", "environment", "url", "server_restarted", "operator_groups"]
ADOBE = ["scopes", "callback_allowlist", "groups", "client_secret_sha256"]


def _group(names: list[str], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A group of settings: at most two with any value at all, so that one fault does not hide another."""
    wild = st.dictionaries(st.sampled_from(names), SHAPELESS, max_size=2)
    return st.builds(lambda some, sure: {**some, **sure}, wild, st.fixed_dictionaries(fixed))


ACCOUNTS = _group(ACCOUNT, internal_name=st.just("Adobe_Marketing_Cloud"))
USERS = st.one_of(
    SHAPELESS.filter(lambda value: not isinstance(value, dict)),
    st.lists(_group(["groups"], login=st.just("a@example.com")), max_size=2),
    st.dictionaries(st.sampled_from(["a@example.com", "b@example.com"]), st.lists(SCALARS, max_size=2)),
)
ADOBES = st.one_of(SCALARS, _group(ADOBE), _group(ADOBE, users=USERS), st.just([]), st.just([1]))
LISTED = st.one_of(SCALARS, st.lists(ACCOUNTS, max_size=2), ACCOUNTS, st.just([1]), st.just([[]]))
INSTANCES = _group(INSTANCE, external_accounts=LISTED)
FILES = st.one_of(
    ACCOUNTS,
    st.lists(ACCOUNTS, min_size=1, max_size=3),
    INSTANCES,
    _group(["hosting"], instances=st.lists(INSTANCES, max_size=2), experience_cloud=ADOBES),
    _group(["hosting"], instances=st.one_of(SCALARS, INSTANCES)),
    _group(ACCOUNT + INSTANCE, internal_name=st.just("Adobe_Marketing_Cloud"), experience_cloud=ADOBES),
)


@settings(max_examples=300)
@given(FILES)
@example([{"internal_name": "Adobe_Marketing_Cloud"}])
@example({"internal_name": "Adobe_Marketing_Cloud", "operator_groups": [1, 2], "ims_scope": 5})
@example({"internal_name": "Adobe_Marketing_Cloud", "client_id": ["one"]})
@example({"internal_name": "Adobe_Marketing_Cloud", "client_id": ["one", "two"]})
@example({"instances": {"prod": {"external_accounts": []}, "stage": {"external_accounts": None}}})
def test_what_one_takes_the_other_takes(file: Any) -> None:
    """Right and wrong shapes of every setting, in long form and short, and as a list of accounts."""
    judged = _is_well_formed(file)
    if judged is not None:
        assert _is_valid(file) == judged, list(JUDGE.iter_errors(file))


def _from_schema(shape: dict[str, Any], depth: int = 0) -> st.SearchStrategy[Any]:
    """Values that a schema of ours describes."""
    if "$ref" in shape:
        shape = {**SCHEMA["$defs"][shape["$ref"].rpartition("/")[2]], **shape}
    kinds = {
        "null": st.none(),
        "boolean": st.booleans(),
        "number": st.one_of(st.integers(-5, 10**6), st.just(0.5)),
        "string": st.text("ab ,-", max_size=shape.get("maxLength", 6)),
        "array": st.deferred(
            lambda: st.lists(
                _from_schema(shape.get("items", {"type": "null"}), depth + 1),
                min_size=shape.get("minItems", 0),
                max_size=min(shape.get("maxItems", 2), 2),
            )
        ),
        "object": st.deferred(
            lambda: st.lists(st.sampled_from(sorted(shape["properties"])), unique=True, max_size=4).flatmap(
                lambda names: st.fixed_dictionaries(
                    {name: _from_schema(shape["properties"][name], depth + 1) for name in names}
                )
            )
        ),
    }
    types = shape.get("type", "object")
    return st.one_of(*(kinds[kind] for kind in ([types] if isinstance(types, str) else types)))


@settings(max_examples=300)
@given(_from_schema(SCHEMA))
def test_what_the_schema_describes_is_read(file: Any) -> None:
    """Of every setting, any value that the schema allows."""
    if _is_valid(file):
        assert _is_well_formed(file) is not False


@pytest.mark.parametrize("locale", LOCALES)
def test_the_template_is_valid_as_pyyaml_reads_it(locale: str) -> None:
    """A time without quotes would be no text to it."""
    say = translator(locale)
    judge = Draft202012Validator(schema(say))
    judge.check_schema(judge.schema)
    assert not list(judge.iter_errors(yaml.safe_load(template(say))))


def test_no_choice_hides_what_is_expected() -> None:
    """Of an `anyOf`, editors name the first branch only."""
    assert "anyOf" not in json.dumps(SCHEMA)
    (error,) = JUDGE.iter_errors({"internal_name": "x", "operator_groups": {"a": 1}})
    assert error.message.endswith("is not of type 'array', 'string', 'number', 'boolean', 'null'")
