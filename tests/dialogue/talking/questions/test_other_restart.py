"""Whether something else than the server has to be restarted, of which no page says yes or no."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.talking.questions.other_restart import NO_MORE
from bot.translate import _, translator
from tests.dialogue.person import after

_YES, _NO = _("Yes."), _("No.")


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("server restart", "does apache have to be restarted too?")),
        ("en", ("changed the type", "does IIS need a restart as well?")),
        ("en", ("server restart", "what about the load balancer, restart it?")),
        ("en", ("must every workstation be rebooted?",)),
        ("fr", ("redémarrage du serveur", "faut-il aussi redémarrer apache ?")),
        ("fr", ("redémarrage du serveur", "et la base de données ?")),
        ("fr", ("redémarrage du serveur", "et IIS, on le relance ?")),
        ("sv", ("omstart av servern", "ska databasen startas om?")),
        ("sv", ("omstart av servern", "behöver jag starta om datorn också?")),
        ("ko", ("서버 재시작", "아파치도 재시작해야 하나요?")),
        ("ko", ("서버 재시작", "톰캣은요?")),
        ("de", ("Neustart des Servers", "muss Apache auch neu gestartet werden?")),
        ("de", ("Neustart des Servers", "und die Datenbank, auch neu starten?")),
    ],
)
def test_another_program_gets_no_yes(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """What the documents ask for, and that they say no more."""
    reads, say = after(desk, locale, *turns).reads, translator(locale)
    assert say.text(NO_MORE) in reads
    assert not any(line.startswith((say.text(_YES), say.text(_NO))) for line in reads.splitlines())


def test_a_web_server_gets_the_note_on_its_own_commands(desk: Desk) -> None:
    """Which is all that the documents say of Apache and IIS beside a restart."""
    assert "own commands" in after(desk, "en", "server restart", "does IIS need a restart as well?").reads
    assert "own commands" not in after(desk, "en", "server restart", "the database, too?").reads


def test_where_a_page_names_it_that_step_is_the_answer(desk: Desk) -> None:
    """Edge is the one change for which the documents restart Apache as well."""
    reads = after(
        desk, "en", "how do I switch on webview2 on the server", "does apache need a restart?"
    ).reads
    assert "apache2 restart" in reads


@pytest.mark.parametrize(
    ("turns", "begins"),
    [
        (("server restart", "is it enough to reopen the console?"), "No."),
        (("is a restart needed after changing the client id?",), "Yes, "),
    ],
)
def test_what_the_documents_settle_keeps_its_word(desk: Desk, turns: tuple[str, ...], begins: str) -> None:
    """The server itself, and whether the console is enough."""
    assert begins in after(desk, "en", *turns).reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "does IIS have to be restarted, too?"),
        ("fr", "faut-il relancer Tomcat, aussi ?"),
        ("sv", "måste IIS startas om, också?"),
    ],
)
def test_what_stands_before_too_is_asked_about(desk: Desk, locale: str, said: str) -> None:
    """Though a comma parts it from the question mark."""
    assert translator(locale).text(NO_MORE) in after(desk, locale, "callback url", said).reads
