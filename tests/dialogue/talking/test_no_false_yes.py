"""What no page settles gets no yes or no, and no remedy breaks what works for others."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.translate import _, translator
from tests.dialogue.person import Person, after

_YES, _NO = _("Yes."), _("No.")
_MASK = "Campaign - globex - (.*)"


def _has_yes_or_no(reads: str, locale: str) -> bool:
    begun = tuple(translator(locale).text(word).rstrip(".") for word in (_YES, _NO))
    return any(line.startswith(begun) for line in reads.splitlines())


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("we have two IMS accounts, may I delete the second?",)),
        ("fr", ("deux comptes externes IMS, je peux en supprimer un ?",)),
        ("sv", ("två konton för IMS, kan jag radera det ena?",)),
        ("ko", ("IMS 외부 계정이 두 개인데 하나 삭제해도 되나요?",)),
        ("de", ("zwei Konten für IMS, kann ich eins entfernen?",)),
        ("en", ("association mask", "must I restart the server if nothing was changed?")),
        ("de", ("Association Mask", "muss ich den Server neu starten, wenn ich nichts geändert habe?")),
    ],
)
def test_a_question_turned_round_gets_no_yes_or_no(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """To "enough?", "may I delete one?": the sentence stands alone."""
    assert not _has_yes_or_no(after(desk, locale, *turns).reads, locale)


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("which type must the account have?", "there is also an SFTP account, does it hurt?")),
        ("sv", ("kontotyp", "det finns också ett SFTP-konto, stör det?")),
        ("ko", ("계정 유형은 뭐가 맞나요", "바운스 계정도 있는데 그건 상관없나요")),
        ("de", ("Typ des Kontos", "es gibt auch ein Routing-Konto, stört das?")),
        ("fr", ("type de compte", "il y a aussi un compte SFTP, ça pose un souci ?")),
    ],
)
def test_an_account_of_another_type_keeps_it(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """What is said of the type for IMS is not said of it."""
    person = Person(desk, Session(chosen=locale))
    answered: tuple[str, ...] = ()
    for turn in turns:
        told = person.says(Question(turn)).told
        answered = told.answered if told else ()
    assert answered == ("check/external-account-unique",)


@pytest.mark.parametrize(
    ("locale", "report", "told"),
    [
        (
            "en",
            "only one colleague gets Login does not have any right",
            'the mask is {mask}, profile "{name}"',
        ),
        ("sv", "bara en kollega: Inloggningen har ingen rättighet", 'mask {mask}, profil "{name}"'),
    ],
)
def test_for_one_person_the_mask_of_all_stays(desk: Desk, locale: str, report: str, told: str) -> None:
    """The mask that lets the others in is not to be changed."""
    name = "Campaign \u2013 globex \u2013 Ops"
    reads = after(desk, locale, report, told.format(mask=_MASK, name=name)).reads
    say = translator(locale)
    assert say.text(_("Only the dashes differ: one side has longer ones.")) in reads
    assert say.text(_("Save, restart the server and sign in again.")) not in reads


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("en", 'mask {mask}, profile "{name}", what must the group be named in Campaign?'),
        ("fr", 'masque {mask}, profil "{name}", comment doit se nommer le groupe ?'),
        ("sv", 'mask {mask}, profil "{name}", vad ska gruppen heta?'),
        ("ko", '마스크는 {mask}이고 프로필은 "{name}"인데 그룹 이름이 뭐여야 하나요'),
        ("de", 'Maske {mask}, Profil "{name}", wie soll die Gruppe heißen?'),
    ],
)
def test_a_group_that_is_asked_for_is_named(desk: Desk, locale: str, asked: str) -> None:
    """The question itself is no name."""
    assert "`Ops`" in after(desk, locale, asked.format(mask=_MASK, name="Campaign - globex - Ops")).reads


@pytest.mark.parametrize(
    ("locale", "asked"),
    [
        ("en", "the internal name is Adobe_Experience_Cloud, is that incorrect?"),
        ("sv", "internt namn är Adobe_Experience_Cloud, är det fel?"),
        ("de", "der interne Name ist Adobe_Experience_Cloud, ist das falsch?"),
    ],
)
def test_asked_whether_it_is_wrong_a_right_value_gets_no_yes(desk: Desk, locale: str, asked: str) -> None:
    """A yes would say that it is wrong."""
    reads = after(desk, locale, asked).reads
    assert "Adobe_Experience_Cloud" in reads
    assert not _has_yes_or_no(reads, locale)
