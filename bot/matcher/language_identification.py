"""Which language a line is in: one of the bot's, one that is understood through one of them, or another.

Letters of a script tell first, letter pieces and words tell the rest apart. Addresses, values, labels of the
console and English words of the trade are in no language and do not count. Measured beside lingua and
py3langid (`python -m benchmarks.languages`): of short lines full of jargon those know .67 and .84, this
.96, and they need 120 MB and more.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from bot.languages import LANGUAGES, LOCALES, SOURCE_LOCALE
from bot.languages.patterns import NOTHING
from bot.languages.scripts import LATIN, SCRIPTS, Script
from bot.matcher.letter_pieces import BUCKETS, parts, pieces_of
from bot.matcher.normalise import words
from bot.matcher.scaled_numbers import ScaledNumbers
from bot.matcher.trained_model import LanguageModel
from bot.matcher.word_memory import keeping
from bot.model import Record, Words
from bot.sources.frequent_words import FREQUENT_WORDS
from bot.sources.page_language import by_script

_BORROWED = 300.0
"""Pieces that each language borrows from what is usual over all."""
_UNSEEN = 0.05
"""The share of pieces that no language has shown yet."""
_FREQUENT_TIMES = 6
"""How often the most frequent words of a language are taken to stand in its lines."""
_PRIOR = 12.0
"""How many nats of evidence the person's known language is worth."""
_SCRIPT_SHARE = 0.2
"""A line is Korean from this share of Hangul letters on, however much English jargon is in it; likewise the
languages of other scripts."""
_FOREIGN_LEAD = 5.0
"""Nats by which a foreign language must be more likely than any of the bot's."""
_CLEAR_LEAD = 10.0
"""Nats a word by which it is that language, even where all of its words stand in our phrases too."""
_SLIGHT_LEAD = 2.5
"""Nats by which a line must be likelier in another language than in the source language, if nobody knows
the person's and no letter tells: *users land on adobe.com* has one word that counts, and German has it."""
_TELLING_WORDS = 3
"""Fewer words than this, beside jargon, do not take a person out of the language they are known to speak."""
_TELLING_LETTERS = 2
"""Nor does less Hangul: `ㅠㅠ` is typed in other languages too."""
_OTHER_SCRIPT_SHARE = 0.25
"""A choice: below it a name or a quotation in another script."""
_REMEMBERED = 1 << 12
"""The words that people write repeat themselves: what this many tell is worked out once."""
_NO_PROSE = re.compile(
    r"(?<!\S)(?:[^\s\d_@=/\\<>{}*|]*+[\d_@=/\\<>{}*|]\S*+"
    r"|[^\w\s]*+[^\W_][^\s.:]*+(?:[.:](?![^\W_])[^\s.:]*+)*[.:](?=[^\W_])\S++)"
)
"""What stands between two blanks and has figures or signs of code, or a `.` or `:` between letters.

Each is looked at from its beginning only and never twice, for one may be as long as a message.
"""
_OF_SCRIPT: dict[str, tuple[str, ...]] = {
    script: tuple(tag for tag, language in LANGUAGES.items() if language.script == script)
    for script in dict.fromkeys(language.script for language in LANGUAGES.values())
    if script != LATIN
}
"""Scripts that tell a language of the bot at once, with its languages."""
_TOLD_BY_PIECES = tuple(tag for tag in LOCALES if not any(tag in tags for tags in _OF_SCRIPT.values()))
"""The bot's languages that a text may be in which no script has told."""
_OWN_LETTERS = "".join(SCRIPTS[script].letters for script in _OF_SCRIPT)
_TOLD_BY_SCRIPT = re.compile(f"[{_OWN_LETTERS}]" if _OWN_LETTERS else NOTHING)
_GLUED_LETTERS = "".join(SCRIPTS[script].letters for script in _OF_SCRIPT if SCRIPTS[script].is_glued)
_NOT_GLUED = re.compile(f"[^{_GLUED_LETTERS}]+" if _GLUED_LETTERS else r".+")
_REMEMBERED_LETTERS = 1 << 10
"""A choice: more letters than people write with, Hangul's frequent syllables among them."""
_KNOWN_SCRIPTS = ("LATIN", "FULLWIDTH", *(SCRIPTS[script].unicode_name for script in _OF_SCRIPT))


class Recognised(Record, frozen=True):
    """The bot's locale to answer a text in, and the language (a BCP 47 tag) that it is in.

    `is_foreign` where that is none of the bot's; `by_script` says that it is certain: the text is in letters
    that none of the bot's languages has, `is_clear` that its words leave no doubt. `through` says that the
    bot understands it through `locale`.
    """

    locale: str
    spoken: str
    is_foreign: bool = False
    by_script: bool = False
    through: bool = False
    is_clear: bool = False


def recognise(model: LanguageModel, text: str, prior: str | None = None) -> Recognised:
    """The language of a text; `prior`, the person's known one, decides where the text tells little."""
    prose = _prose(model, text)
    is_plain = prose.isascii()
    letters = 0 if is_plain else sum(map(str.isalpha, prose))
    told_by = _OF_SCRIPT if not is_plain and _TOLD_BY_SCRIPT.search(prose) else {}
    for script, tags in told_by.items():
        if _is_written_in(SCRIPTS[script], prose, letters, is_known=bool(prior)):
            told = tags[0] if len(tags) == 1 else _likeliest(evidence_for(model, prose), tags)
            return Recognised(told, told)
    if not is_plain and sum(map(_is_other_script, prose)) > _OTHER_SCRIPT_SHARE * letters:
        return Recognised(prior or SOURCE_LOCALE, by_script(prose, letters), is_foreign=True, by_script=True)
    found = words(_TOLD_BY_SCRIPT.sub(" ", prose) if told_by else prose)
    if not found or (prior in LOCALES and len(found) < _TELLING_WORDS):
        locale = prior if prior in LOCALES else SOURCE_LOCALE
        return Recognised(locale, locale)
    evidence = evidence_for(model, prose)
    own = _likeliest(evidence, _TOLD_BY_PIECES)
    other = max(model.foreign, key=evidence.__getitem__, default="")
    known = _PRIOR if prior in LOCALES else 0.0
    lead = evidence.get(other, -math.inf) - evidence[own]
    if lead > _FOREIGN_LEAD and (lead > _FOREIGN_LEAD + known or prior != own):
        is_lone = prior is None and len(found) == 1 and is_plain  # "solved" is Danish, too
        through = "" if is_lone else model.through.get(other, "")
        is_clear = len(found) >= _TELLING_WORDS and lead >= _CLEAR_LEAD * len(found)
        locale = through or prior or SOURCE_LOCALE
        return Recognised(locale, other, is_foreign=True, through=bool(through), is_clear=is_clear)
    if prior in _TOLD_BY_PIECES:
        evidence[prior] += known
    elif prior is None and is_plain:
        evidence[SOURCE_LOCALE] += _SLIGHT_LEAD
    locale = _likeliest(evidence, _TOLD_BY_PIECES)
    return Recognised(locale, locale)


def _likeliest(evidence: Mapping[str, float], among: Collection[str]) -> str:
    """The language of some for which most speaks; of equals, the first."""
    return max(among, key=evidence.__getitem__)


def _is_written_in(script: Script, prose: str, letters: int, *, is_known: bool) -> bool:
    """Whether enough of a text is in a script; a person whose language `is_known` types signs of others."""
    written = len(re.findall(f"[{script.letters}]", prose))
    tells = not is_known or len(re.findall(f"[{script.telling}]", prose)) >= _TELLING_LETTERS
    return written > 0 and written >= _SCRIPT_SHARE * letters and tells


def _prose(model: LanguageModel, text: str) -> str:
    """What is in a language at all; Hangul that is glued to jargon (`URL을`) comes apart and stays."""
    plain = _NO_PROSE.sub(lambda found: _NOT_GLUED.sub(" ", found[0]), text)
    whole = said = " ".join(words(plain))
    for message in model.messages:
        said = said.replace(message, " ")
    jargon = model.jargon
    if said != whole:
        return " ".join(word for word in said.split() if word not in jargon)
    return " ".join([token for token in plain.split() if not jargon.issuperset(_split(token))])


@keeping(_REMEMBERED)
def _split(token: str) -> tuple[str, ...]:
    """The words of what stands between two blanks."""
    return tuple(words(token))


@lru_cache(_REMEMBERED_LETTERS)
def _is_other_script(letter: str) -> bool:
    return letter.isalpha() and not unicodedata.name(letter, "").startswith(_KNOWN_SCRIPTS)


def evidence_for(model: LanguageModel, text: str) -> dict[str, float]:
    """Log-likelihood of a text in each language, the best being 0."""
    scores = model.evidence_for(parts(text))
    best = max(scores)
    return {locale: score - best for locale, score in zip(model.locales, scores, strict=True)}


def train(lines: Iterable[tuple[str, str]], known: Words) -> LanguageModel:
    """Naive Bayes over letter pieces and words, from (BCP 47 tag, text) pairs.

    Counts are smoothed towards what is usual over all languages, so that a language with few lines is neither
    favoured nor ruled out by pieces that it happens to lack.
    """
    import numpy as np  # training only

    said: dict[str, Counter[str]] = {locale: Counter() for locale in LOCALES}
    for language, text in lines:
        said.setdefault(language, Counter()).update(parts(text))
    by_language = {language: Counter[int]() for language in said}
    for language, seen in by_language.items():
        for part, count in said[language].items():
            for piece in pieces_of(part):
                seen[piece] += count
        frequent = " ".join(FREQUENT_WORDS.get(language, ()))
        seen.update([piece for part in parts(frequent) for piece in pieces_of(part)] * _FREQUENT_TIMES)
    counts = np.zeros((len(by_language), BUCKETS))
    for row, there in zip(counts, by_language.values(), strict=True):
        row[list(there)] = list(there.values())
    totals = counts.sum(axis=1, keepdims=True)
    usual = (counts / np.maximum(totals, 1)).mean(axis=0)
    usual = (usual + _UNSEEN / BUCKETS) / (1 + _UNSEEN)
    table = np.log((counts + _BORROWED * usual) / (totals + _BORROWED)).T.astype(np.float32)
    different, rows = np.unique(table, axis=0, return_inverse=True)
    return LanguageModel(
        tuple(by_language),
        memoryview(rows.astype(np.uint16).tobytes()),
        ScaledNumbers.of(different.ravel().tolist()),
        frozenset(words(known.jargon)),
        tuple(" ".join(words(message)) for message in known.messages),
        {tag: locale for locale, tags in known.neighbours.items() for tag in tags},
    )


def in_words_of(text: str, table: dict[str, str]) -> str:
    """A text in a neighbouring language with the words that the table has put in ours."""
    return " ".join(table.get(token.casefold().strip(".,;:!?"), token) for token in text.split())
