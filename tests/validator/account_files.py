"""A correct account, and writers that put it into every format, one setting a line where the format allows.

A writer returns the text and the line of each setting, so that a test can spoil one and know where it stands.
"""

from __future__ import annotations

import copy
import csv
import hashlib
import io
import json
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import quoteattr

SECRET = "p8e-Zk3v!qT7"

Settings = dict[str, Any]
Lines = dict[str, int]
Writer = Callable[[Settings], tuple[str, Lines]]


def correct() -> Settings:
    """A file without any fault: `hosting`, `instance.…`, `account.…`, `adobe.…`."""
    return copy.deepcopy(
        {
            "hosting": "on-premise",
            "instance": {
                "name": "prod",
                "environment": "production",
                "url": "https://campaign.example.com",
                "server_restarted": "2026-11-01T08:00:00Z",
                "operator_groups": ["Marketing", "Support"],
            },
            "account": {
                "internal_name": "Adobe_Marketing_Cloud",
                "label": "MAC",
                "type": "Adobe Marketing Cloud",
                "enabled": "true",
                "ims_server": "https://ims-na1.adobelogin.com",
                "ims_scope": "openid,AdobeID,session",
                "client_id": "Campaign1",
                "client_secret": SECRET,
                "callback_url": "https://campaign.example.com/nl/jsp/logon.jsp",
                "organization_id": "0123456789ABCDEF01234567@AdobeOrg",
                "association_mask": "Campaign - acme - (.*)",
                "product_context": "dma_campaign_classic",
                "server": "https://marketing.adobe.com",
                "tenant": "acme",
                "last_modified": "2026-10-30T12:00:00Z",
            },
            "adobe": {
                "product_context": "dma_campaign_classic",
                "client_id": "Campaign1",
                "client_secret_sha256": hashlib.sha256(SECRET.encode()).hexdigest(),
                "scopes": ["openid", "AdobeID", "session", "read_organizations"],
                "callback_allowlist": ["https://campaign.example.com/nl/jsp/logon.jsp"],
                "organization_id": "0123456789ABCDEF01234567@AdobeOrg",
                "groups": ["Campaign - acme - Marketing", "Campaign - acme - Support", "Analytics users"],
                "users": [{"login": "anna@example.com", "groups": ["Campaign - acme - Marketing"]}],
            },
        }
    )


class _Lines:
    """Collects lines and remembers which setting stands on which."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.places: Lines = {}

    def add(self, line: str, setting: str | None = None) -> None:
        self.text.append(line)
        if setting:
            self.places[setting] = len(self.text)

    def done(self) -> tuple[str, Lines]:
        return "\n".join(self.text) + "\n", self.places


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _yaml_settings(
    lines: _Lines, level: str, settings: Settings, indent: str, first: str | None = None
) -> None:
    for name, value in settings.items():
        lead, first = (first, None) if first is not None else (indent, None)
        if isinstance(value, list) and value:
            lines.add(f"{lead}{name}:", f"{level}.{name}")
            for number, entry in enumerate(value):
                lines.add(f"{indent}  - {_scalar(entry)}", f"{level}.{name}.{number}")
        else:
            lines.add(f"{lead}{name}: {_scalar(value)}", f"{level}.{name}")


def yaml_long(settings: Settings) -> tuple[str, Lines]:
    """The file as docs/contract.md shows it, written out in full."""
    lines = _Lines()
    lines.add("# IMS settings")
    lines.add(f"hosting: {settings['hosting']}", "hosting")
    lines.add("instances:")
    _yaml_settings(lines, "instance", settings["instance"], "    ", "  - ")
    lines.add("    external_accounts:")
    lines.add('      - {internal_name: defaultPopAccount, type: "Bounce mails", server: pop.example.com}')
    _yaml_settings(lines, "account", settings["account"], "        ", "      - ")
    lines.add("experience_cloud:", "adobe")
    _yaml_settings(lines, "adobe", settings["adobe"], "  ")
    return lines.done()


def yaml_instance(settings: Settings) -> tuple[str, Lines]:
    """The short form of one instance."""
    lines = _Lines()
    lines.add(f"hosting: {settings['hosting']}", "hosting")
    _yaml_settings(lines, "instance", settings["instance"], "")
    lines.add("external_accounts:")
    _yaml_settings(lines, "account", settings["account"], "  ", "- ")
    lines.add("experience_cloud:", "adobe")
    _yaml_settings(lines, "adobe", settings["adobe"], "  ")
    return lines.done()


def yaml_account(settings: Settings) -> tuple[str, Lines]:
    """The short form of one account."""
    lines = _Lines()
    _yaml_settings(lines, "account", settings["account"], "")
    return lines.done()


def json_long(settings: Settings) -> tuple[str, Lines]:
    """The canonical form as JSON, with tabs."""
    instance = {**settings["instance"], "external_accounts": [settings["account"]]}
    whole = {"hosting": settings["hosting"], "instances": [instance], "experience_cloud": settings["adobe"]}
    text = json.dumps(whole, indent="\t", ensure_ascii=False)
    places: Lines = {}
    level = ""
    for number, line in enumerate(text.split("\n"), start=1):
        name = line.strip().partition(":")[0].strip('"')
        if name in ("instances", "external_accounts", "experience_cloud"):
            level = {"instances": "instance.", "external_accounts": "account.", "experience_cloud": "adobe."}[
                name
            ]
        elif line.strip().startswith('"') and ":" in line:
            places.setdefault(f"{level}{name}", number)
            last = f"{level}{name}"
        elif line.strip().startswith('"'):
            entries = sum(place.startswith(f"{last}.") for place in places)
            places[f"{last}.{entries}"] = number
    return text, places


_PACKAGE_NAMES = {
    "internal_name": "name",
    "label": "label",
    "type": "type",
    "enabled": "active",
    "ims_server": "imsServer",
    "ims_scope": "imsScope",
    "client_id": "imsClientId",
    "callback_url": "callbackServer",
    "organization_id": "imsOrgId",
    "association_mask": "associationMask",
    "product_context": "productContext",
    "server": "server",
    "tenant": "tenant",
    "last_modified": "lastModified",
}


def xml_attributes(settings: Settings) -> tuple[str, Lines]:
    """A package with a setting an attribute, beside accounts of other types."""
    lines = _Lines()
    lines.add("<?xml version='1.0' encoding='UTF-8'?>")
    lines.add('<package buildNumber="9359" buildVersion="7.3" name="accounts" namespace="cus">')
    lines.add('  <entities schema="xtk:option"><option name="x" dataType="6"/></entities>')
    lines.add('  <entities schema="nms:extAccount">')
    lines.add('    <extAccount account="pop" active="1" name="defaultPopAccount" type="0"/>')
    lines.add("    <extAccount")
    for name, value in settings["account"].items():
        if name in _PACKAGE_NAMES or name not in correct()["account"]:
            lines.add(
                f"      {_PACKAGE_NAMES.get(name, name)}={quoteattr(_joined(value))}", f"account.{name}"
            )
    lines.add("    />")
    lines.add("  </entities>")
    lines.add("</package>")
    return lines.done()


def xml_elements(settings: Settings) -> tuple[str, Lines]:
    """A package with a setting an element."""
    lines = _Lines()
    lines.add('<package><entities schema="nms:extAccount">')
    lines.add("    <extAccount>")
    for name, value in settings["account"].items():
        tag = _PACKAGE_NAMES.get(name, name)
        if name != "client_secret":
            lines.add(f"      <{tag}>{_joined(value)}</{tag}>", f"account.{name}")
    lines.add('    </extAccount></entities><entities schema="nms:extAccount">')
    lines.add('    <extAccount name="defaultEmailBulk" type="3"/>')
    lines.add("  </entities></package>")
    return lines.done()


def _joined(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)


def _table(delimiter: str, labels: dict[str, str]) -> Writer:
    def write(settings: Settings) -> tuple[str, Lines]:
        out = io.StringIO()
        rows = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        account = settings["account"]
        rows.writerow([labels.get(name, name) for name in account])
        rows.writerow(
            [{"internal_name": "defaultPopAccount", "type": "Bounce mails"}.get(name, "") for name in account]
        )
        rows.writerow([_joined(value) for value in account.values()])
        return out.getvalue(), {f"account.{name}": 3 for name in account}

    return write


def _pasted(separator: str, labels: dict[str, str]) -> Writer:
    def write(settings: Settings) -> tuple[str, Lines]:
        lines = _Lines()
        lines.add("Hello, here is what I have.")
        lines.add("")
        for name, value in settings["account"].items():
            shown = _joined(value)
            shown = f'"{shown}"' if shown != shown.strip() else shown
            lines.add(f"{labels.get(name, name)}{separator}{shown}", f"account.{name}")
        return lines.done()

    return write


_ENGLISH = {
    "internal_name": "Internal name",
    "label": "Label",
    "type": "Type",
    "enabled": "Enabled",
    "ims_server": "IMS server",
    "ims_scope": "IMS scope",
    "client_id": "IMS client identifier",
    "client_secret": "IMS client secret",
    "callback_url": "Callback server",
    "organization_id": "IMS organization ID",
    "association_mask": "Association mask",
    "product_context": "Product Context",
    "server": "Server",
    "tenant": "Tenant",
    "last_modified": "Last modified",
}
_FRENCH = {
    "internal_name": "Nom interne",
    "label": "Libellé",
    "type": "Type",
    "enabled": "Activé",
    "ims_server": "Serveur IMS",
    "ims_scope": "Périmètre IMS",
    "client_id": "Identifiant du client IMS",
    "client_secret": "Secret client IMS",
    "callback_url": "Serveur de rappel",
    "organization_id": "Identifiant de l'organisation IMS",
    "association_mask": "Masque de correspondance",
    "product_context": "Product Context",
    "server": "Serveur",
    "tenant": "Tenant",
    "last_modified": "Dernière modification",
}
_SWEDISH = {
    "internal_name": "Internt namn",
    "label": "Etikett",
    "type": "Typ",
    "enabled": "Aktiverad",
    "ims_server": "IMS-server",
    "ims_scope": "Omfång",
    "client_id": "Klient-ID",
    "client_secret": "Klienthemlighet",
    "callback_url": "Återanropsserver",
    "organization_id": "Organisations-ID",
    "association_mask": "Associationsmask",
    "product_context": "Produktsammanhang",
    "server": "Server",
    "tenant": "Klient",
    "last_modified": "Senast ändrad",
}
_KOREAN = {
    "internal_name": "내부 이름",
    "label": "레이블",
    "type": "유형",
    "enabled": "활성화",
    "ims_server": "IMS 서버",
    "ims_scope": "범위",
    "client_id": "클라이언트 ID",
    "client_secret": "클라이언트 암호",
    "callback_url": "콜백 서버",
    "organization_id": "조직 ID",
    "association_mask": "연결 마스크",
    "product_context": "제품 컨텍스트",
    "server": "서버",
    "tenant": "테넌트",
    "last_modified": "마지막 수정",
}

WRITERS: dict[str, tuple[Writer, str, set[str]]] = {
    "yaml-long": (yaml_long, "yaml", {"hosting", "instance", "account", "adobe"}),
    "yaml-instance": (yaml_instance, "yaml", {"hosting", "instance", "account", "adobe"}),
    "yaml-account": (yaml_account, "yaml", {"account"}),
    "json": (json_long, "json", {"hosting", "instance", "account", "adobe"}),
    "xml-attributes": (xml_attributes, "xml", {"account"}),
    "xml-elements": (xml_elements, "xml", {"account"}),
    "csv-comma": (_table(",", {}), "csv", {"account"}),
    "csv-semicolon-fr": (_table(";", _FRENCH), "csv", {"account"}),
    "csv-tab-ko": (_table("\t", _KOREAN), "csv", {"account"}),
    "text-en": (_pasted(": ", _ENGLISH), "text", {"account"}),
    "text-fr": (_pasted(" : ", _FRENCH), "text", {"account"}),
    "text-sv": (_pasted(" = ", _SWEDISH), "text", {"account"}),
    "text-ko": (_pasted(": ", _KOREAN), "text", {"account"}),
}
"""Name → how to write it, the format it is recognised as, and the levels of settings that it can hold."""
