"""A restart of the server is asked for after changes in the external account, and nowhere else."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person, after

NONE = {
    "en": "not here",
    "fr": "ne le demande pas",
    "sv": "inte här",
    "ko": "내용이 없습니다",
    "de": "hier nicht",
}


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("I am adding a colleague to the profile, must the server be restarted too?",)),
        ("en", ("once I put him in the right group, do I also restart the server?",)),
        ("en", ("operator group names", "we gave it its old name back. restart now?")),
        ("en", ("how do I clear the webview2 cache", "is a server restart needed then?")),
        ("en", ("added two people to the admin profile, is a restart required?",)),
        ("fr", ("j'ajoute une collègue dans le groupe, faut-il relancer le serveur ?",)),
        ("fr", ("noms des groupes", "il a repris son ancien nom, on redémarre le serveur ?")),
        ("fr", ("si je mets la personne dans le bon profil, je dois redémarrer ?",)),
        ("fr", ("vider le cache webview2", "il faut aussi redémarrer le serveur ?")),
        ("fr", ("après avoir ajouté un utilisateur au profil produit, un redémarrage est nécessaire ?",)),
        ("sv", ("jag lägger till en användare i produktprofilen, behöver servern startas om?",)),
        ("sv", ("operatörsgruppernas namn", "den har fått tillbaka sitt namn, ska vi starta om servern?")),
        ("sv", ("jag har lagt in henne i gruppen, krävs omstart?",)),
        ("sv", ("rensa webview2-cachen", "måste servern startas om också?")),
        ("sv", ("om jag lägger kollegan i rätt profil, måste jag starta om servern då?",)),
        ("ko", ("동료를 프로필에 추가하면 서버 재시작도 해야 하나요?",)),
        ("ko", ("그룹에 넣었는데 서버도 재시작해야 할까요?",)),
        ("ko", ("운영자 그룹 이름", "원래 이름으로 되돌렸어요. 서버 재시작 필요해요?")),
        ("ko", ("webview2 캐시 삭제", "서버도 재시작해야 돼요?")),
        ("ko", ("신입 직원을 추가했는데 재기동 필요한가요?",)),
        ("de", ("ich nehme eine Kollegin in die Gruppe auf, muss der Server neu gestartet werden?",)),
        ("de", ("Namen der Benutzergruppen", "der alte Name ist zurück, jetzt neu starten?")),
        ("de", ("wenn ich den Benutzer ins Profil aufnehme, ist dann ein Neustart nötig?",)),
        ("de", ("WebView2-Cache leeren", "muss danach auch der Server neu gestartet werden?")),
        ("de", ("ich habe jemanden zur Gruppe hinzugefügt, brauche ich einen Neustart?",)),
    ],
)
def test_what_is_done_elsewhere_takes_no_restart(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """No firm must outside its condition; what comes last of it is said instead."""
    assert NONE[locale] in after(desk, locale, *turns).reads


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("association mask", "corrected. restart the server?")),
        ("fr", ("masque de correspondance", "corrigé. on redémarre le serveur ?")),
        ("sv", ("associationsmask", "rättad. ska servern startas om?")),
        ("ko", ("연결 마스크", "고쳤어요. 서버 재시작해야 하나요?")),
        ("de", ("Zuordnungsmaske", "korrigiert. Server neu starten?")),
    ],
)
def test_a_change_in_the_account_does(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Yes, as before."""
    reads = after(desk, locale, *turns).reads
    assert NONE[locale] not in reads
    assert "nlserver restart web" in reads


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("callback URL", "do I need to restart my laptop afterwards?")),
        ("fr", ("URL de callback", "je dois redémarrer mon ordinateur après ?")),
        ("sv", ("internt namn", "måste jag starta om min dator efteråt?")),
        ("ko", ("콜백 URL", "제 노트북도 재부팅해야 하나요?")),
        ("de", ("Callback-URL", "muss ich danach meinen PC neu starten?")),
    ],
)
def test_it_is_the_server_and_no_computer(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Which machine is told, without a yes that would be of the other one."""
    reads = after(desk, locale, *turns).reads
    yes = {"en": "Yes", "fr": "Oui", "sv": "Ja", "ko": "네", "de": "Ja"}[locale]
    assert not any(line.startswith(yes) for line in reads.splitlines())


@pytest.mark.parametrize(
    ("locale", "first", "said"),
    [
        ("en", "how do i block native logins?", "do i need to restart after that?"),
        ("en", "how do i set authIMSEndpoint in serverConf.xml?", "do i have to restart after that?"),
        ("fr", "comment bloquer les connexions natives ?", "faut redémarrer ensuite ?"),
        ("sv", "hur blockerar jag inbyggda inloggningar?", "måste jag starta om sen?"),
        ("ko", "네이티브 로그인을 어떻게 막나요?", "그다음에 재시작해야 하나요?"),
        ("de", "wie sperre ich native Anmeldungen?", "muss ich danach neu starten?"),
    ],
)
def test_a_configuration_file_is_reloaded(desk: Desk, locale: str, first: str, said: str) -> None:
    """The page at hand has its own command, and the restart of the external account's is not told."""
    reads = after(desk, locale, first, said).reads
    assert "nlserver config -reload" in reads
    assert "nlserver restart web" not in reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "do i need to restart if i only change the profile?"),
        ("fr", "faut redémarrer si je touche que au profil ?"),
        ("sv", "måste jag starta om ifall jag bara ändrar profilen?"),
        ("ko", "프로필만 바꾸면 재시작해야 하나요?"),
        ("de", "muss ich neu starten, wenn ich nur das Profil ändere?"),
    ],
)
def test_a_profile_takes_no_restart(desk: Desk, locale: str, said: str) -> None:
    """Its page is told with the word that only the external account takes a restart."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.answered == ("topic/product-profiles",)


@pytest.mark.parametrize(
    ("locale", "said", "part"),
    [
        ("en", "then the full restart is for tomorrow. windows server, the command please", "net stop"),
        ("fr", "alors je redémarre tout demain matin. serveur windows, la commande svp", "net stop"),
        ("sv", "då tar jag hela omstarten i morgon. windowsserver, vad är kommandot", "net stop"),
        ("ko", "그럼 전체 재시작은 아침에 해야겠네요 윈도우 서버인데 명령어 좀", "net stop"),
        ("de", "dann der Neustart morgen früh. Windows-Server, wie lautet der Befehl", "net stop"),
        ("en", "changed the callback on prod and must restart but forgot the command", "nlserver"),
        ("fr", "j'ai changé le callback et je dois redémarrer mais j'ai oublié la commande", "nlserver"),
        ("sv", "har bytt callback i prod och måste starta om men har glömt kommandot", "nlserver"),
        ("ko", "운영 콜백을 바꿔서 재시작해야 하는데 명령어가 기억이 안 나요", "nlserver"),
        ("de", "Callback geändert, muss neu starten, weiß aber den Befehl nicht mehr", "nlserver"),
    ],
)
def test_who_wants_the_command_gets_it(desk: Desk, locale: str, said: str, part: str) -> None:
    """And no "yes, that is needed"."""
    person = Person(desk, Session(chosen=locale))
    _outcome, answered = person.told(said)
    assert answered == ("topic/restart-commands",)
    assert part in person.reads


@pytest.mark.parametrize(
    ("locale", "before", "said"),
    [
        (
            "en",
            "how do I check the client secret?",
            "re-entered it and restarted web, same as before. do I send Adobe the old one to compare?",
        ),
        (
            "fr",
            "comment vérifier le secret client ?",
            "saisi + restart web, même souci qu'avant. je leur envoie l'ancien pour comparer ?",
        ),
        (
            "sv",
            "hur kollar jag klienthemligheten?",
            "inskriven + restart web, samma som förut. frågar Adobe, ska jag skicka den gamla?",
        ),
    ],
)
def test_a_restart_that_is_told_is_not_asked_about(desk: Desk, locale: str, before: str, said: str) -> None:
    """The question beside it is: no secret is sent anywhere."""
    person = after(desk, locale, before)
    _outcome, answered = person.told(said)
    assert answered == ("check/client-secret",)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "does the restart command also stop deliveries"),
        ("ko", "재시작 명령이 발송도 멈추나요"),
    ],
)
def test_what_the_command_interrupts_is_no_wish_for_it(desk: Desk, locale: str, said: str) -> None:
    """One sentence settles it."""
    person = Person(desk, Session(chosen=locale))
    person.told(said)
    assert len(person.reads) < 700


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "do we have to restart once a scope was taken out?"),
        ("en", "must I restart if only the tenant is new?"),
        ("fr", "faut-il redémarrer après un nouveau périmètre ?"),
        ("sv", "måste vi starta om efter ett nytt omfång?"),
        ("ko", "범위를 바꾼 뒤에 재시작해야 하나요?"),
        ("de", "muss ich neu starten, wenn ich den Tenant ändere?"),
    ],
)
def test_whether_to_restart_after_a_setting_needs_nothing_at_hand(desk: Desk, locale: str, said: str) -> None:
    """The setting is named in the question, and is not what is asked about."""
    assert Person(desk, Session(chosen=locale)).told(said)[1] == ("check/server-restart",)
