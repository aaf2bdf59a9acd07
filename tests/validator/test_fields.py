"""A setting's name with one slip of the finger, or without its small words, is still that setting."""

from __future__ import annotations

import pytest

from bot.validator.fields import FLAT, Names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lable", "label"),
        ("labal", "label"),
        ("tenat", "tenant"),
        ("scpoes", "ims_scope"),
        ("callback_sevrer", "callback_url"),
    ],
)
def test_one_letter_wrong_in_five_is_near_enough(typed: str, meant: str) -> None:
    """The bound is four letters in five, and counts what lies on it."""
    placed = Names().place(typed, FLAT)
    assert placed is not None
    assert (placed.field.name, placed.assumed) == (meant, True)


def test_two_letters_wrong_in_five_are_not() -> None:
    """That may be any word."""
    assert Names().place("lbaxl", FLAT) is None


@pytest.mark.parametrize(
    ("written", "setting"),
    [
        ("serveurRappel", "callback_url"), ("serveur_rappel", "callback_url"),
        ("masqueCorrespondance", "association_mask"), ("masque-association", "association_mask"),
        ("identifiantOrganisation", "organization_id"), ("datemodification", "last_modified"),
        ("urlImsServer", "ims_server"), ("kontextProdukts", "product_context"),
        ("adresseImsServers", "ims_server"), ("url_callback_servers", "callback_url"),
    ],
)  # fmt: skip
def test_small_words_may_be_left_out(written: str, setting: str) -> None:
    """However what is left is put together: that is the name, and no guess."""
    placed = Names().place(written, FLAT)
    assert placed is not None
    assert (placed.field.name, placed.assumed) == (setting, False)


@pytest.mark.parametrize("written", ["콜벡 서버", "콜백 써버"])
def test_a_letter_in_a_syllable_is_a_slip(written: str) -> None:
    """Read as the name that is meant, and told."""
    placed = Names().place(written, FLAT)
    assert placed is not None
    assert (placed.field.name, placed.assumed) == ("callback_url", True)


@pytest.mark.parametrize(
    ("written", "setting"),
    [
        ("IMS-Umfang", "ims_scope"), ("IMS-Endpunkt", "ims_server"), ("Technischer Name", "internal_name"),
        ("Rücksprung-URL", "callback_url"), ("Mandanten-ID", "tenant"), ("Client-Bezeichner", "client_id"),
        ("point de terminaison IMS", "ims_server"), ("URL de retour", "callback_url"),
        ("portées", "ims_scope"), ("nom technique", "internal_name"), ("clé secrète", "client_secret"),
        ("räckvidd", "ims_scope"), ("kopplingsmask", "association_mask"),
        ("senaste ändring", "last_modified"), ("IMS 엔드포인트", "ims_server"), ("권한 범위", "ims_scope"),
        ("사용 여부", "enabled"), ("변경일", "last_modified"),
    ],
)  # fmt: skip
def test_other_words_for_a_label_are_known(written: str, setting: str) -> None:
    """As people write who do not have the console before them: that is the name, and no guess."""
    placed = Names().place(written, FLAT)
    assert placed is not None
    assert (placed.field.name, placed.assumed) == (setting, False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Serveur de rappel (Callback server)", "callback_url"),
        ("콜백 서버(Callback server)", "callback_url"),
        ("Callback server（콜백 서버）", "callback_url"),
        ("Internt namn (internal name)", "internal_name"),
        ("Association mask (as of today)", "association_mask"),
        ("회신 주소(Callback server)", "callback_url"),
        ("Callback server / Serveur de rappel", "callback_url"),
        ("Type / Typ", "type"),
    ],
)
def test_a_name_with_its_translation_behind_it_is_known(typed: str, meant: str) -> None:
    """As the pages have it in French and Korean, or with a remark."""
    found = Names().knows(typed, FLAT)
    assert found is not None
    assert found.name == meant


@pytest.mark.parametrize(
    "typed", ["Operator (internal name)", "Type (internal name)", "Client ID / Client secret"]
)
def test_a_name_behind_another_things_is_not(typed: str) -> None:
    """What stands there may be anybody's."""
    assert Names().knows(typed, FLAT) is None


@pytest.mark.parametrize(
    ("written", "setting"),
    [
        ("imsConfig/serverUrl", "ims_server"), ("imsSettings/server", "ims_server"),
        ("ims/scope", "ims_scope"),
        ("imsConfig/url", "ims_server"), ("settings/serverUrl", "server"),
        ("URL du serveur de callback", "callback_url"), ("URL för återanropsserver", "callback_url"),
        ("Masque d’association des droits", "association_mask"), ("Rättighetsmask", "association_mask"),
        ("Mot de passe client IMS", "client_secret"), ("IMS-lösenord", "client_secret"),
        ("Klientorganisation", "tenant"),
        ("권한 마스크", "association_mask"), ("IMS 비밀번호", "client_secret"),
        ("IMS-Passwort", "client_secret"), ("Rechtemaske", "association_mask"),
    ],
)  # fmt: skip
def test_names_of_other_consoles_and_elements_are_known(written: str, setting: str | None) -> None:
    """The server within an element of IMS is that of IMS, elsewhere that of Experience Cloud."""
    placed = Names().place(written, ("account",))
    assert (placed and placed.field.name) == setting
