"""Whom a text is for, with offsets in UTF-16 units."""

from __future__ import annotations

import pytest
from telegram import MessageEntity, User

from bot.channel.telegram.incoming.mentions import HeardText, code_in, hear
from tests.fakes.bot_api.entities import find_entities

ME = User(1, "ims-doctor", is_bot=True, username="ims_doctor_bot")


def _hear(text: str, me: User = ME) -> HeardText:
    entities = [MessageEntity.de_json(entity, None) for entity in find_entities(text)]
    return hear(text, entities, me)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hej", HeardText("Hej")),
        ("  Hej \n", HeardText("Hej")),
        ("", HeardText("")),
        ("/help", HeardText("", "help")),
        ("/Language@IMS_Doctor_Bot  sv ", HeardText("sv", "language", is_named=True)),
        ("/ask@other_bot why", HeardText("why", "ask", is_for_other=True)),
        ("/ask a\n  b: c", HeardText("a\n  b: c", "ask")),
        ("use /ask for that", HeardText("use /ask for that")),
        ("\u200f\u202a /ask sv\u200b", HeardText("sv", "ask")),
        ("\u2067 \u05e9\u05dc\u05d5\u05dd\u2069", HeardText("\u05e9\u05dc\u05d5\u05dd")),
        ("👨‍👩‍👧", HeardText("👨‍👩‍👧")),
        ("@ims_doctor_bot varför?", HeardText("varför?", is_mention=True)),
        ("@IMS_Doctor_Bot: varför?", HeardText("varför?", is_mention=True)),
        (
            "👍🏽👨‍👩‍👧 @ims_doctor_bot 한글 adobe.com",
            HeardText("👍🏽👨‍👩‍👧 한글 adobe.com", is_mention=True),
        ),
        ("why @ims_doctor_bot is that", HeardText("why is that", is_mention=True)),
        ("why is that, @ims_doctor_bot?", HeardText("why is that, ?", is_mention=True)),
        ("why is that @ims_doctor_bot", HeardText("why is that", is_mention=True)),
        ("@ims_doctor_bot", HeardText("", is_mention=True)),
        ("@ims_doctor_bot @ims_doctor_bot a", HeardText("a", is_mention=True)),
        ("@ims_doctor_bot /check scopes", HeardText("scopes", "check", is_mention=True)),
        ("👍 @ims_doctor_bot, /check scopes", HeardText("👍 , /check scopes", is_mention=True)),
        ("@someone else", HeardText("@someone else")),
        ("mail@ims_doctor_bot.se", HeardText("mail@ims_doctor_bot.se")),
        ("/nl/jsp/logon.jsp answers 404", HeardText("/nl/jsp/logon.jsp answers 404")),
    ],
)
def test_what_is_heard(text: str, said: HeardText) -> None:
    """Mentions are taken out, commands recognised at the beginning."""
    assert _hear(text) == said


def test_a_person_without_a_username_is_mentioned_by_id() -> None:
    """A `text_mention` of the bot counts, that of somebody else does not."""
    entity = MessageEntity(MessageEntity.TEXT_MENTION, 3, 6, user=ME)
    assert hear("👍 Doctor, why", [entity], ME) == HeardText("👍 , why", is_mention=True)
    other = MessageEntity(MessageEntity.TEXT_MENTION, 3, 6, user=User(2, "Doctor", is_bot=False))
    assert not hear("👍 Doctor, why", [other], ME).is_mention


def test_offsets_beyond_the_text_do_no_harm() -> None:
    """A broken entity is no reason to fall over."""
    entity = MessageEntity(MessageEntity.TEXT_MENTION, 90, 5, user=ME)
    assert hear("short", [entity], ME).text == "short"


def test_code_is_cut_out_in_order() -> None:
    """Blocks and single values, with offsets in UTF-16."""
    entities = [
        MessageEntity(MessageEntity.PRE, 9, 4),
        MessageEntity(MessageEntity.BOLD, 0, 2),
        MessageEntity(MessageEntity.CODE, 3, 1),
    ]
    assert code_in("👍 a and b: 2", entities) == "a\nb: 2"
    assert code_in("nothing", []) == ""
