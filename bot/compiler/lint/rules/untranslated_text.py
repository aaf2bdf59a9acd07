"""English sentences left in a page of another language.

What is quoted, set as code, or named as a label of the console is not judged, and neither are names. A page
that is English nearly throughout is one finding.

Passes: `Cliquez sur **[!UICONTROL Save and close]**.` Fails: `Check that the mask is a prefix.` in French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.compiler.lint.finding import Checked, LintFinding
from bot.compiler.page.aligned import AlignedRow
from bot.compiler.page.sections import plain
from bot.compiler.page.versions import SOURCE_LOCALE
from bot.model import Block, BlockKind, Inline, Severity, Span, Style
from bot.sources.frequent_words import FREQUENT_WORDS, word_set
from bot.translate import _

CODE = "untranslated-text"
_ENGLISH = FREQUENT_WORDS["en"] | word_set(
    "a an on for in at as or by has have had was were will would should could may might do does "
    "this these those their they its we our then than but into only any all each other such there "
    "here where how what who whose use used using about also following below above between"
)
_SENTENCE_END = re.compile(r"(?<=[.!?。:;])\s+|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»|‘[^’\n]*’|„[^“\n]*“|(?<!\w)'[^'\n]*'(?!\w)")
_NOT_PROSE = re.compile(r"[=;{}<>|\\]|\w_\w|\w\(|::|\bSELECT\b|\bFROM\b|\bWHERE\b")
_WHOLE_SHARE = 0.6
_WHOLE_LEAST = 4
_MARK = "\x00"


def check(page: Checked) -> Iterator[LintFinding]:
    """One finding for each text with English in it, or one for the page."""
    for locale in page.aligned.versions:
        if locale == SOURCE_LOCALE:
            continue
        found = [
            (block, sentences)
            for row in page.aligned.rows
            for block in _texts(row, locale)
            if (sentences := english_sentences(block.inline, locale))
        ]
        judged = sum(1 for row in page.aligned.rows for block in _texts(row, locale) if _is_prose(block))
        if len(found) >= _WHOLE_LEAST and len(found) >= _WHOLE_SHARE * judged:
            first, sentences = found[0]
            yield page.finding(
                CODE,
                Severity.WARNING,
                locale,
                first.line,
                _("the whole page is still in English ({count} texts)", count=len(found)),
                found=sentences[0],
            )
            continue
        for block, sentences in found:
            yield page.finding(
                CODE,
                Severity.WARNING,
                locale,
                block.line,
                _("this is still in English"),
                found=" ".join(sentences),
            )


def english_sentences(inline: Inline, locale: str) -> list[str]:
    """The sentences of a text that are English though the page is in another language."""
    text = "".join([_MARK if span.style in (Style.CODE, Style.UI) else span.text for span in inline])
    if sum(char.isascii() and char.isalpha() for char in text) < 12:
        return []
    shown = iter([span.text for span in inline if span.style in (Style.CODE, Style.UI)])
    found = []
    for sentence in _SENTENCE_END.split(text):
        labels = [next(shown) for _mark in range(sentence.count(_MARK))]
        if _is_english(sentence, locale):
            for label in labels:
                sentence = sentence.replace(_MARK, label, 1)  # noqa: PLW2901
            found.append(sentence.strip())
    return found


def _is_english(sentence: str, locale: str) -> bool:
    prose = _QUOTED.sub(" ", sentence)
    if _NOT_PROSE.search(prose):
        return False
    words = _WORD.findall(prose.replace(_MARK, " "))
    if len(words) < 4 or sum(word.isascii() for word in words) < 0.9 * len(words):
        return False
    english, own = _only(locale)
    ours = sum(word.lower() in english for word in words)
    theirs = sum(word.lower() in own for word in words)
    capitals = sum(word[:1].isupper() for word in words)
    return ours >= 2 and ours >= 0.2 * len(words) and theirs * 3 <= ours and capitals <= 0.7 * len(words)


@cache
def _only(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that are English and not of the other language, and the other way round."""
    other = FREQUENT_WORDS.get(locale.partition("-")[0], frozenset())
    return _ENGLISH - other, other - _ENGLISH


def _texts(row: AlignedRow, locale: str) -> Iterator[Block]:
    draft = row.drafts.get(locale)
    if draft is None:
        return
    yield draft.heading or Block(BlockKind.PARAGRAPH, draft.line, (Span(draft.title),))
    for leaf in row.leaves[locale]:
        if leaf.block.kind is BlockKind.PARAGRAPH:
            yield leaf.block


def _is_prose(block: Block) -> bool:
    return len(_WORD.findall(plain(block.inline))) >= 4
