"""Which language a page is in."""

from __future__ import annotations

import pytest

from bot.sources.page_language import locale_of, normalised, spoken


@pytest.mark.parametrize(
    ("root", "path", "expected"),
    [
        ("/x/docs", "sv-SE/help/rn/a.md", ("sv", "help/rn/a.md")),
        ("/x/docs", "help/fr/a.md", ("fr", "help/a.md")),
        ("/x/docs", "help/a.fr.md", ("fr", "help/a.md")),
        ("/x/docs", "a_ko-KR.txt", ("ko", "a.txt")),
        ("/x/campaign.sv-SE", "help/a.md", ("sv", "help/a.md")),
        ("/x/ja-JP/help", "a.md", ("ja", "a.md")),
        ("/x/docs", "pt-BR/a.md", ("pt-BR", "a.md")),
        ("/x/docs", "zh-Hans/a.md", ("zh-CN", "a.md")),
        ("/x/docs", "help/rn/using/is-it.md", ("de", "help/rn/using/is-it.md")),
        ("/x/docs", "no_such-thing/in-a-list.md", ("de", "no_such-thing/in-a-list.md")),
    ],
)
def test_names_tell_first(root: str, path: str, expected: tuple[str, str]) -> None:
    """Folder and file names, the source's own place; else what the page says."""
    assert locale_of(root, path, "de") == expected


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Vérifiez que la valeur est celle des autres instances.", "fr"),
        ("Kontrollera att värdet är detsamma som på de andra.", "sv"),
        ("값이 다른 인스턴스와 같은지 Campaign 콘솔에서 봅니다.", "ko"),
        ("Check that the value is the one of the other instances.", "en"),
        ("Prüfen Sie, ob der Wert mit dem der anderen übereinstimmt und nicht leer ist.", "de"),
        ("値が他のインスタンスと同じか確認します。", "ja"),
        ("Проверьте значение.", "ru"),
        ("请检查该值。", "zh-CN"),
        ("請檢查這個值。", "zh-TW"),
        ("Verifique se o usuário faz parte do grupo e se você pode entrar.", "pt-BR"),
        ("Verifique se o utilizador pode abrir o ficheiro que está na pasta do servidor.", "pt"),
        ("`x` 123", ""),
    ],
)
def test_the_text_tells_else(text: str, locale: str) -> None:
    """By its script or its most frequent words."""
    assert spoken(text) == locale


def test_tags_are_written_in_one_way() -> None:
    """Regions go where the written language is one."""
    assert [normalised(tag) for tag in ("sv-SE", "KO_kr", "pt-br", "zh-TW", "rn", "")] == [
        *("sv", "ko", "pt-BR", "zh-TW", "", ""),
    ]
