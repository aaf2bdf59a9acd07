#!/usr/bin/env bash
# prometheus_client: metrics and labels with Korean names, which Prometheus 3 allows.
#
# Guess: a name that is not [a-zA-Z_:]… is refused when the metric is made, as it was for ten years.
# Found: any name is taken; on the page as scrapers ask for it by default, each of its signs is an underscore. Two
#        metrics of two syllables come out under one name, with two HELP lines; the registry, which
#        refuses duplicates, compares the names before that.
set -euo pipefail

place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" --quiet --disable-pip-version-check install "prometheus_client==0.26.0"

"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Gauge, generate_latest

print("prometheus_client", version("prometheus_client"))
registry = CollectorRegistry()
Gauge("요청", "requests", registry=registry).set(1)
Gauge("오류", "errors", registry=registry).set(2)
Gauge("queue", "by language", ["언어"], registry=registry).labels("ko").set(3)
page = generate_latest(registry).decode()
print(page)
lines = page.splitlines()
assert [line for line in lines if line.startswith("__ ")] == ["__ 1.0", "__ 2.0"]
assert lines.count("# TYPE __ gauge") == 2 and 'queue{__="ko"} 3.0' in lines
PYTHON
