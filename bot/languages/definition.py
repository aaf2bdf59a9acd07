"""What `locales/<tag>/language.yaml` says, key by key; each file explains its keys to who writes one.

Words are in small letters and NFC. `Patterns` are texts in the notation of `bot/languages/patterns.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from bot.model import Record

SOURCE_LOCALE = "en"
"""The language of the code's own wording and of the pages that the others are translations of."""

WordList: TypeAlias = tuple[str, ...]
Patterns: TypeAlias = tuple[str, ...]


class Keyboard(Record, frozen=True, forbid_unknown_fields=True):
    """A keyboard with a second mode: Latin `keys`, and the `letters` of Hangul that they type in it."""

    keys: str
    letters: str


class HangulNames(Record, frozen=True, forbid_unknown_fields=True):
    """Names that are written family name first, as one word of Hangul.

    `families` are single syllables, `given` what follows them; `roles` stand where names do and are none;
    `honorifics` and `titles` follow a name, `particles` a title, `vocatives` a given name alone.
    """

    families: WordList
    given: WordList
    roles: WordList
    honorifics: WordList
    titles: WordList
    particles: WordList
    vocatives: WordList


class CapitalNouns(Record, frozen=True, forbid_unknown_fields=True):
    """For a language that writes every noun with a capital letter, which tells no name there.

    A name is what stands behind `before_names` (herr, frau) or a given name, and before `after_names` (gmbh).
    """

    before_names: WordList
    after_names: WordList


class Secrets(Record, frozen=True, forbid_unknown_fields=True):
    """How people speak of secrets.

    `words` are what a secret is called, with `endings` or without, `fingerprint` what is only its digest.
    Between that and the value stand `is_said` or `was_said`, or `particles` glued to the word;
    `subject_particles` are glued to a value that comes first. `questions`, `no_values` and `stand_ins` follow
    as well, and are no secret.
    """

    words: Patterns
    endings: WordList
    fingerprint: WordList
    is_said: WordList
    was_said: WordList
    particles: WordList
    subject_particles: WordList
    questions: WordList
    no_values: WordList
    stand_ins: WordList


class Privacy(Record, frozen=True, forbid_unknown_fields=True):
    """How people write what is somebody's own.

    `logins`: words after which, with a colon, a login or name comes; `owners` have an id (`account`), which
    is called by `ids`, or by `ids_alone` without an owner. `at` and `dot` are how an address of e-mail is
    dictated. `units` are glued to a figure, `errors` to the number of an error. `capitals` begin with a
    capital letter and are no name. `given_names` are those that no other language has.
    """

    logins: WordList
    owners: WordList
    ids: WordList
    ids_alone: WordList
    at: WordList
    dot: WordList
    units: WordList
    errors: WordList
    capitals: WordList
    given_names: WordList
    hangul_names: HangulNames | None = None
    capital_nouns: CapitalNouns | None = None


class GroupTalk(Record, frozen=True, forbid_unknown_fields=True):
    """By what a line in a group is known: `asks_first` begins a question, `asks` stands in one.

    `problem` tells that something fails, `settled` that nobody wants help.
    """

    asks_first: WordList
    asks: Patterns
    problem: Patterns
    settled: Patterns


class DocumentWords(Record, frozen=True, forbid_unknown_fields=True):
    """Words of the documents by which a step is found: of `stages`, or for the `vendor` to do.

    `no_stages` have a word of `stages` in them and are none; `build` stands behind the number of a build.
    """

    stages: WordList
    no_stages: WordList
    vendor: WordList
    build: WordList


class AccountFileWords(Record, frozen=True, forbid_unknown_fields=True):
    """What people write into an account file beside the names of settings (`knowledge/fields.yaml`).

    `name` is the label of a bare name; `production` begins the name of the productive instance, `headings`
    stand over the settings of one, `values` over the values in a sheet; `hosted` and `own_server` say where
    Campaign runs; `date_marks` stand behind year, month and day, or there are none. `to_fill_in` stands where
    a value is to come, `secret_to_fill_in` where a client secret is, `your` before what it is; `hidden` is
    put over a secret. A secret is a stand-in, too, where words `beside_secret` stand around its name alone,
    or `pointers` say where it is kept. `joining` only join the words of a name. `fixed_words` are what a
    translated page makes of the words of fixed values, and those.
    """

    yes: WordList
    no: WordList
    name: WordList
    production: WordList
    headings: WordList
    values: WordList
    hosted: WordList
    own_server: WordList
    date_marks: WordList
    your: WordList
    to_fill_in: Patterns
    secret_to_fill_in: Patterns
    beside_secret: WordList
    pointers: WordList
    hidden: WordList
    joining: WordList
    fixed_words: Mapping[str, str] = {}


class Language(Record, frozen=True, forbid_unknown_fields=True):
    """All that the program knows of a language.

    `order` is its place where languages are offered, `script` one of `scripts.SCRIPTS`, `stemmer` one of
    Snowball's. `first_of_month` is how the first day is written, empty where as any other; `elided` are words
    of which only the begin is left before an apostrophe. `client_codes`
    are codes by which Telegram, browsers and systems name it beside its tag. By `frequent_words` a page tells
    that it is in it; none where the script does. CLDR's words, and none of the file, are `names`, what it
    calls the bot's languages, and `times`: an hour, hours, a minute, minutes.
    """

    order: int
    script: str
    stemmer: str
    first_of_month: str
    elided: WordList
    client_codes: WordList
    frequent_words: WordList
    secrets: Secrets
    privacy: Privacy
    group_talk: GroupTalk
    documents: DocumentWords
    account_file: AccountFileWords
    keyboard: Keyboard | None = None
    names: Mapping[str, str] = {}
    times: tuple[str, ...] = ()
