"""How a configuration file that was changed is read anew."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from tests.dialogue.person import after

RELOAD = "nlserver config -reload"


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("how do we block native logins?", "done, how does it take effect?")),
        ("en", ("where do the authIMS settings go?", "is a reload enough?")),
        ("fr", ("comment bloquer les connexions natives ?", "c'est fait, comment c'est pris en compte ?")),
        ("sv", ("hur spärrar vi inbyggd inloggning?", "klart, hur läser jag in filen?")),
        ("sv", ("var ställer man in authIMS?", "räcker det med reload?")),
        ("ko", ("네이티브 로그인은 어떻게 막나요?", "넣었는데 어떻게 반영하나요?")),
        ("ko", ("authIMS는 어디에 넣나요?", "저장하면 바로 적용되나요?")),
        ("de", ("wie sperren wir native Anmeldungen?", "eingetragen, wie wird das wirksam?")),
    ],
)
def test_what_reads_it_anew_is_told(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """And no restart that only a change in the external account takes."""
    person = after(desk, locale, *turns)
    assert RELOAD in person.reads
    assert person.reply is not None
    assert person.reply.item != "check/server-restart"


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("how do we block native logins?", "ran it, still the same")),
        ("sv", ("hur spärrar vi inbyggd inloggning?", "körde det men det är fortfarande likadant")),
        ("ko", ("네이티브 로그인은 어떻게 막나요?", "했는데 그대로예요")),
    ],
)
def test_what_helps_where_that_changed_nothing(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """The page has its own word for that, and nobody is asked what people see."""
    person = after(desk, locale, *turns)
    assert RELOAD in person.reads
