"""The validator beside bare parsers of the same files: `python -m benchmarks.validator`.

One file with everything that the contract knows, as an administrator fills it in; then packages and YAML
files with one, 1,000 and 10,000 accounts, of which one is for Adobe ID login. Peers: lxml, or ElementTree
where lxml is not installed, and PyYAML's C loader; they parse and judge nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from xml.etree import ElementTree

import yaml

from bot.validator import inspect_file
from bot.validator.rules import rules

SIZES = (1, 1_000, 10_000)
ROUNDS = 3

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
    parse_xml, xml_peer = _xml_parser()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    whole, bare = (
        _best(partial(inspect_file, _WHOLE, "a.yaml"), 50),
        _best(partial(yaml.load, _WHOLE, loader), 50),
    )
    rows = [("YAML, everything, one account", _figure(whole, bare, "PyYAML's C loader"))]
    for accounts in SIZES:
        data = package(accounts)
        ours, theirs = _best(partial(inspect_file, data, "p.xml")), _best(partial(parse_xml, data))
        rows.append((f"XML, {accounts:,} accounts", _figure(ours, theirs, xml_peer)))
    for accounts in SIZES:
        data = yaml_file(accounts)
        ours = _best(partial(inspect_file, data, "p.yaml"))
        theirs = _best(partial(yaml.load, data, loader))
        rows.append((f"YAML, {accounts:,} accounts", _figure(ours, theirs, "PyYAML's C loader")))
    return rows


def main() -> None:
    """Measure everything and print it as a Markdown table."""
    print("| file | validator / bare parser |\n|---|---|")
    for name, figure in run():
        print(f"| {name} | {figure} |", flush=True)


def _xml_parser() -> tuple[Callable[[bytes], object], str]:
    try:
        return import_module("lxml.etree").fromstring, "lxml"
    except ImportError:
        return ElementTree.fromstring, "ElementTree"


def _best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times: list[float] = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def _figure(ours: float, theirs: float, peer: str) -> str:
    return f"{ours / theirs:.1f} ({ours * 1000:.1f} ms; {peer} alone {theirs * 1000:.2f} ms)"


if __name__ == "__main__":
    main()
