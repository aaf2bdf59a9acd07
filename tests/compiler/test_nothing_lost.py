"""No word of a page is lost on its way into a knowledge base, and nothing but damaged values is changed.

On pages made of the dialect's shapes, and on the published documentation where it is at hand.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compiler.page.aligned import AlignedPage
from bot.compiler.page.compile import Surroundings, compile_aligned, read_version
from bot.compiler.page.identify import Member, Traits
from bot.compiler.page.literals import Settled, settle
from bot.compiler.page.sections import words
from bot.model import BlockKind, Page
from bot.sources.collect import decoded
from bot.sources.front_matter import read_front_matter
from tests.compiler.documents import aligned_of

CORPUS = Path("/tmp/corpus")  # noqa: S108 - only looked at, and only where somebody unpacked it there
NOWHERE = Surroundings({}, {})
_UNSEEN = re.compile("[\u200b\u2060\ufeff\u200c\u200e\u200f]")
_SILENT = re.compile(
    r"<!--.*?(?:-->|\Z)|^[ >]*(?:```|~~~)[^\n]*|!\[[^\]\n]*\]\([^)\n]*\)|\]\([^\n)]*\)|\[![A-Z]+|\{[^{}\n]*\}"
    r"|<!\[CDATA\[|</?[A-Za-z][^<>]*>|^[ >]*\d{1,3}\. ",
    re.DOTALL | re.MULTILINE,
)


def written(text: str) -> Iterator[str]:
    """The words of a page as a reader of its source finds them, without marks, addresses and comments."""
    body = text[read_front_matter(text).body_offset :]
    bare = _UNSEEN.sub("", html.unescape(_SILENT.sub(" ", body)))
    yield from re.findall(r"[^\W_]+", re.sub(r"\\", "", bare))


def said(pages: dict[str, Page]) -> dict[str, str]:
    """All letters that the compiled page says, by locale."""
    return {
        locale: squeezed("\n".join(f"{s.title}\n{words(s.blocks)}" for s in page.sections))
        for locale, page in pages.items()
    }


def squeezed(text: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]+", "", _UNSEEN.sub("", html.unescape(text)))


WORD = st.sampled_from(["Type", "값", "유형", "フィールド", "größe", "nom", "x_y", "2024", "box", "mål"])
SHAPES = st.sampled_from(
    [
        *("[!UICONTROL {0}]: `{1}`", "[!UICONTROL {0}]: {1}\n{2}", "[{0}]: {1}", "[{0}]: <{1}> '{2}'"),
        *("1. [!DNL {0}]: {1}", "> [{0}]: {1}", "* **{0} **: {1}", "**{0}({1})**은 {2}", "*{0}({1})*은 {2}"),
        *(
            "__{0}({1})__은 {2}",
            "2024. 5. 1.부터 {0}",
            "2024. 12. {0} {1}",
            "5. 1.({0}) {1}",
            "1. {0}\n2. {1}",
        ),
        *("[[!DNL {0}] {1}](#a)", "[{0} [!UICONTROL {1}]](x.md) {2}", "|{0}|{1}|\n|-|-|\n|{2}|{0}|{1}|{2}|"),
        *(">[!VIDEO](https://x.example/v) {0}", ">[!TAB {0}] {1}", ">[!NOTE]\n>\n>{0} {1}", "{0} **** {1}"),
        *("<div>{0} <b>{1}</b></div>", "<![CDATA[{0}]]>", "```\n{0} {1}\n```", "    {0}", "{0}\u2028{1}"),
        *("## {0} {{#{1} .wide}}", '<a name="{0}"></a>{1}', "\\*{0}\\* {1}", "{0}  \n{1}", "a {0} <{1}> {2}"),
    ]
)
PARAGRAPHS = st.builds(lambda shape, *fill: shape.format(*fill), SHAPES, WORD, WORD, WORD)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PARAGRAPHS, min_size=1, max_size=6), st.sampled_from(["", "---\na: b\n...\n", "<!-- c -->\n"])
)
def test_every_word_of_a_page_is_in_the_compiled_page(paragraphs: list[str], above: str) -> None:
    """Whatever shapes of the dialect it is made of."""
    text = above + "# Page {#page}\n\n" + "\n\n".join(paragraphs) + "\n"
    aligned = aligned_of({"en": text})
    shown = said(compile_aligned(aligned, NOWHERE, settle(aligned)))["en"]
    assert [word for word in written(text) if word not in shown] == []


def changes(aligned: AlignedPage, settled: Settled) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Each text that was put right: before, after, and the values that were meant to change."""
    for (key, locale), blocks in settled.repairs.items():
        row = next(row for row in aligned.rows if row.key == key)
        for number, block in blocks.items():
            old = row.leaves[locale][number].block if number >= 0 else row.drafts[locale].heading
            if old is None:
                continue
            values = [
                (d.found, d.expected)
                for d in settled.damages
                if (d.locale, d.row, d.leaf, d.repaired) == (locale, key, number, True)
            ]
            yield words((old,)), words((block,)), values


def without(text: str, values: list[str]) -> str:
    """A text with the same mark in place of some values."""
    for value in sorted(values, key=len, reverse=True):
        text = text.replace(value, "\0")
    return text


VALUES = st.sampled_from(
    ["box_depth_max", "box:keeper", "@keeperName", "`box start -all`", "box-Server.xml", "America/New_York"]
)
BROKEN = st.sampled_from(
    [
        "box_깊이_max",
        "box:管理者",
        "@名前",
        "`box 시작 -all`",
        "Box-Server.xml",
        "Europe/Paris",
        "box : keeper",
    ]
)
PROSE = st.sampled_from(
    [
        "{0}の値を（必要なら）設定し、{1}を使用します。",
        "{0}은(는) {1}와 같습니다.",
        "Mit {0} und {1}, je nach {0}.",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(PROSE, VALUES, VALUES, BROKEN), min_size=1, max_size=4))
def test_nothing_but_the_values_is_changed(lines: list[tuple[str, str, str, str]]) -> None:
    """Character for character, in scripts with blanks and without."""
    sound = "# P {#p}\n\n" + "\n\n".join(f"Use {one} with {other}." for _p, one, other, _b in lines)
    broken = "# P {#p}\n\n" + "\n\n".join(prose.format(bad, other) for prose, _one, other, bad in lines)
    aligned = aligned_of({"en": sound, "ja": broken})
    for before, after, values in changes(aligned, settle(aligned)):
        assert values
        either = [value for pair in values for value in pair]
        assert without(before, either) == without(after, either)


def corpus_pages() -> Iterator[AlignedPage]:
    """Every fifteenth page of the published documentation, in its languages."""
    for path in islice(sorted((CORPUS / "en").rglob("*.md")), 0, None, 15):
        relative = path.relative_to(CORPUS / "en")
        versions = []
        for folder, locale in (("en", "en"), ("ko-KR", "ko"), ("sv-SE", "sv")):
            text = (
                decoded((CORPUS / folder / relative).read_bytes())
                if (CORPUS / folder / relative).is_file()
                else ""
            )
            if isinstance(text, str) and text:
                name = relative.as_posix()
                versions.append(read_version(Member(0, locale, name, name, name, Traits()), text))
        yield AlignedPage(relative.stem, versions)


@pytest.mark.skipif(not (CORPUS / "en").is_dir(), reason="the published documentation is not unpacked here")
def test_published_pages_lose_and_change_nothing() -> None:
    """Nor does a page lose a word to its being aligned, cut and put right."""
    for aligned in corpus_pages():
        settled = settle(aligned)
        for before, after, values in changes(aligned, settled):
            either = [value for pair in values for value in pair]
            assert without(before, either) == without(after, either)
        shown = said(compile_aligned(aligned, NOWHERE, Settled({}, ())))
        for locale, version in aligned.versions.items():
            if not any(block.kind is BlockKind.HEADING for block in version.document.blocks):
                continue
            everything = squeezed(words(version.document.blocks))
            assert sorted(shown[locale]) == sorted(everything), (aligned.key, locale)
