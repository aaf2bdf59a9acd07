"""deploy/kubernetes.yaml: accepted by the schemas of Kubernetes, with no more rights than it needs."""

from __future__ import annotations

import subprocess
import sys
from ipaddress import ip_network
from typing import Any

import pytest

from tests.deploy.reading import DEPLOY, load_all, project, secret_variables

MANIFEST = DEPLOY / "kubernetes.yaml"
OBJECTS = load_all(MANIFEST)
BY_KIND: dict[str, dict[str, Any]] = {item["kind"]: item for item in OBJECTS}
POD: dict[str, Any] = BY_KIND["Deployment"]["spec"]["template"]["spec"]
(CONTAINER,) = POD["containers"]
PORT = 8080


@pytest.mark.parametrize("version", ["1.30", "1.33", "1.37"])
def test_kubernetes_knows_every_field(version: str) -> None:
    """Strictly: an unknown field is refused; by the oldest version it is meant for, and by newer ones."""
    command = [
        sys.executable,
        "-m",
        "kubernetes_validate",
        "--strict",
        "--quiet",
        "-k",
        version,
        str(MANIFEST),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_each_kind_stands_once_and_in_one_namespace() -> None:
    """Nothing lands in the namespace that happens to be current."""
    assert len(BY_KIND) == len(OBJECTS)
    names = {item["metadata"].get("namespace") for item in OBJECTS if item["kind"] != "Namespace"}
    assert names == {BY_KIND["Namespace"]["metadata"]["name"]}


def test_the_namespace_refuses_more_rights() -> None:
    """Pod Security Admission, profile `restricted`: a careless change is refused by the cluster."""
    labels = BY_KIND["Namespace"]["metadata"]["labels"]
    assert labels["pod-security.kubernetes.io/enforce"] == "restricted"


def test_the_pod_is_restricted() -> None:
    """No root, no new rights, no capability, nothing writable but /tmp in memory."""
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert POD["securityContext"]["runAsUser"] > 0
    assert POD["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert CONTAINER["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "privileged": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert not {"hostNetwork", "hostPID", "hostIPC"} & POD.keys()
    kinds = {kind for volume in POD["volumes"] for kind in volume if kind != "name"}
    assert kinds == {"secret", "emptyDir"}


def test_the_pod_cannot_talk_to_the_cluster() -> None:
    """No token of the API server, neither by account nor by pod."""
    assert POD["automountServiceAccountToken"] is False
    assert BY_KIND["ServiceAccount"]["automountServiceAccountToken"] is False
    assert POD["serviceAccountName"] == BY_KIND["ServiceAccount"]["metadata"]["name"]
    assert not {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"} & BY_KIND.keys()


def test_resources_are_bounded() -> None:
    """Requests and limits for processor, memory and disk."""
    resources = CONTAINER["resources"]
    assert (
        resources["requests"].keys() == resources["limits"].keys() == {"cpu", "memory", "ephemeral-storage"}
    )


def test_three_replicas_of_which_two_stay() -> None:
    """Spread over nodes and zones; neither an upgrade nor a drained node takes more than one."""
    spec = BY_KIND["Deployment"]["spec"]
    assert spec["replicas"] == 3
    assert spec["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
    assert BY_KIND["PodDisruptionBudget"]["spec"]["maxUnavailable"] == 1
    keys = {spread["topologyKey"] for spread in POD["topologySpreadConstraints"]}
    assert keys == {"kubernetes.io/hostname", "topology.kubernetes.io/zone"}


def test_labels_meet() -> None:
    """Whatever selects pods selects these."""
    labels = BY_KIND["Deployment"]["spec"]["template"]["metadata"]["labels"]
    selectors = [
        BY_KIND["Deployment"]["spec"]["selector"]["matchLabels"],
        BY_KIND["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
        BY_KIND["Service"]["spec"]["selector"],
        BY_KIND["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"],
        *(spread["labelSelector"]["matchLabels"] for spread in POD["topologySpreadConstraints"]),
    ]
    assert all(selector == labels for selector in selectors)


def test_probes_ask_what_the_bot_serves() -> None:
    """Alive by the process, ready by what it needs; a slow start is no reason to be killed."""
    assert CONTAINER["startupProbe"]["httpGet"] == {"path": "/healthz", "port": "http"}
    assert CONTAINER["livenessProbe"]["httpGet"] == {"path": "/healthz", "port": "http"}
    assert CONTAINER["readinessProbe"]["httpGet"] == {"path": "/readyz", "port": "http"}
    assert CONTAINER["ports"] == [{"name": "http", "containerPort": PORT}]
    assert BY_KIND["ConfigMap"]["data"]["IMS_DOCTOR_LISTEN"].endswith(f":{PORT}")
    assert CONTAINER["args"] == ["telegram", "--webhook"]


def test_a_stop_leaves_time_to_finish() -> None:
    """The pause before it, and the ten seconds of the bot."""
    pause_s = CONTAINER["lifecycle"]["preStop"]["sleep"]["seconds"]
    assert POD["terminationGracePeriodSeconds"] > pause_s + 10


def test_only_the_webhook_is_routed() -> None:
    """One path, exactly, and the one that Telegram is told; over TLS; no metrics."""
    (rule,) = BY_KIND["Ingress"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert path["pathType"] == "Exact"
    address = BY_KIND["ConfigMap"]["data"]["IMS_DOCTOR_WEBHOOK_URL"]
    assert address == f"https://{rule['host']}{path['path']}"
    assert BY_KIND["Ingress"]["spec"]["tls"][0]["hosts"] == [rule["host"]]
    service = path["backend"]["service"]
    assert service["name"] == BY_KIND["Service"]["metadata"]["name"]
    assert service["port"]["name"] in [port["name"] for port in BY_KIND["Service"]["spec"]["ports"]]
    assert BY_KIND["Service"]["spec"]["type"] == "ClusterIP"


def test_prometheus_finds_the_metrics() -> None:
    """By the annotations that are usual."""
    notes = BY_KIND["Deployment"]["spec"]["template"]["metadata"]["annotations"]
    assert notes["prometheus.io/path"] == "/metrics"
    assert notes["prometheus.io/port"] == str(PORT)


def test_the_network_is_closed_but_for_what_it_needs() -> None:
    """In: one port from labelled namespaces. Out: names, https outside the cluster, PostgreSQL."""
    spec = BY_KIND["NetworkPolicy"]["spec"]
    assert set(spec["policyTypes"]) == {"Ingress", "Egress"}
    (entry,) = spec["ingress"]
    assert entry["ports"] == [{"protocol": "TCP", "port": PORT}]
    assert all(peer["namespaceSelector"]["matchLabels"] for peer in entry["from"])
    ports = [sorted({port["port"] for port in way["ports"]}) for way in spec["egress"]]
    assert ports == [[53], [443], [5432]]
    blocks = [peer["ipBlock"] for way in spec["egress"] for peer in way["to"] if "ipBlock" in peer]
    kept_out = [ip_network(net) for block in blocks for net in block["except"]]
    for private in ("10.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"):
        assert ip_network(private) in kept_out


def test_secrets_are_files_and_stand_nowhere_here() -> None:
    """The file holds no Secret: applied again, its placeholders would overwrite the real one."""
    assert "Secret" not in BY_KIND
    data = BY_KIND["ConfigMap"]["data"]
    assert not data.keys() & secret_variables()
    assert "env" not in CONTAINER
    (folder,) = (m["mountPath"] for m in CONTAINER["volumeMounts"] if m["name"] == "secrets")
    for variable in secret_variables() - {"IMS_DOCTOR_WEB_TOKEN"}:  # the pages are not served there
        assert data[f"{variable}_FILE"].startswith(f"{folder}/")
    (secret,) = (volume["secret"] for volume in POD["volumes"] if "secret" in volume)
    assert secret["defaultMode"] == 0o440


def test_the_image_is_this_version() -> None:
    """No `latest`, which would change under a restart."""
    assert CONTAINER["image"].endswith(f"/ims-doctor:{project()['version']}")
