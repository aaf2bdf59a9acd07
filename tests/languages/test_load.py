"""`language.yaml` is read, or refused with file, line and key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.languages import LANGUAGES, LOCALES, SOURCE_LOCALE, of_all
from bot.languages.load import load

ROOT = Path(__file__).resolve().parents[2] / "locales"


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """English and French."""
    for tag in ("en", "fr"):
        shutil.copytree(ROOT / tag, tmp_path / tag)
    return tmp_path


def _changed(locales: Path, old: str, new: str) -> None:
    path = locales / "fr" / "language.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def _refused(locales: Path) -> str:
    with pytest.raises(KnowledgeError) as refused:
        load(locales)
    assert str(refused.value.path).startswith(str(locales / "fr"))
    return f"{refused.value.path.name}:{refused.value.line}: {refused.value.problem}"


def test_the_languages_are_the_folders_in_their_order(locales: Path) -> None:
    """The order is that which the files give."""
    assert list(load(locales)) == ["fr", "en"]
    _changed(locales, "\norder: 1\n", "\norder: 9\n")
    assert list(load(locales)) == ["en", "fr"]


def test_the_installed_ones_are_what_the_folders_say() -> None:
    """Compiled or not."""
    assert load(ROOT) == LANGUAGES
    assert set(LOCALES) == {path.name for path in ROOT.iterdir() if path.is_dir()}
    assert SOURCE_LOCALE in LOCALES
    assert len(set(of_all(lambda language: language.secrets.questions))) > len(
        LANGUAGES["fr"].secrets.questions
    )


def test_words_stand_side_by_side_or_in_a_list(locales: Path) -> None:
    """And are text, whatever YAML makes of `no` elsewhere."""
    _changed(locales, "  no: [non, faux, ", "  no: [no, off, 1e3, sans rien, ")
    assert load(locales)["fr"].account_file.no[:4] == ("no", "off", "1e3", "sans rien")
    assert load(locales)["fr"].account_file.yes[:2] == ("oui", "vrai")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\nstemmer: french\n", "\n", "Object missing required field `stemmer`"),
        ("  fingerprint: empreinte\n", "", "Object missing required field `fingerprint`"),
        ("\nstemmer: french\n", "\nstemmer: french\nstemer: x\n", "unknown field `stemer`"),
        ("\nstemmer: french\n", "\nstemmer: klingon\n", "`stemmer` 'klingon' is none of Snowball's"),
        ("\nscript: latin\n", "\nscript: runes\n", "`script` is none of latin, hangul"),
        ("\norder: 1\n", "\norder: first\n", "Expected `int`"),
        ("\norder: 1\n", "\norder: 4\n", "`order` 4 is that of en"),
        ("mot[s] de passe", "mot[s de passe", "`secrets.words` 'mot[s de passe' has a bracket"),
        ('  date_marks: ""\n', "  date_marks: an mois\n", "must be those of year, month and day"),
        ("\nstemmer: french\n", "\nstemmer: french\nkeyboard: {keys: q, letters: a}\n", "is for Hangul only"),
        ("\nstemmer: french\n", "\nstemmer: french\nnames: {fr: x}\n", "`names` is not written here"),
        ("\nstemmer: french\n", "\nstemmer: french\ntimes: [x]\n", "`times` is not written here"),
        ("\norder: 1\n", "\norder: [1\n", "is no YAML here"),
    ],
)
def test_what_makes_no_sense_is_refused(locales: Path, old: str, new: str, told: str) -> None:
    """In one line, with the key."""
    _changed(locales, old, new)
    problem = _refused(locales)
    assert told in problem
    assert "\n" not in problem


def test_the_line_of_the_key_is_told(locales: Path) -> None:
    """Where it stands in the file."""
    _changed(locales, "\nscript: latin\n", "\nscript: runes\n")
    lines = (locales / "fr" / "language.yaml").read_text(encoding="utf-8").splitlines()
    assert _refused(locales).startswith(f"language.yaml:{lines.index('script: runes') + 1}: ")


@pytest.mark.parametrize("part", ["language.yaml", "cues.yaml", "LC_MESSAGES/bot.po"])
def test_a_folder_without_a_part_is_refused(locales: Path, part: str) -> None:
    """Half a language would answer in English, or miss its secrets."""
    (locales / "fr" / part).unlink()
    assert f"{Path(part).name}:1: is missing" in _refused(locales)


def test_a_folder_that_is_no_language_is_refused(locales: Path) -> None:
    """Its name is the tag."""
    (locales / "fr").rename(locales / "frfrfr")
    with pytest.raises(KnowledgeError, match="which is no language's tag"):
        load(locales)


def test_without_the_source_language_there_is_no_bot(locales: Path) -> None:
    """Its wording is in the code."""
    shutil.rmtree(locales / "en")
    with pytest.raises(KnowledgeError, match="reinstall"):
        load(locales)
