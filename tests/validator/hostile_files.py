"""Files that cannot be read, with words of what is said of each; files that are costly, with their names."""

from __future__ import annotations

from tests.validator.account_files import correct, json_long, xml_attributes, yaml_long

GOOD = yaml_long(correct())[0]
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><package><extAccount name="&b;"/></package>'
UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is a picture"),
    "archive": (b"PK\x03\x04\x14\x00" + bytes(range(256)), "This workbook is damaged"),
    "noise": (bytes(range(1, 30)) * 9, "This is not a text file"),
    "accounts-of-our-own": (
        b"<p>" + b'<extAccount name="Adobe_Marketing_Cloud"/>' * 60_000 + b"</p>",
        "more than 5,000 accounts",
    ),
    "json-of-our-own": (
        b'{"external_accounts":[' + b'{"internal_name":"Adobe_Marketing_Cloud"},' * 60_000 + b"{}]}",
        "more than 5,000 accounts",
    ),
    "json-of-12-mb": (b"[" + b'{"a": "' + b"x" * 60 + b'", "b": 1},' * 999_999, "more values"),
    "huge": (b"a: b\n" * 6_000_000, "too large"),
    "one-value": (b"a: " + b"x" * 15_000_000, "no external account"),
    "yaml-bomb": (BOMB.encode(), "more values"),
    "yaml-deep": (b"[" * 100_000, "nested too deep"),
    "yaml-tag": (b"internal_name: !!python/object/apply:os.system [ls]\n", ":1:16: YAML tags"),
    "yaml-cut": (b'internal_name: "Adobe_Mark', "ends too early"),
    "yaml-tab": (GOOD.replace("    external", "\texternal").encode(), "tab"),
    "yaml-two": (f"{GOOD}---\n{GOOD}".encode(), ":46:1: A second YAML document"),
    "json-cut": (json_long(correct())[0][:900].encode(), "ends too early"),
    "json-deep": (b'{"a":' * 100_000, "nested too deep"),
    "json-many": (b"[" + b"1," * 1_000_000 + b"1]", "more values"),
    "json-bad": (b'{"internal_name": "Adobe_Marketing_Cloud",, "a" 1}', ":1:43: This is not valid JSON"),
    "xml-laughs": (LAUGHS.encode(), "document type"),
    "xml-external": (LAUGHS.replace('"ha"', 'SYSTEM "file:///etc/passwd"').encode(), "document type"),
    "xml-cut": (xml_attributes(correct())[0][:700].encode(), "ends too early"),
    "xml-deep": (b"<a>" * 100_000, "nested too deep"),
    "xml-many": (b"<package>" + b"<a/>" * 3_000_000, "more values"),
    "xml-twice": (b'<package><extAccount name="a" name="b"/></package>', "stands twice"),
    "csv-many": (b"," * 1_000_000, ""),
    "csv-quotes": (b'a;"' + b'""' * 3_000_000, ""),
    "text-many": (b"internal name: x\n" * 500_000, "more values"),
    "number": (b"5", "no external account"),
    "instances-number": (b"instances: 5\n", ":1:12: A list of groups"),
    "accounts-text": (b"external_accounts: foo\n", ":1:20: A list of groups"),
}
MANY = "internal_name: Adobe_Marketing_Cloud\n"
NAMED = '"internal_name":"Adobe_Marketing_Cloud"'
COSTLY: dict[str, tuple[str, str]] = {
    "xml-long-path": (
        '<p><extAccount name="Adobe_Marketing_Cloud"><'
        + "A" * 200_000
        + "".join(f' a{n}=""' for n in range(15_000))
        + "/></extAccount></p>",
        "a.xml",
    ),
    "xml-not-ascii": (
        '<p l="é">' + '<extAccount name="Adobe_Marketing_Cloud"/>' * 4_900 + "</p>",
        "a.xml",
    ),
    "text-names": (f"{MANY}type: x\n" + "".join(f"k{n}: v\n" for n in range(20_000)), "a.txt"),
    "text-list": (f"{MANY}IMS scope:\n" + "a,\n" * 60_000, "a.txt"),
    "secrets-and-one-long-value": (
        MANY
        + "".join(f"p{n}_secret: {'s' * (n + 4)}b\n" for n in range(900))
        + f"callback_url: http://{'s' * 300_000}\n",
        "a.yaml",
    ),
    "one-mask-many-times": (
        "operator_groups: [Marketing]\nexternal_accounts:\n"
        + "- {internal_name: Adobe_Marketing_Cloud, association_mask: C - (.*)}\n" * 4_000
        + f"experience_cloud: {{groups: [{','.join(f'C - {n}' for n in range(5_000))}]}}\n",
        "a.yaml",
    ),
    "many-masks": (
        "operator_groups: [Marketing]\nexternal_accounts:\n"
        + "".join(
            f"- {{internal_name: Adobe_Marketing_Cloud, association_mask: C{n} - (.*)}}\n"
            for n in range(2_000)
        )
        + f"experience_cloud: {{groups: [{','.join(f'C - {n}' for n in range(3_000))}]}}\n",
        "a.yaml",
    ),
    "groups-out-of-order": (
        (
            "external_accounts:\n- {internal_name: Adobe_Marketing_Cloud, association_mask: C - (.*)}\n"
            f"experience_cloud:\n  groups: [{','.join(f'C - {n * 7919 % 20_011}' for n in range(20_000))}]\n"
            f"  users: [{','.join(f'{{login: u{n}, groups: [foo]}}' for n in range(2_000))}]\n"
        ),
        "a.yaml",
    ),
    "corrections-and-secrets": (
        "".join(f"- {{internal_name: Adobe_marketing_Cloud, client_secret: s{n}}}\n" for n in range(8_000)),
        "a.yaml",
    ),
    "secret-of-megabytes": (f'{{{NAMED},"client_secret":"' + "x" * 15_000_000 + '"}', "a.json"),
    "mask-of-a-megabyte": (f'{{{NAMED},"association_mask":"' + "é b" * 300_000 + '"}', "a.json"),
    "many-masks-and-users": (
        "operator_groups: [Marketing, Sales]\nexternal_accounts:\n"
        + "".join(
            f"- {{internal_name: Adobe_Marketing_Cloud, association_mask: C{n} - (.*)}}\n"
            for n in range(2_000)
        )
        + f"experience_cloud: {{groups: [{','.join(f'C{n} - {n}' for n in range(3_000))}], "
        f"users: [{','.join(f'{{login: u{n}, groups: [foo]}}' for n in range(2_000))}]}}\n",
        "a.yaml",
    ),
    "signs-of-yaml": (f"{MANY}# {'&' * 400_000}\nlabel: '{'!a' * 200_000}'\n", "a.yaml"),
    "long-lines-without-a-figure": (
        f"Internal name: Adobe_Marketing_Cloud\n{'a' * 300_000}\ncallback_url: http://{'a' * 300_000}\n",
        "a.txt",
    ),
    "blanks-in-a-list": (f'Internal name: Adobe_Marketing_Cloud\nIMS scope: ["a"{" " * 200_000}x\n', "a.txt"),
    "long-line-of-an-ini-file": (f"[a]\nname = Adobe_Marketing_Cloud\n{'b' * 400_000}= c\n", "a.ini"),
    "host-of-accents": (f"{MANY}callback_url: https://{'é' * 3_000}!\n", "a.yaml"),
    "long-groups": (
        (
            f"operator_groups: [{','.join('x' * n for n in range(1, 301))}]\n"
            "external_accounts: [{internal_name: Adobe_Marketing_Cloud, association_mask: foo(.*)}]\n"
            f"experience_cloud: {{groups: [{','.join(str(n) + '-' + 'x' * 2_700 for n in range(300))}]}}\n"
        ),
        "a.yaml",
    ),
}
