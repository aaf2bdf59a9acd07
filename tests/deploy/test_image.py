"""deploy/Dockerfile: what it copies exists, what it installs is pinned, what runs has few rights."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from tests.deploy.reading import DEPLOY, ROOT, Instruction, instructions, project

DOCKERFILE = DEPLOY / "Dockerfile"
NAMES = {
    "ARG",
    "FROM",
    "ENV",
    "WORKDIR",
    "COPY",
    "RUN",
    "USER",
    "EXPOSE",
    "HEALTHCHECK",
    "ENTRYPOINT",
    "CMD",
}


@pytest.fixture(scope="module")
def steps() -> list[Instruction]:
    """The instructions in order."""
    return instructions(DOCKERFILE)


def _ignore_rules() -> list[str]:
    lines = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _is_sent(path: str) -> bool:
    """Tell whether the engine sees a path: the last rule that fits it, or a folder of it, decides."""
    parts = Path(path).parts
    folders = ["/".join(parts[: n + 1]) for n in range(len(parts))]
    is_ignored = False
    for rule in _ignore_rules():
        pattern = rule.removeprefix("!").removeprefix("**/")
        if any(fnmatch(folder, pattern) or fnmatch(Path(folder).name, pattern) for folder in folders):
            is_ignored = not rule.startswith("!")
    return not is_ignored


def test_it_is_two_stages_of_known_instructions(steps: list[Instruction]) -> None:
    """A misspelt instruction would fail only where an engine is installed."""
    assert {step.name for step in steps} <= NAMES
    assert {step.stage for step in steps} == {-1, 0, 1}


def test_python_is_one_that_the_project_supports(steps: list[Instruction]) -> None:
    """Both stages take the same tag, and its version is that of a classifier."""
    (tag,) = (step.rest.removeprefix("PYTHON=") for step in steps if step.name == "ARG")
    version = tag.partition("-")[0]
    assert "slim" in tag
    assert "@" not in tag
    assert version in SpecifierSet(project()["requires-python"])
    assert f"Programming Language :: Python :: {version}" in project()["classifiers"]
    assert [step.rest.split()[0] for step in steps if step.name == "FROM"] == ["python:${PYTHON}"] * 2


def test_what_is_copied_exists_and_is_sent_to_the_engine(steps: list[Instruction]) -> None:
    """A path that is missing or ignored would fail the build."""
    sources = [
        source
        for step in steps
        if step.name == "COPY" and not step.rest.startswith("--from")
        for source in step.rest.split()[:-1]
    ]
    assert sources
    for source in sources:
        assert (ROOT / source).exists(), source
        assert _is_sent(source), source


@pytest.mark.parametrize(
    "path", [".git/config", ".venv/bin/python", "deploy/secrets/telegram-token", "tests/x.py", ".env"]
)
def test_nothing_private_is_sent_to_the_engine(path: str) -> None:
    """History, environments, secrets stay out of the image and of its build cache."""
    assert not _is_sent(path)


def test_everything_the_wheel_needs_is_sent(steps: list[Instruction]) -> None:
    """The build hook compiles knowledge/ and locales/; metadata name the readme and the licence."""
    copied = " ".join(step.rest for step in steps if step.name == "COPY")
    wanted = ["pyproject.toml", "hatch_build.py", project()["readme"], *project()["license-files"]]
    for name in [*wanted, "bot/", "knowledge/", "locales/"]:
        assert name in copied.split(), name


def test_packages_come_from_the_lock_file_alone(steps: list[Instruction]) -> None:
    """By hash, as wheels; whatever is installed afterwards comes from what was fetched so."""
    commands = [step.exec_form or [] for step in steps if step.name == "RUN" and step.stage == 0]
    fetches = [words for words in commands if words[0] == "pip" and "--no-index" not in words]
    (fetch,) = fetches
    assert {"--require-hashes", "--only-binary=:all:", "--requirement=requirements.lock"} <= set(fetch)
    assert all(commands), "exec form everywhere in the first stage: no shell, no surprises"


def test_the_final_stage_has_no_tools_to_build_with(steps: list[Instruction]) -> None:
    """Its pip goes, and what is copied from the first stage had none."""
    final = [step for step in steps if step.stage == 1]
    assert any("pip uninstall" in step.rest for step in final if step.name == "RUN")
    made = next(step.exec_form or [] for step in steps if step.name == "RUN" and "venv" in step.rest)
    assert "--without-pip" in made
    assert not any("apt" in step.rest for step in steps if step.name == "RUN")


def test_it_runs_as_nobody_in_particular_and_without_a_shell(steps: list[Instruction]) -> None:
    """A numeric user, which Kubernetes can check; exec form, so that signals reach the bot."""
    final = [step for step in steps if step.stage == 1]
    assert [step.rest for step in final if step.name == "USER"] == ["10001:10001"]
    by_name = {step.name: step.exec_form for step in final}
    assert by_name["ENTRYPOINT"] == ["ims-doctor"]
    assert by_name["CMD"] == ["telegram"]
    health = by_name["HEALTHCHECK"]
    assert health is not None
    assert not {"curl", "wget", "sh"} & set(health)
    assert health[-1] == "/opt/ims-doctor/health.py"
