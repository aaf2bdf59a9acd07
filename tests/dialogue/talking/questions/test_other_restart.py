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


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "The box is Windows 2019. What do I run to restart everything?"),
        ("fr", "La machine tourne sous Windows, quelle commande redémarre tout ?"),
        ("sv", "Vi har Windows, vad kör jag för att starta om allt?"),
        ("de", "Wir haben Windows, womit starte ich alles neu?"),
        ("ko", "운영 서버가 Windows인데 전체를 재시작하는 명령은?"),
        ("ko", "저희는 윈도우예요. 다 재시작하는 명령 알려주세요"),
        ("ko", "서버 OS가 윈도우인데 전체 재시작 명령은 뭔가요?"),
        ("ko", "서버가 Windows입니다. 전체를 재시작하는 명령이 있나요?"),
    ],
)
def test_the_system_of_the_server_is_nothing_else_to_restart(desk: Desk, locale: str, said: str) -> None:
    """It is told for the sake of its commands."""
    reads = after(desk, locale, said).reads
    assert "net stop nlserver6" in reads
    assert translator(locale).text(NO_MORE) not in reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Does Windows itself have to be restarted too?"),
        ("fr", "Faut-il aussi redémarrer Windows ?"),
        ("sv", "Måste Windows också startas om?"),
        ("de", "Muss Windows auch neu gestartet werden?"),
        ("ko", "윈도우도 재시작해야 하나요?"),
    ],
)
def test_a_system_may_be_what_else_is_asked_about(desk: Desk, locale: str, said: str) -> None:
    """Where it is to be restarted, too."""
    assert translator(locale).text(NO_MORE) in after(desk, locale, said).reads
