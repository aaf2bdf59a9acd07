"""The wheel carries everything that the bot needs, and works away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from bot.languages import LOCALES, SOURCE_LOCALE

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_compiled_knowledge_and_catalogues(wheel: Path) -> None:
    """Documents, the compiled knowledge base, a catalogue for every language but the source."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"bot/_data/knowledge.kb", "bot/_data/knowledge/facts.kb"} <= names
    assert "bot/_data/knowledge/docs/ko/configuring-ims.md" in names
    assert "bot/_data/locales/languages.kb" in names
    for locale in LOCALES:
        assert {f"bot/_data/locales/{locale}/{name}" for name in ("cues.yaml", "cues.kb")} <= names
        if locale != SOURCE_LOCALE:
            assert f"bot/_data/locales/{locale}/LC_MESSAGES/bot.mo" in names
    assert not any(name.startswith(("tests/", "bot/tests/")) for name in names)


def test_an_installed_wheel_answers(wheel: Path, tmp_path: Path) -> None:
    """In a fresh environment, in an empty folder, with nothing cached."""
    home = tmp_path / "home"
    home.mkdir()
    environment = tmp_path / "venv"
    venv.create(environment)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "--no-deps", str(wheel)], check=True, capture_output=True)
    # The libraries are those of the environment that runs the tests: no network in a test.
    libraries = next(Path(entry) for entry in sys.path if entry.endswith("site-packages"))
    (next(environment.rglob("site-packages")) / "libraries.pth").write_text(str(libraries), encoding="utf-8")
    command = [str(python), "-m", "bot", "ask", "--json", "Je suis renvoyé sur adobe.com après le login"]
    clean = {"HOME": str(home), "PATH": os.environ["PATH"]}
    done = subprocess.run(command, cwd=home, env=clean, check=True, capture_output=True)
    answer = json.loads(done.stdout)
    assert answer["locale"] == "fr"
    assert answer["matches"][0]["id"] == "symptom/redirected-to-adobe"
    assert "https://" in answer["answer"]
    assert "All topics" not in answer["answer"]
    where = "import bot; print(bot.__file__)"
    found = subprocess.run([str(python), "-c", where], cwd=home, env=clean, check=True, capture_output=True)
    assert str(environment) in found.stdout.decode()
