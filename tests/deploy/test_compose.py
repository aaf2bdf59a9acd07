"""deploy/compose.yaml: accepted by its own tool, and nothing in it has more rights than it needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.deploy.reading import DEPLOY, ROOT, load_all, project, secret_variables

COMPOSE = DEPLOY / "compose.yaml"
(PROJECT,) = load_all(COMPOSE)
SERVICES: dict[str, dict[str, Any]] = PROJECT["services"]
OURS = [name for name, service in SERVICES.items() if "build" in service]

each_service = pytest.mark.parametrize("name", SERVICES)


def _has_docker_compose() -> bool:
    docker = shutil.which("docker")
    return (
        docker is not None
        and subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode == 0
    )


def test_its_own_tool_accepts_it() -> None:
    """`docker compose config` where it is installed, else the published schema of compose files."""
    if _has_docker_compose():
        command = ["docker", "compose", "--file", str(COMPOSE), "--profile", "*", "config", "--quiet"]
    else:
        schema = ["--builtin-schema", "vendor.compose-spec"]
        command = [sys.executable, "-m", "check_jsonschema", *schema, str(COMPOSE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@each_service
def test_it_is_confined(name: str) -> None:
    """Nothing writable but what is named, no capability but the proxy's, no more by way of setuid."""
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "proxy" else [])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "devices", "network_mode", "pid", "ipc", "userns_mode"} & service.keys()
    assert not any("docker.sock" in str(volume) for volume in service.get("volumes", []))
    if name != "proxy":
        assert int(service["user"].partition(":")[0]) > 0


@each_service
def test_it_has_limits(name: str) -> None:
    """Processor, memory, processes, log files."""
    service = SERVICES[name]
    assert service["deploy"]["resources"]["limits"].keys() == {"cpus", "memory", "pids"}
    assert service["logging"]["options"].keys() == {"max-size", "max-file"}
    assert all("size=" in mount for mount in service["tmpfs"])


@each_service
def test_it_is_watched(name: str) -> None:
    """The image of the bot brings its own check."""
    assert (name in OURS) != ("healthcheck" in SERVICES[name])
    assert SERVICES[name]["restart"] == "unless-stopped"


@each_service
def test_no_secret_stands_in_the_environment(name: str) -> None:
    """What is secret comes as a file, and each is declared."""
    service = SERVICES[name]
    assert not service.get("environment", {}).keys() & secret_variables()
    files = {str(value) for key, value in service.get("environment", {}).items() if key.endswith("_FILE")}
    assert files == {f"/run/secrets/{secret}" for secret in service.get("secrets", [])}
    assert set(service.get("secrets", [])) <= PROJECT["secrets"].keys()


def test_secrets_are_files_that_git_does_not_see() -> None:
    """Each in deploy/secrets/, whose own .gitignore hides everything."""
    for secret, where in PROJECT["secrets"].items():
        assert where == {"file": f"./secrets/{secret}"}
    assert (DEPLOY / "secrets" / ".gitignore").read_text("utf-8").split() == ["*", "!.gitignore"]


def test_only_the_proxy_is_reached_from_outside() -> None:
    """And the database by the replicas alone, over a network that leads nowhere."""
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert SERVICES["postgres"]["networks"] == ["back"]
    assert PROJECT["networks"]["back"] == {"internal": True}
    assert "back" not in SERVICES["proxy"]["networks"]


def test_one_bot_never_runs_beside_the_replicas() -> None:
    """Polling takes the webhook away: no service starts without being asked for."""
    assert SERVICES["bot"]["profiles"] == ["single"]
    assert {name for name in SERVICES if SERVICES[name]["profiles"] == ["replicas"]} == SERVICES.keys() - {
        "bot"
    }
    assert SERVICES["bot"]["command"] == ["telegram"]
    assert SERVICES["replica"]["command"] == ["telegram", "--webhook"]
    assert SERVICES["replica"]["deploy"]["replicas"] == 3


def test_what_it_names_exists() -> None:
    """Volumes, networks, files, the image's version."""
    for service in SERVICES.values():
        assert set(service["networks"]) <= PROJECT["networks"].keys()
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            assert (DEPLOY / source).exists() if source.startswith(".") else source in PROJECT["volumes"]
    for name in OURS:
        assert SERVICES[name]["image"] == f"ims-doctor:{project()['version']}"
        build = SERVICES[name]["build"]
        assert (DEPLOY / build["context"] / build["dockerfile"]).resolve() == ROOT / "deploy" / "Dockerfile"


def test_a_stop_leaves_time_to_finish() -> None:
    """The bot takes up to ten seconds; the engine waits longer."""
    for name in OURS:
        assert int(SERVICES[name]["stop_grace_period"].removesuffix("s")) > 10


def test_the_proxy_lets_one_path_through() -> None:
    """The path that Telegram is told; what else the bot serves is for the inside."""
    rules = (DEPLOY / "Caddyfile").read_text("utf-8")
    address = SERVICES["replica"]["environment"]["IMS_DOCTOR_WEBHOOK_URL"]
    path = address.partition("}")[2]
    assert f"path {path}\n" in rules
    assert "respond 404" in rules
    assert "dynamic a replica 8080" in rules


@pytest.mark.skipif(shutil.which("caddy") is None, reason="caddy is not installed")
def test_the_proxy_accepts_its_rules() -> None:
    """`caddy validate`, where it is installed."""
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")]
    done = subprocess.run(
        command, env={"DOMAIN": "bot.example.com"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
