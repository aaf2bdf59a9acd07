"""The frozen records that folders of `bot/` pass on. Locales are BCP 47 tags (`fr`, `sv`, `ko`, `en`).

Lines and columns count from 1. Scores are probabilities, 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, TypeAlias

import msgspec

Record = msgspec.Struct


class Style(StrEnum):
    """How a run of text is meant; a channel decides what that looks like."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    """An exact value: to be typed, compared or recognised as it stands."""
    UI = "ui"
    """A label of the console."""
    LINK = "link"
    IMAGE = "image"
    """A picture: `text` says what it shows. In documents as written only; a compiled page has none."""


class Span(Record, frozen=True):
    """A run of text in one style. `href` is set for links only."""

    text: str
    style: Style = Style.PLAIN
    href: str | None = None


Inline: TypeAlias = tuple[Span, ...]


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    STEPS = "steps"
    CODE = "code"
    NOTE = "note"


class Block(Record, frozen=True):
    """A block of a document or of a reply.

    `inline` is the text of headings and paragraphs; `items` are the entries of bullets and steps, each a
    tuple of blocks (of a note: one entry); `text` is what stands in a code block; `label` is a note's
    kind (`NOTE`, `IMPORTANT`…), and `table` of bullets whose items are the rows of a table, a block a
    cell; `level` a heading's, and the first number of steps.
    """

    kind: BlockKind
    line: int = 0
    inline: Inline = ()
    items: tuple[tuple[Block, ...], ...] = ()
    text: str = ""
    label: str = ""
    level: int = 0


Param: TypeAlias = "str | int | date | datetime | Message | Inline"


class Message(Record, frozen=True):
    """Something to tell a person, before their language is known.

    `msgid` is English with `{name}` placeholders and inline `code` and **strong** marks; made with
    `translate._` or `translate.n_` so that the catalogues find it. Parameters are never read as markup.
    """

    msgid: str
    params: Mapping[str, Param] = {}
    plural: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        """English text, for logs of counts and for operators; parameters are left as names."""
        return self.msgid


class Severity(StrEnum):
    """How bad a finding is; docs/contract.md says which is which."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(Record, frozen=True):
    """One fault in an account file, with the documented check it falls under.

    `found` and `expected` are shown as they are: whoever makes the finding masks secrets first. `cell` is the
    place in a spreadsheet (`Accounts!B3`), whose row and column `line` and `column` are then.
    """

    rule: str
    check: str
    severity: Severity
    message: Message
    fix: Message
    account: str | None = None
    field: str | None = None
    line: int | None = None
    column: int | None = None
    found: str | None = None
    expected: str | None = None
    cell: str | None = None


FileFormat: TypeAlias = Literal["yaml", "json", "xml", "csv", "text", "xlsx", "ods"]


class Report(Record, frozen=True):
    """What the validator says of one file; findings worst first, in the order to put them right."""

    file: str
    format: FileFormat
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        """How many findings are of that severity."""
        return sum(finding.severity is severity for finding in self.findings)


class Section(Record, frozen=True):
    """A section of a page in one language; `blocks` exclude its heading and its sub-sections.

    `points_to` are keys of sections of this page that its text sends the reader to, in order.
    """

    key: str
    title: str
    level: int
    blocks: tuple[Block, ...]
    path: str
    line: int
    points_to: tuple[str, ...] = ()


class Page(Record, frozen=True):
    """A page in one language. `path` is relative to the folder that was compiled; `url` is public.

    `parts` repeat pieces of sections that have a key of their own: the list item or paragraph in which an
    id of the catalogue stands where the document has no heading for it. `updated` is the date that the page
    itself gives, if any.
    """

    anchor: str
    locale: str
    title: str
    path: str
    url: str
    sections: tuple[Section, ...]
    parts: tuple[Section, ...] = ()
    updated: date | None = None


Says: TypeAlias = dict[str, dict[str, tuple[str, ...]]]
"""Locale → writer → the ways that person says something."""


class Phrases(Record, frozen=True):
    """What people say, as it is stored: read as objects, they take 5 MB, and few need them."""

    stored: msgspec.Raw

    @classmethod
    def of(cls, says: Says) -> Phrases:
        """What these people say."""
        return cls(msgspec.Raw(msgspec.msgpack.encode(says)))

    def read(self) -> Says:
        """What they say."""
        return _says_in(self.stored)


_says_in = msgspec.msgpack.Decoder(Says).decode
NO_PHRASES = Phrases.of({})


class Entry(Record, frozen=True):
    """One documented symptom, check or topic of the catalogue.

    `values` are the exact values it fixes, `leads_to` the ids to go on with, in order. `phrases` are the ways
    to say it; `when`, by locale, describes the situation in a sentence that sets
    it apart from its neighbours. `remedy` is the step of the section, from 1, with which putting right
    begins; 0 where looking and putting right cannot be told apart.
    """

    id: str
    page: str
    section: str
    values: tuple[str, ...]
    leads_to: tuple[str, ...]
    phrases: Phrases
    when: dict[str, str] = {}
    remedy: int = 0

    @property
    def says(self) -> Says:
        """The ways to say it, read now."""
        return self.phrases.read()

    @property
    def kind(self) -> str:
        """`symptom`, `check` or `topic`."""
        return self.id.partition("/")[0]


class SectionPassage(Record, frozen=True):
    """A part of a section, a sentence or a list item, and what people ask that it answers.

    `shown` is several where one question needs them all, and empty where the documentation does not say.
    `rows` are the numbers of the parts of the source language's section that say the same.
    """

    shown: tuple[Block, ...]
    asked: tuple[str, ...] = ()
    rows: frozenset[int] = frozenset()


class SectionPassages(Record, frozen=True):
    """The passages of a section, as they are stored: few are needed in the life of a bot."""

    stored: msgspec.Raw

    @classmethod
    def of(cls, passages: Sequence[SectionPassage]) -> SectionPassages:
        """These passages."""
        return cls(msgspec.Raw(msgspec.msgpack.encode(passages)))

    def read(self) -> tuple[SectionPassage, ...]:
        """The passages, those that people ask for first."""
        return _passages_in(self.stored)


_passages_in = msgspec.msgpack.Decoder(tuple[SectionPassage, ...]).decode


class Words(Record, frozen=True):
    """What the words of the trade are called, beside the phrases that hold them.

    `concepts` maps a thing to how it is written, by locale or `any`; `generic` say no more than
    that something fails. `jargon` are English words that tell no language, `messages` what the console itself
    says; `neighbours` maps locale → language that is understood through it (a BCP 47 tag) → its words in the
    locale's.
    """

    concepts: dict[str, dict[str, tuple[str, ...]]] = {}
    generic: tuple[str, ...] = ()
    jargon: str = ""
    messages: tuple[str, ...] = ()
    neighbours: dict[str, dict[str, dict[str, str]]] = {}


class SaidWords(Record, frozen=True):
    """The words of a language's phrases, one text each (`matcher.familiar`).

    `familiar` are those that only those use who speak of their logins, `foreign` those of what is off topic,
    `spoken` those with which people speak of an id, `odds` how much likelier a word is said of logins.
    """

    familiar: str = ""
    foreign: str = ""
    spoken: dict[str, str] = {}
    odds: dict[str, str] = {}


class StoredWords(Record, frozen=True):
    """The words of a language's phrases, as they are stored: beside added documentation they are needed."""

    stored: msgspec.Raw

    @classmethod
    def of(cls, words: SaidWords) -> StoredWords:
        """These words."""
        return cls(msgspec.Raw(msgspec.msgpack.encode(words)))

    def read(self) -> SaidWords:
        """The words, read now."""
        return _words_in(self.stored)


_words_in = msgspec.msgpack.Decoder(SaidWords).decode


class KnowledgeBase(Record, frozen=True):
    """Everything the bot knows: one immutable value.

    `pages` maps page anchor → locale → Page; `entries` are in catalogue order; `off_topic_phrases` are things
    people say that the documentation does not answer, `unspecific_phrases` reports that say no more than that
    login fails; `other_languages` lines in languages that the bot does not speak, by BCP 47 tag; `greetings`,
    by locale, what people say before they ask. `said_words` are those of the phrases of each language, and
    `known_terms` what is known of each of them (`matcher.known_terms`); none until they are compiled.
    `passages`, by locale, are the parts of the section of each id; `senses`, by locale, the words of
    questions by what they ask, for those.
    """

    pages: dict[str, dict[str, Page]]
    entries: dict[str, Entry]
    off_topic_phrases: Phrases
    other_languages: dict[str, tuple[str, ...]] = {}
    greetings: dict[str, tuple[str, ...]] = {}
    words: Words = Words()
    unspecific_phrases: Phrases = NO_PHRASES
    said_words: dict[str, StoredWords] = {}
    known_terms: dict[str, msgspec.Raw] = {}
    passages: dict[str, dict[str, SectionPassages]] = {}
    senses: dict[str, dict[str, tuple[str, ...]]] = {}

    @property
    def off_topic(self) -> Says:
        """What people say that is off topic, read now."""
        return self.off_topic_phrases.read()

    @property
    def unspecific(self) -> Says:
        """What people say that is no more than that login fails, read now."""
        return self.unspecific_phrases.read()


DOC = "doc/"
"""Ids of pages, and of their sections, that are no entries begin with this (docs/contract.md)."""


def section_id(page: str, section: str = "") -> str:
    """The id of a section, or of a page, by their keys."""
    return f"{DOC}{page}#{section}" if section else DOC + page


def section_of(item: str) -> tuple[str, str]:
    """The keys of the page and of the section that an id names; the second is empty where it names a page."""
    page, _hash, section = item.removeprefix(DOC).partition("#")
    return page, section


class Match(Record, frozen=True):
    """An id with the probability that it is what the person means."""

    id: str
    score: float


class Outcome(StrEnum):
    """What came of a message: the matcher decides the first three, the dialogue the others."""

    ANSWER = "answer"
    SUGGEST = "suggest"
    NONE = "none"
    ASK = "ask"
    """A question back."""
    TALK = "talk"
    """No question about the subject: thanks, a complaint, who are you."""


OFF_TOPIC = ""
"""Stands among scores for what has nothing to do with the documentation."""


class Verdict(Record, frozen=True):
    """The matcher's word on a question: `matches` best first, at most five, empty when `none`.

    `locale` is the language to answer in; `is_foreign` says that the question was in none of the bot's, and
    `spoken` in which (a BCP 47 tag, empty where that is not known). `is_unspecific` says that no more is said
    than that login fails: the matches are then what it may be, none of them likely. `leanings` are the scores
    of all entries, and of `OFF_TOPIC`, that the probabilities were made of: about 1 for what is meant, 0 for
    what is not.
    """

    outcome: Outcome
    matches: tuple[Match, ...]
    locale: str
    is_foreign: bool = False
    spoken: str = ""
    is_unspecific: bool = False
    leanings: dict[str, float] = {}
