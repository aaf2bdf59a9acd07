"""A step that people tell as met is left behind, and no page is told again from its start."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from tests.dialogue.person import answer_to


@pytest.mark.parametrize(
    ("locale", "turns", "left", "behind"),
    [
        (
            "en",
            ("everybody lands on adobe.com", "https is in there already"),
            "this very|instance",
            "begins with",
        ),
        ("fr", ("tout le monde arrive sur adobe.com", "https, ça y est déjà"), "instance", "commence par"),
        ("sv", ("alla hamnar på adobe.com", "https finns redan där"), "instans", "börjar med"),
        ("ko", ("모두 adobe.com으로 이동해요", "https는 이미 되어 있어요"), "인스턴스", "시작하는지"),
        ("de", ("alle landen auf adobe.com", "https ist schon drin"), "Instanz", "mit https"),
        ("en", ("everybody lands on adobe.com", "https looks right"), "this very|instance", "begins with"),
        ("fr", ("tout le monde arrive sur adobe.com", "https, c'est bon"), "instance", "commence par"),
        ("ko", ("모두 adobe.com으로 이동해요", "https는 맞아요"), "인스턴스", "시작하는지"),
        ("en", ("technical accounts for API calls", "project made, next?"), "Add API", "Create new project"),
        ("ko", ("API 호출용 기술 계정", "프로젝트 만들었어요 다음은요?"), "Add API", "Create new project"),
        ("de", ("technische Konten für API-Aufrufe", "Token erzeugt, was jetzt?"), "Bearer", "SOAP"),
        (
            "sv",
            ("vem loggar in inbyggt fortfarande", "kolumnen är tillagd"),
            "Gå igenom",
            "Högerklicka",
        ),
        ("fr", ("vider le cache WebView2 de la console", "console fermée"), "ProgramData", "Fermez"),
    ],
)
def test_the_steps_after_it_are_left(
    desk: Desk, locale: str, turns: tuple[str, ...], left: str, behind: str
) -> None:
    """The last step that is told of counts."""
    reads, _answered = answer_to(desk, locale, *turns)
    assert any(word in reads for word in left.split("|"))
    assert behind not in reads


@pytest.mark.parametrize(
    "turns",
    [
        ("technical accounts for API calls", "I want to add the API"),
        ("technical accounts for API calls", "the API does not appear there"),
        ("technical accounts for API calls", "is a project there already?"),
        ("console cache", "emptied both folders, still the same"),
        ("hosted by Adobe", "sorry, we are hybrid after all"),
    ],
)
def test_what_tells_of_no_step_leaves_none(desk: Desk, turns: tuple[str, ...]) -> None:
    """A wish, a trouble, a question, the whole page, and what one's installation is."""
    reads, _answered = answer_to(desk, "en", *turns)
    assert "Then this is left" not in reads
