"""Rich messages are read as the text that they show."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channel.telegram.api.rich_message import as_plain
from bot.dialogue.desk import Desk
from tests.channel.telegram.running import running
from tests.channel.telegram.scenarios.setting import SECRET, team_bot
from tests.fakes.bot_api import BotApiServer
from tests.fakes.bot_api.entities import JsonObject, utf16_slice

US = {"id": 1, "is_bot": True, "first_name": "ims-doctor"}


def _paragraph(*text: Any) -> JsonObject:
    return {"type": "paragraph", "text": list(text) if len(text) > 1 else text[0]}


def _cell(text: Any = None) -> JsonObject:
    cell: JsonObject = {"align": "left", "valign": "top"}
    return cell if text is None else cell | {"text": text}


def _plain(*blocks: JsonObject) -> JsonObject:
    update = {"update_id": 1, "message": {"message_id": 2, "rich_message": {"blocks": list(blocks)}}}
    message: JsonObject = as_plain(update)["message"]
    return message


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        ([_paragraph("hej"), {"type": "divider"}, _paragraph("du")], "hej\ndu"),
        ([{"type": "heading", "size": 1, "text": "Login"}, _paragraph("fails")], "Login\nfails"),
        (
            [_paragraph("a ", {"type": "bold", "text": ["b", {"type": "italic", "text": "c"}]}, " d")],
            "a bc d",
        ),
        ([_paragraph(" \n"), _paragraph("hej"), _paragraph(" ")], "hej"),
        ([{"type": "pre", "text": "a: 1\nb: 2", "language": "yaml"}], "a: 1\nb: 2"),
        (
            [
                {
                    "type": "list",
                    "items": [
                        {"label": "1.", "blocks": [_paragraph("one"), _paragraph("more")]},
                        {"label": "2.", "blocks": [_paragraph("two")]},
                    ],
                },
                _paragraph("end"),
            ],
            "1. one\nmore\n2. two\nend",
        ),
        (
            [{"type": "table", "cells": [[_cell("a"), _cell("1")], [_cell("b"), _cell()]], "caption": "c"}],
            "a\t1\nb\t\nc",
        ),
        ([{"type": "details", "summary": "log", "blocks": [_paragraph("inside")]}], "log\ninside"),
        ([{"type": "blockquote", "blocks": [_paragraph("said")], "credit": "by"}], "said\nby"),
        ([{"type": "pullquote", "text": "said", "credit": "by"}], "said\nby"),
        ([{"type": "photo", "photo": [], "caption": {"text": "seen", "credit": "by"}}], "seen\nby"),
        ([{"type": "buttons", "buttons": [{"text": "Go", "copy_text": {"text": "copied"}}]}], "Go\ncopied"),
        (
            [_paragraph("so ", {"type": "custom_emoji", "custom_emoji_id": "1", "alternative_text": "🙂"})],
            "so 🙂",
        ),
        ([{"type": "mathematical_expression", "expression": "x^2"}], "x^2"),
        ([{"type": "of-tomorrow", "blocks": [{"type": "other", "text": "new"}]}], "new"),
    ],
)
def test_what_is_shown_is_read(blocks: list[JsonObject], text: str) -> None:
    """Blocks stand below each other, cells of a row beside each other, and nothing is left out."""
    assert _plain(*blocks)["text"] == text


@pytest.mark.parametrize(
    ("part", "marked", "entity"),
    [
        ({"type": "mention", "text": "@ims_doctor_bot", "username": "x"}, "@ims_doctor_bot", "mention"),
        ({"type": "text_mention", "text": "Doctor", "user": US}, "Doctor", "text_mention"),
        ({"type": "bot_command", "text": "/ask", "bot_command": "/ask"}, "/ask", "bot_command"),
        ({"type": "code", "text": ["a", ": 1"]}, "a: 1", "code"),
        ({"type": "url", "text": "there", "url": "https://a.example"}, "there", "text_link"),
        (
            {"type": "url", "text": "https://a.example", "url": "https://a.example"},
            "https://a.example",
            "url",
        ),
    ],
)
def test_marks_stand_where_they_stood(part: JsonObject, marked: str, entity: str) -> None:
    """Counted in UTF-16 units, without what was cut off before."""
    message = _plain(_paragraph(" \n"), _paragraph("👍 "), _paragraph(part, " !"))
    (found,) = message["entities"]
    assert utf16_slice(message["text"], found["offset"], found["length"]) == marked
    assert found["type"] == entity
    assert {name: found.get(name) for name in ("user", "url")} == {
        "user": part.get("user"),
        "url": part.get("url") if entity == "text_link" else None,
    }


def test_a_document_and_a_picture_are_taken_along() -> None:
    """One document as any; of several none, for nobody can tell which is meant."""
    document = {"type": "document", "document": {"file_id": "F"}}
    picture = {"type": "photo", "photo": [{"file_id": "P"}]}
    assert _plain(document)["document"] == {"file_id": "F"}
    assert "text" not in _plain(document)
    assert _plain({"type": "collage", "blocks": [picture, picture]})["photo"] == [{"file_id": "P"}]
    both = _plain(document, document, _paragraph("two files"))
    assert both.keys() == {"message_id", "rich_message", "text", "entities"}


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1},
        {"message": None},
        {"message": {"text": "hej"}},
        {"message": {"rich_message": None}},
        {"message": {"rich_message": {"blocks": [None, 5, {"type": ["x"], "blocks": 7, "cells": 3}]}}},
        {"callback_query": {"message": {"rich_message": {"blocks": [_paragraph("hej")]}}}},
    ],
)
def test_everything_else_stays_as_it_is(update: JsonObject) -> None:
    """Whatever it is."""
    assert as_plain(update) == update


def _rich(*blocks: JsonObject) -> JsonObject:
    return {"rich_message": {"blocks": list(blocks)}}


async def test_a_rich_question_is_answered(server: BotApiServer) -> None:
    """In private, edited, and in a group where it names the bot."""
    anna, team = server.user("Anna"), server.supergroup("Team")
    async with running(server):
        asked = anna.sends_content(_rich(_paragraph("why ", {"type": "bold", "text": "not"})))
        first = await server.next_reply(anna)
        with server.world.changing():
            asked.content = _rich(_paragraph("why so"))
            server.world.tell_about(asked, edited=True)
        await server.next_edit(first)
        mention = {"type": "mention", "text": "@ims_doctor_bot", "username": "ims_doctor_bot"}
        anna.sends_content(_rich(_paragraph(mention, " in here")), team)
        assert (await server.next_reply(team)).text == "Heard: in here"
    assert (first.edits, first.text) == (["Heard: why not"], "Heard: why so")


async def test_what_a_rich_message_holds_can_be_checked(server: BotApiServer) -> None:
    """A command takes what it replies to."""
    anna = server.user("Anna")
    stored = anna.sends_document(b"a: 1", "a.yaml").document
    async with running(server):
        await server.next_reply(anna)
        sent = anna.sends_content(_rich({"type": "document", "document": stored}))
        assert (await server.next_reply(anna)).text == "Heard: a.yaml, 4 bytes"
        anna.sends("/validate", reply_to=sent)
        assert (await server.next_reply(anna)).text == "Heard: /validate"


async def test_a_secret_in_a_rich_message_is_called_out(server: BotApiServer, desk: Desk) -> None:
    """In a group, though it was not for the bot, and taken away where the bot may."""
    server.bot.privacy_mode = False
    anna, team = server.user("Anna"), server.supergroup("Team")
    team.promotes_bot(anna, can_delete_messages=True)
    code = {"type": "code", "text": f"client_secret: {SECRET}"}
    async with team_bot(server, desk):
        told = anna.sends_content(_rich({"type": "table", "cells": [[_cell("here"), _cell(code)]]}), team)
        assert SECRET not in (await server.next_reply(team)).text
        await server.until(lambda: told.is_deleted)


async def test_parts_without_end_do_no_harm(server: BotApiServer) -> None:
    """Deeper than anybody can read: the line for what is no text."""
    anna = server.user("Anna")
    block: JsonObject = _paragraph("deep")
    for _depth in range(450):
        block = {"type": "details", "summary": "", "blocks": [block]}
    async with running(server):
        anna.sends_content(_rich(block))
        assert (await server.next_reply(anna)).text
