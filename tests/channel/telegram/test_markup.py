"""Markup from people, documents and file names never breaks a message."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channel.telegram.outgoing.deliver import file_name
from bot.channel.telegram.outgoing.inline_keyboard import arrange
from bot.channel.telegram.outgoing.render import render
from bot.dialogue.commands import COMMANDS
from bot.dialogue.context import Context
from bot.dialogue.converse import converse
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Attachment, Command, Event, Overheard, Press, Question, Refused
from bot.dialogue.session import ChatSettings, Session
from bot.languages import LOCALES
from tests.fakes.bot_api.entities import utf16_length
from tests.fakes.bot_api.html import parse_html

_SCRAPS = st.sampled_from(
    (
        "<b>",
        "</b>",
        "<code>",
        "</pre>",
        "<a href='tg://user?id=1'>",
        "<blockquote expandable>",
        "&amp;",
        "&#x3c;",
        "&lt",
        "**x**",
        "`x`",
        "[x](https://a.example)",
        "{name}",
        "\u202e",
        "\u200b",
        "\ud83d",
        "\x00",
        "👨‍👩‍👧",
        "\n\n",
        "callback_url: ",
        "internal_name: ",
        "client_id ",
        '<extAccount name="',
        "adobe.com ",
        "콜백 URL ",
        "masque ",
    )
)
NASTY = st.lists(_SCRAPS | st.text(max_size=12), max_size=25).map("".join)
_EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Question, NASTY, NASTY),
    st.builds(Overheard, NASTY),
    st.builds(Command, st.sampled_from([*COMMANDS, "x<b>"]), NASTY),
    st.builds(
        Command,
        st.just("validate"),
        NASTY,
        st.builds(Attachment, st.just(""), NASTY.map(lambda text: text.encode("utf-8", "replace"))),
    ),
    st.builds(Attachment, NASTY, NASTY.map(lambda text: text.encode("utf-8", "replace"))),
    st.builds(Press, NASTY),
    st.just(Refused("not-text")),
    st.just(Refused("picture")),
)


@given(_EVENTS, st.sampled_from(LOCALES))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.usefixtures("checkout")
def test_every_reply_can_be_sent(desk: Desk, event: Event, locale: str) -> None:
    """Whatever people send, Telegram takes the answer, and nothing in it became markup or a link to them."""
    context = Context("telegram:7", 1, chat=ChatSettings(helps_unasked=True), address="t.me/ims_doctor_bot")
    turn = converse(event, Session(chosen=locale), desk, context)
    for reply in turn.replies:
        for html in render(reply.blocks):
            text, entities = parse_html(html)
            assert 0 < utf16_length(text) <= 4096
            assert len(entities) <= 100
            assert all(entity["type"] != "text_mention" for entity in entities)
            assert all(entity.get("url", "https:").startswith(("https:", "http:")) for entity in entities)
        arranged = arrange(reply.keyboard, reply.footer)
        assert len(arranged.rows) <= 3
        if reply.document:
            assert 0 < len(file_name(reply.document.name)) <= 255


@given(NASTY)
def test_file_names_can_be_sent(name: str) -> None:
    """No path, no quote, no line break, never empty."""
    sent = file_name(name)
    assert sent
    assert not any(character < " " or "\x7f" <= character <= "\x9f" for character in sent)
    assert not set(sent) & set('/\\"')
    assert file_name(sent) == sent
    assert sent.encode()
