"""English sentences left in a page of another language.

What is quoted, set as code, stressed, linked to a public address or named as a label of the console is not
judged, and neither are names, messages of the system (an error's code, a cell whose neighbour explains it in
the page's language) and what no language of the page translates. A page that is English nearly throughout is
one finding.

Passes: `Cliquez sur **[!UICONTROL Save and close]**.` Fails: `Check that the mask is a prefix.` in French.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.compiler.lint.lint_finding import Checked, LintFinding
from bot.compiler.page.aligned import AlignedRow
from bot.compiler.page.links import is_public
from bot.compiler.page.sections import plain
from bot.languages import SOURCE_LOCALE
from bot.model import Block, BlockKind, Inline, Severity, Span, Style
from bot.sources.frequent_words import FREQUENT_WORDS, word_set
from bot.translate import _, n_

NAME = "untranslated-text"
_ENGLISH = FREQUENT_WORDS[SOURCE_LOCALE] | word_set(
    "a an on for in at as or by has have had was were will would should could may might do does "
    "this these those their they its we our then than but into only any all each other such there "
    "here where how what who whose use used using about also following below above between"
)
_JOINING = word_set("a an the of on in for with and or to at by from as")
_SENTENCE_END = re.compile(
    "(?<=[.!?:;])\\s+|(?<=[.!?])(?=[\u1100-\u11ff\u3040-\ud7a3])|(?<=[。！？、])\\s*|\\n"
)
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)")
"""A word, or several that hyphens make one; the letters between a number's digits are none."""
_ADDRESS = re.compile(r"\b[a-z]+://[^\s()（）]+")
_QUOTED = re.compile(
    r"\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»|‘[^’\n]*’|„[^“\n]*“|「[^」\n]*」|『[^』\n]*』|(?<!\w)'[^'\n]*'(?!\w)"
)
_NOT_PROSE = re.compile(r"[=;{}<>|\\]|\s-\s.*\s-\s|\w_\w|\w\(|::|\bSELECT\b|\bFROM\b|\bWHERE\b")
_MESSAGE = re.compile(r"\b[A-Z]{2,}[-_ ]\d{3,}\b")
"""The code of an error or message: `ABC-100200 - The header is not allowed`."""
_FAMILIAR_SHARE = 0.8
"""A choice: words that the translation of the same page has as well are terms."""
_SHORT_CHARS = 90
"""A choice: shorter ones without a full stop are names and labels."""
_SENTENCE_LEAST = 8
"""A choice: fewer words without a full stop are no sentence."""
_WHOLE_SHARE = 0.6
"""A choice: so much of a page in English, and it is told once, not line by line."""
_WHOLE_LEAST = 4
"""A choice: of fewer lines a page is not judged as a whole."""
_MARK = "\x00"
_GLOSS = re.compile(
    rf"{_MARK}\s*[(（](?:[^\s()（）]+[ ]){{0,{_SENTENCE_LEAST - 2}}}[^\s()（）]*[^\s()（）.!?][)）]"
)
"""What a label of the console is called in English, behind it in brackets: a name, no sentence."""


def check(page: Checked) -> Iterator[LintFinding]:
    """One finding for each text with English in it, or one for the page."""
    for locale in page.aligned.versions:
        if locale == SOURCE_LOCALE:
            continue
        known, kept = _source_words(page), _kept_by_all(page, locale)
        found = [
            (block, sentences)
            for row in page.aligned.rows
            for block in _texts(row, locale)
            if (
                sentences := [
                    sentence
                    for sentence in english_sentences(block.inline, locale, known)
                    if sentence not in kept
                ]
            )
        ]
        judged = sum(1 for row in page.aligned.rows for block in _texts(row, locale) if _is_prose(block))
        if len(found) >= _WHOLE_LEAST and len(found) >= _WHOLE_SHARE * judged:
            first, sentences = found[0]
            yield page.finding(
                NAME,
                Severity.WARNING,
                locale,
                first.line,
                n_(
                    "the whole page is still in English ({count} text)",
                    "the whole page is still in English ({count} texts)",
                    len(found),
                ),
                found=sentences[0],
            )
            continue
        for block, sentences in found:
            yield page.finding(
                NAME,
                Severity.WARNING,
                locale,
                block.line,
                _("this is still in English"),
                found=" ".join(sentences),
            )


def english_sentences(inline: Inline, locale: str, known: frozenset[str] = frozenset()) -> list[str]:
    """The sentences of a text that are English though the page is in another language.

    `known` are the words of the page in English, in small letters.
    """
    plain_too = any(span.style is Style.PLAIN and span.text.strip() for span in inline)
    held = [_is_name(span, beside=plain_too) for span in inline]
    text = "".join([_MARK if hold else span.text for span, hold in zip(inline, held, strict=True)])
    if sum(char.isascii() and char.isalpha() for char in text) < 12:
        return []
    shown = iter([span.text for span, hold in zip(inline, held, strict=True) if hold])
    found = []
    for sentence in _sentences(text):
        labels = [next(shown) for _mark in range(sentence.count(_MARK))]
        if _is_english(sentence, locale, known):
            for label in labels:
                sentence = sentence.replace(_MARK, label, 1)  # noqa: PLW2901
            found.append(sentence.strip())
    return found


def _sentences(text: str) -> Iterator[str]:
    """A text cut where sentences and their parts end, but not within what is quoted, as a message is."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not any(first < end.start() < last for first, last in quoted):
            yield text[start : end.start()]
            start = end.end()
    yield text[start:]


def _is_name(span: Span, *, beside: bool) -> bool:
    """Whether a run names something: a label, a value, a page elsewhere; stressed words beside plain ones."""
    if span.style in (Style.CODE, Style.UI):
        return True
    if span.style is Style.LINK:
        return is_public(span.href)
    return beside and span.style in (Style.STRONG, Style.EMPHASIS)


def _is_english(sentence: str, locale: str, known: frozenset[str]) -> bool:
    prose = _QUOTED.sub(" ", _GLOSS.sub(_MARK, sentence))
    if _NOT_PROSE.search(_ADDRESS.sub(_MARK, prose)) or _MESSAGE.search(sentence):
        return False
    least = 6 if sentence.rstrip().endswith(":") else 4
    parts = _ADDRESS.split(prose.replace(_MARK, " "))  # what stands before an address alone may be English
    return any(
        _are_english(words, locale, known)
        for words in (_WORD.findall(part) for part in (" ".join(parts), *parts))
        if len(words) >= least
    )


def _are_english(words: Sequence[str], locale: str, known: frozenset[str]) -> bool:
    if sum(word.isascii() for word in words) < 0.9 * len(words):
        return False
    english, own = _only(locale)
    ours = sum(word.lower() in english for word in words)
    theirs = sum(word.lower() in own for word in words)
    capitals = sum(word[:1].isupper() for word in words)
    if ours < 2 or theirs * 3 > ours or capitals > 0.7 * len(words) or _are_names(words):
        return False
    if not known:
        return ours >= 0.25 * len(words)
    familiar = sum(word.lower() in known or word.lower() in english for word in words)
    return familiar >= _FAMILIAR_SHARE * len(words) or (not theirs and ours >= 0.4 * len(words))


def _are_names(words: Sequence[str]) -> bool:
    """Whether words are names, and what joins them: "Handbuch in Commerce on Cloud Infrastructure"."""
    return all(word[:1].isupper() or word in _JOINING for word in words)


@cache
def _only(locale: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words that are English and not of the other language, and the other way round."""
    other = FREQUENT_WORDS.get(locale.partition("-")[0], frozenset())
    return _ENGLISH - other, other - _ENGLISH


def _source_words(page: Checked) -> frozenset[str]:
    """The words of the page in English; none where there is no such page."""
    if SOURCE_LOCALE not in page.aligned.versions:
        return frozenset()
    return frozenset(
        word.lower()
        for row in page.aligned.rows
        for block in _texts(row, SOURCE_LOCALE)
        for word in _WORD.findall(plain(block.inline))
    )


def _kept_by_all(page: Checked, locale: str) -> frozenset[str]:
    """Short texts, or parts of them, that are no sentences, and that no other language translates either."""
    others = [other for other in page.aligned.versions if other not in (locale, SOURCE_LOCALE)]
    if not others or SOURCE_LOCALE not in page.aligned.versions:
        return frozenset()
    kept = [
        {
            part.strip()
            for row in page.aligned.rows
            for block in _texts(row, other)
            for text in (plain(block.inline),)
            for part in (text, *_sentences(text))
        }
        for other in others
    ]
    return frozenset(
        text
        for text in frozenset.intersection(*map(frozenset, kept))
        if len(text) < _SHORT_CHARS and text[-1:] not in ".!?"
    )


def _labels(blocks: Sequence[Block], locale: str) -> Iterator[int]:
    """The cells of tables that quote what a neighbour explains, and short ones that are no sentence.

    The first of a row that says anything in words quotes: a message, with its number before it or not.
    """
    for block in blocks:
        for item in block.items:
            if block.label == "table":
                prose = [_own_prose(cell, locale) for cell in item]
                texts = [plain(cell.inline) for cell in item]
                first = next((number for number, text in enumerate(texts) if _WORD.search(text)), 0)
                for number, (cell, text) in enumerate(zip(item, texts, strict=True)):
                    quoted = number == first and any(prose[number + 1 :])
                    if quoted or (len(_WORD.findall(text)) < _SENTENCE_LEAST and text[-1:] not in ".!?:"):
                        yield id(cell)
            yield from _labels(item, locale)


def _own_prose(cell: Block, locale: str) -> bool:
    """Whether a cell is a text in the page's own language."""
    text = plain(cell.inline)
    words = _WORD.findall(text)
    _english, own = _only(locale)
    return any(char > "\u02ff" and char.isalpha() for char in text) or (
        len(words) >= 3 and sum(word.lower() in own for word in words) > 0
    )


def _texts(row: AlignedRow, locale: str) -> Iterator[Block]:
    draft = row.drafts.get(locale)
    if draft is None:
        return
    yield draft.heading or Block(BlockKind.PARAGRAPH, draft.line, (Span(draft.title),))
    labels = frozenset(_labels(draft.blocks, locale)) if locale != SOURCE_LOCALE else frozenset()
    for leaf in row.leaves[locale]:
        if leaf.block.kind is BlockKind.PARAGRAPH and id(leaf.block) not in labels:
            yield leaf.block


def _is_prose(block: Block) -> bool:
    return len(_WORD.findall(plain(block.inline))) >= 4
