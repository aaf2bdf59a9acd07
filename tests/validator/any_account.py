"""Account files at random: any format, in any of its styles, with any number of the faults that people make.

`any_file(random)` takes the randomness from outside, Hypothesis's or a seed's.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tests.validator.account_files import WRITERS, Settings, correct

_HOSTS = (
    "campaign.example.com",
    "crm.fabrikam.net",
    "stage.fabrikam.net",
    "xn--bcher-kva.example",
    "10.0.0.7",
)
_PLACEHOLDERS = (
    "TODO",
    "none",
    "${CALLBACK}",
    "<callback>",
    "TBD",
    "???",
    "à compléter",
    "미정",
    "your-value",
)
_BLANKS = ("", "", " ", "  ", "\u00a0", "\u200b", "\t")
# ruff: noqa: E501 (one fault after the other reads best)
_FAULTS: dict[str, tuple[str, ...]] = {
    "internal_name": (
        "Adobe_Marketing_Clod", "adobe_marketing_cloud", "Adobe Marketing Cloud", "Adobe_Experience_Cloud",
        "Аdobe_Marketing_Cloud", "", "defaultPopAccount", "Adobe Experience Cloud", "adobe-experience-clod",
    ),
    "type": ("ADOBE MARKETING CLOUD", "Adobe Marketting Cloud", "Adobe Experience Cloud", "Web Analytics", "15", "",
             "Adobe_Marketing_Cloud", "adobe_experience_cloud", "Adobe Experience Cloud (mac)"),
    "enabled": ("false", "1", "maybe"),
    "ims_server": (
        "http://ims-na1.adobelogin.com", "ims-na1.adobelogin.co", "ims-eu1.adobelogin.com", "ims-na2.adobelogin.com",
        "https://adobeid-na1.services.adobe.co", "https://ims-na1.adobelogin.com:8443", "TODO", "",
        "http://ims-na1.adobelogin.com:80/", "https://ims-nal.adobelogin.com",
        "https://ims-na1.adobelogin.com:443", "https://ims-na1.adobelogin.com.", "https://ims-na1.adobelogin.com//",
        "https://anna:word@ims-na1.adobelogin.com", "ims-na1.adobelogin.com.", "IMS-NA1.adobelogin.com:443",
    ),
    "ims_scope": ("openid,AdobeID,openid", "openid AdobeID", "openid,adobeid", "“openid”", "TODO", ""),
    "client_id": ("Campaign1 ", "Сampaign1", "«Campaign1»", "Campaign 1", "TODO", "", "Campaign2"),
    "callback_url": (
        "http://{host}/nl/jsp/logon.jsp", "{host}/nl/jsp/logon.jsp", "http://{host}:8080/nl", "anna@example.com",
        "https://{host}/nl/jsp/ logon.jsp", "ftp://{host}/", "{host}", "https://<host>/nl/jsp/logon.jsp", "",
        "https://{host}/nl/jsp/logon.jsp\u00a0", "https://{host}:443/nl/jsp/logon.jsp", "https://{host}./nl",
        "https://{host}/nl/jsp/logon.jsp#", "http://{host}:80/nl/jsp/logon.jsp", "https://anna:word@{host}/nl",
    ),
    "organization_id": ("0123456789abcdef01234567@AdobeOrg", "0123456789ABCDEF@AdobeOrg", "TODO", "",
                        " 0123456789ABCDEF01234567@AdobeOrg"),
    "association_mask": (
        "Campaign – acme – (.*)", "Campaign - acme - (*)", "Campaign - acme - *", "Campaign- acme - (.*)",
        " Campaign - acme - (.*)", "Campaign -  acme - (.*)", "Campaign - tenant_id - (.*)", "“Campaign - acme - (.*)”",
        "CampaignV6 - acme - (.*)", "Campaign (.*)", "campaign - prod - (.*)", "Campaing - acme - (.*)", "(.*)", "",
        "Campaign - acme", "Campaign - <tenant> - (.*)", "Саmpaign - acme - (.*)", "Campaign - cafe\u0301 - (.*)",
    ),
    "product_context": ("dma_campaign", "dma-campaign-classic", "Dma_Campaign_Classic", "", "dma_campaign_klassik"),
    "tenant": ("acme ", "\u200bacme", "tenant_id", "<tenant>", "", "fabrikam", "ａｃｍｅ"),
    "last_modified": ("2026-11-02T12:00:00Z", "soon", ""),
    "client_secret": ("changeme", "••••", "p8e-Zk3v!qT7 ", "", "a: b # c"),
}  # fmt: skip
_STYLES = ("plain", "single", "double", "literal", "folded", "kept", "anchor", "tag", "comment")


def any_file(random: Random) -> tuple[bytes, str]:
    """The bytes of an account file, and its name."""
    settings = any_settings(random)
    form = random.choice(
        [*sorted(WRITERS), *["yaml-styled"] * 4, *["xml-styled"] * 2, "csv-quoted", "text-quoted"]
    )
    if form == "yaml-styled":
        text, name = _yaml(settings, random), "a.yaml"
    elif form == "xml-styled":
        text, name = _xml(settings, random), "a.xml"
    elif form == "csv-quoted":
        text, name = _csv(settings, random), "a.csv"
    elif form == "text-quoted":
        text, name = _text(settings, random), "a.txt"
    else:
        text, name = WRITERS[form][0](settings)[0], random.choice(["a", f"a.{WRITERS[form][1]}"])
    if random.random() < 0.2:
        text = text.replace("\n", "\r\n")
    encoding = random.choice(["utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "cp949"])
    try:
        return text.encode(encoding), name
    except UnicodeEncodeError:
        return text.encode(), name


def any_settings(random: Random) -> Settings:
    """The settings of a file with some of the faults."""
    settings = correct()
    host = random.choice(_HOSTS)
    account = settings["account"]
    if random.random() < 0.4:
        account["callback_url"] = f"https://{host}/nl/jsp/logon.jsp"
    for name in random.sample(sorted(_FAULTS), random.randint(0, 5)):
        account[name] = random.choice(_FAULTS[name]).replace("{host}", host)
        if random.random() < 0.15:
            account[name] = random.choice(_BLANKS) + account[name] + random.choice(_BLANKS)
    if random.random() < 0.15:
        account[random.choice(sorted(_FAULTS))] = random.choice(_PLACEHOLDERS)
    _spoil_the_rest(settings, host, random)
    for name in random.sample(sorted(account), random.choice([0, 0, 0, 1, 3])):
        if name != "internal_name":
            del account[name]
    return settings


def _spoil_the_rest(settings: Settings, host: str, random: Random) -> None:
    instance, adobe = settings["instance"], settings["adobe"]
    instance["url"] = random.choice(
        [instance["url"], f"https://{host}", f"http://{host}", f"https://{host}:8443", "TODO"]
    )
    adobe["callback_allowlist"] = random.choice(
        [adobe["callback_allowlist"], [f"http://{host}/nl/jsp/logon.jsp"], [f"https://{host}/nl/jsp/logon.jsp"],
         ["https://*.fabrikam.net/*"], ["TODO"]]
    )  # fmt: skip
    instance["operator_groups"] = random.choice(
        [
            instance["operator_groups"],
            ["marketing", "support"],
            ["Marketing ", "Supporters"],
            ["<group>"],
            ["Café"],
        ]
    )
    adobe["groups"] = random.choice(
        [
            adobe["groups"],
            ["Campaign - fabrikam - Marketing"],
            ["Campaign – acme – Marketing"],
            ["Analytics users"],
        ]
    )
    adobe["client_id"] = random.choice([adobe["client_id"], "TODO", "Campaign 1", "Campaign3 "])
    adobe["organization_id"] = random.choice(
        [adobe["organization_id"], "TODO", "FEDCBA9876543210FEDCBA98@AdobeOrg"]
    )
    for name in random.sample(sorted(adobe), random.choice([0, 0, 2, 4])):
        del adobe[name]
    for name in random.sample(sorted(instance), random.choice([0, 0, 1, 3])):
        del instance[name]


# Styles.


def _yaml(settings: Settings, random: Random) -> str:
    lines = ["# settings", "instances:"]
    for number in range(random.choice([1, 1, 2])):
        instance = (
            {**settings["instance"]}
            if number == 0
            else {"name": "stage", "url": "https://stage.fabrikam.net"}
        )
        lines.append("- # an instance")
        for name, value in instance.items():
            lines += _yaml_setting(name, value, "  ", random, f"i{number}")
        lines.append("  external_accounts:")
        for copy in range(random.choice([1, 1, 1, 2])):
            account = dict(settings["account"])
            if copy and random.random() < 0.5:
                account["internal_name"] = "Adobe_Marketing_Cloud"
            lines.append("  -")
            for name, value in account.items():
                lines += _yaml_setting(name, value, "    ", random, f"a{number}{copy}")
    lines.append("experience_cloud:")
    for name, value in settings["adobe"].items():
        lines += _yaml_setting(name, value, "  ", random, "x")
    return "\n".join(lines) + random.choice(["", "\n"])


def _yaml_setting(name: str, value: Any, indent: str, random: Random, owner: str) -> list[str]:
    if not isinstance(value, str):
        return [f"{indent}{name}: {json.dumps(value, ensure_ascii=False)}"]
    style = random.choice(_STYLES)
    quoted = json.dumps(value, ensure_ascii=random.random() < 0.2)
    is_line = bool(value) and value == value.strip() and value.isprintable()
    if style == "single" and value.isprintable():
        return [indent + f"{name}: " + "'" + value.replace("'", "''") + "'"]
    if style in ("literal", "folded", "kept") and is_line:
        mark = {"literal": "|", "folded": ">-", "kept": "|+"}[style]
        comment = random.choice(["", "  # as told"])
        return [
            f"{indent}{name}: {mark}{comment}",
            f"{indent}  {value}",
            *random.choice([[], [""], [f"{indent}# end"]]),
        ]
    if style == "anchor":
        anchor = f"{name}_{owner}"
        return [f"{indent}{name}: &{anchor} {quoted}", f"{indent}x_{name}: *{anchor}"]
    if style == "tag":
        return [f"{indent}{name}: !!str {quoted}"]
    if style == "comment":
        return [f"{indent}{name}: {quoted}  # was: `x`"]
    if style == "plain" and is_line and value[0].isalpha() and not set(value) & set(":#,[]{}&*!|>'\"%@`"):
        return [f"{indent}{name}: {value}"]
    return [f"{indent}{name}: {quoted}"]


def _xml(settings: Settings, random: Random) -> str:
    attributes: list[str] = []
    elements: list[str] = []
    for name, value in settings["account"].items():
        text = ",".join(value) if isinstance(value, list) else str(value)
        written = quoteattr(text) if random.random() < 0.7 else "'" + escape(text, {"'": "&apos;"}) + "'"
        if name == "client_secret":
            continue
        if random.random() < 0.6:
            attributes.append(f"{name}={written}")
        else:
            inner = random.choice(
                [escape(text), f"<![CDATA[{text}]]>", f"\n   {escape(text)}\n  ", escape(text) + "<!-- x -->"]
            )
            elements.append(f"  <{name}>{inner}</{name}>")
    inner = "\n".join(["", *elements, "  <mms clientSecret='@x=='/>", ""])
    more = '<extAccount name="gmail" type="3" redirectUrl="https://fabrikam.net/oauth" clientId="x"/>'
    return (
        f'<?xml version="1.0"?>\n<package><!-- a > b -->\n<entities schema="nms:extAccount">\n{more}\n'
        f"<extAccount {' '.join(attributes)}>{inner}</extAccount>\n</entities></package>"
    )


def _csv(settings: Settings, random: Random) -> str:
    mark = random.choice(",;\t")
    account = {
        name: ",".join(v) if isinstance(v, list) else str(v) for name, v in settings["account"].items()
    }

    def cell(text: str) -> str:
        needs = any(letter in text for letter in f'{mark}"\r\n') or random.random() < 0.4
        return '"' + text.replace('"', '""') + '"' if needs else text

    rows = [list(account), [cell(text) for text in account.values()]]
    return "\n".join(mark.join(row) for row in rows) + "\n"


def _text(settings: Settings, random: Random) -> str:
    lines = ["Bonjour, voici :", ""]
    for name, value in settings["account"].items():
        text = ",".join(value) if isinstance(value, list) else str(value)
        lead, trail = random.choice([("", ""), ('"', '"'), ("« ", " »"), ("`", "`"), ("“", "”"), ("'", "'")])
        lines.append(f"{name}{random.choice([': ', ' : ', ' = '])}{lead}{text}{trail}")
    return "\n".join(lines)
