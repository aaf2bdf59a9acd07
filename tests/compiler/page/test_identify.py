"""Which files are one page."""

from __future__ import annotations

from bot.compiler.page.identify import Member, Traits, group, page_keys


def member(
    number: int, locale: str, neutral: str, *, exl_id: str = "", uuid: str = "", anchor: str = ""
) -> Member:
    """A file on its way into a page."""
    traits = Traits(exl_id, uuid, anchor)
    return Member(number, locale, neutral, f"{locale}/{neutral}", neutral, traits)


def pages(*members: Member) -> tuple[list[list[str]], list[str]]:
    """What is grouped, and the conflicts."""
    grouped, conflicts = group(members)
    return [[one.shown for one in page] for page in grouped], [str(one) for one in conflicts]


def test_any_of_four_keys_joins_languages() -> None:
    """Path, exl-id, uuid, the first heading's anchor: they need not be the same for all."""
    found, conflicts = pages(
        member(0, "en", "a.md", exl_id="1"),
        member(1, "sv", "b.md", exl_id="1", uuid="2"),
        member(2, "fr", "c.md", uuid="2", anchor="x"),
        member(3, "ko", "d.md", anchor="x"),
        member(4, "de", "d.md"),
    )
    assert found == [["de/d.md", "en/a.md", "fr/c.md", "ko/d.md", "sv/b.md"]]
    assert not conflicts


def test_a_page_never_gets_two_files_of_one_language() -> None:
    """The weaker key gives way, and is reported."""
    found, conflicts = pages(
        member(0, "en", "a.md", anchor="x"),
        member(1, "sv", "a.md", anchor="x"),
        member(2, "en", "b.md", anchor="x"),
        member(3, "sv", "b.md", anchor="x"),
    )
    assert found == [["en/a.md", "sv/a.md"], ["en/b.md", "sv/b.md"]]
    assert conflicts == ["en/b.md:1: anchor 'x' is also that of en/a.md; kept as two pages"]


def test_the_order_of_files_does_not_matter() -> None:
    """Neither for the pages nor for the conflicts."""
    members = [
        member(number, locale, path, anchor=anchor)
        for number, (locale, path, anchor) in enumerate(
            [
                ("en", "a.md", "x"),
                ("sv", "b.md", "x"),
                ("en", "c.md", "x"),
                ("ko", "b.md", ""),
                ("ko", "a.md", "y"),
            ]
        )
    ]
    assert pages(*members) == pages(*reversed(members))


def test_every_page_has_a_key_of_its_own() -> None:
    """Its anchor, the one named so first; else file and folders tell them apart."""
    found = [
        [member(0, "en", "one/x.md", anchor="x")],
        [member(1, "en", "one/y.md", anchor="x")],
        [member(2, "en", "two/y.md", anchor="x")],
        [member(3, "en", "three/free.md")],
        [member(4, "sv", "four/z.md", anchor="zsv"), member(5, "en", "four/z.md", anchor="z")],
    ]
    assert page_keys(found) == ["x", "x--y", "x--y--two", "free", "z"]
