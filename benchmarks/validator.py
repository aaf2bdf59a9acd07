"""The validator beside bare parsers of the same files: `python -m benchmarks.validator`.

One file with everything that the contract knows, as an administrator fills it in; then packages and YAML
files with one, 1,000 and 10,000 accounts, of which one is for Adobe ID login. Peers: lxml, ElementTree and
defusedxml, as far as they are installed, and PyYAML's C loader; they parse, tell no places, and judge
nothing. Processor time, the median of many runs, some of ours and some of theirs in turn, so that a busy
machine slows both. Reading is a part of ours: bytes to settings with their places, nothing judged.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from statistics import median
from typing import TypeAlias

import yaml

from bot.validator import inspect_file
from bot.validator.engine import read_account_file
from bot.validator.rules import rules

Parse: TypeAlias = Callable[[bytes], object]

SIZES = (1, 1_000, 10_000)
ROUNDS = {1: (30, 20), 1_000: (3, 5), 10_000: (3, 1)}
"""Accounts → rounds, and runs of each in a row: a parser that is called again at once is at its fastest."""

_OURS = """    <extAccount name="Adobe_Marketing_Cloud" label="MAC" type="Adobe Marketing Cloud" active="1"
      imsServer="https://ims-na1.adobelogin.com" imsScope="openid,AdobeID" imsClientId="Campaign1"
      callbackServer="https://campaign.example.com/nl/jsp/logon.jsp" productContext="dma_campaign_classic"
      imsOrgId="0123456789ABCDEF01234567@AdobeOrg" associationMask="Campaign - acme - (.*)" tenant="acme"/>
"""
_OTHER = """    <extAccount name="routing{n}" label="Routing {n}" type="3" active="1" account="mid"
      password="@9f{n}==" server="https://mid{n}.example.com"
      created="2026-10-30 12:00:00.000Z" deliveryMode="4"/>
"""


_WHOLE = b"""hosting: on-premise
instances:
  - name: prod
    environment: production
    url: https://campaign.example.com
    server_restarted: 2026-11-01T08:00:00Z
    operator_groups: [Marketing, Support]
    external_accounts:
      - internal_name: Adobe_Marketing_Cloud
        label: MAC
        type: Adobe Marketing Cloud
        enabled: true
        ims_server: https://ims-na1.adobelogin.com
        ims_scope: openid,AdobeID,session
        client_id: Campaign1
        client_secret: "a-secret-of-some-length"
        callback_url: https://campaign.example.com/nl/jsp/logon.jsp
        organization_id: 0123456789ABCDEF01234567@AdobeOrg
        association_mask: "Campaign - fabrikam - (.*)"
        product_context: dma_campaign_classic
        server: https://marketing.adobe.com
        tenant: fabrikam
        last_modified: 2026-10-30T12:00:00Z
experience_cloud:
  product_context: dma_campaign_classic
  client_id: Campaign1
  scopes: [openid, AdobeID, session]
  callback_allowlist: [https://campaign.example.com/nl/jsp/logon.jsp]
  organization_id: 0123456789ABCDEF01234567@AdobeOrg
  groups: ["Campaign - fabrikam - Marketing", "Campaign - fabrikam - Support"]
  users: [{login: anna@example.com, groups: ["Campaign - fabrikam - Marketing"]}]
"""


def package(accounts: int) -> bytes:
    """A data package with that many external accounts."""
    others = "".join(_OTHER.format(n=n) for n in range(accounts - 1))
    return f'<package><entities schema="nms:extAccount">\n{_OURS}{others}</entities></package>'.encode()


def yaml_file(accounts: int) -> bytes:
    """The canonical form with that many external accounts."""
    lines = ["instances:", "- name: prod", "  external_accounts:"]
    for number in range(accounts):
        name, kind = (
            ("Adobe_Marketing_Cloud", "Adobe Marketing Cloud") if number == 0 else (f"r{number}", "Routing")
        )
        lines += [
            f"  - internal_name: {name}",
            f"    type: {kind}",
            f"    label: Account {number}",
            f"    server: https://mid{number}.example.com",
            f'    client_secret: "s-{number}-cret"',
            "    last_modified: 2026-10-30T12:00:00Z",
        ]
    return "\n".join(lines).encode()


def run() -> list[tuple[str, str]]:
    """Name and figure of each measurement."""
    rules()
    xml_peers = dict(_xml_parsers())
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def parse_yaml(data: bytes) -> object:
        return yaml.load(data, loader)  # noqa: S506 - safe loaders only

    yaml_peer = {"PyYAML's C loader": parse_yaml}
    rows = [("YAML, everything, one account", _beside(_WHOLE, "a.yaml", yaml_peer, 1))]
    for accounts in SIZES:
        rows.append((f"XML, {accounts:,} accounts", _beside(package(accounts), "p.xml", xml_peers, accounts)))
    for accounts in SIZES:
        figure = _beside(yaml_file(accounts), "p.yaml", yaml_peer, accounts)
        rows.append((f"YAML, {accounts:,} accounts", figure))
    return rows


def main() -> None:
    """Measure everything and print it as a Markdown table."""
    print("| file | validator beside bare parsers (ms) |\n|---|---|")
    for name, figure in run():
        print(f"| {name} | {figure} |", flush=True)


def _xml_parsers() -> Iterator[tuple[str, Parse]]:
    """Those that are installed; the standard library's always is."""
    for name, module in (
        ("lxml", "lxml.etree"),
        ("ElementTree", "xml.etree.ElementTree"),
        ("defusedxml", "defusedxml.ElementTree"),
    ):
        with suppress(ImportError):
            yield name, import_module(module).fromstring


def _beside(data: bytes, name: str, peers: Mapping[str, Parse], accounts: int) -> str:
    """How many times as long as each parser, and what reading takes of it."""
    works: list[Callable[[], object]] = [partial(inspect_file, data, name)]
    works += [partial(read_account_file, data, name), *(partial(parse, data) for parse in peers.values())]
    ours, read, *theirs = _medians(works, *ROUNDS[accounts])
    told = (f"{ours / one:.1f} × {peer} ({one:.3f})" for peer, one in zip(peers, theirs, strict=True))
    return f"{', '.join(told)}: {ours:.3f} ms, of which reading {read:.3f}"


def _medians(works: Sequence[Callable[[], object]], rounds: int, in_a_row: int) -> list[float]:
    """Milliseconds of processor time that each takes, in turn."""
    times: list[list[float]] = [[] for _work in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            for _run in range(in_a_row):
                begun = time.process_time_ns()
                work()
                taken.append((time.process_time_ns() - begun) / 1e6)
    return [median(taken) for taken in times]


if __name__ == "__main__":
    main()
