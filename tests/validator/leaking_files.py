"""Files with a secret where none is expected, `HUNTER2` in one spelling or another; each with its name."""

from __future__ import annotations

NAMED = "internal_name: Adobe_Marketing_Cloud\n"
XML = '<p><extAccount internalName="Adobe_marketing_Cloud" server=" https://x ">'
END = "<imsTenant> x</imsTenant></extAccount></p>"
ACCOUNT = '"internal_name": "Adobe_Marketing_Cloud"'
HIDDEN: dict[str, tuple[str, str]] = {
    "address-password": (f"{NAMED}callback_url: http://admin:HUNTER2@c.example.com/x\n", "a.yaml"),
    "address-password-blank": (f'{NAMED}callback_url: " http://a:HUNTER2@c.example.com/x"\n', "a.yaml"),
    "address-password-at": (f"{NAMED}callback_url: http://admin:p@HUNTER2@c.example.com/x\n", "a.yaml"),
    "address-password-bare": (f"{NAMED}callback_url: admin:HUNTER2@c.example.com\n", "a.yaml"),
    "address-path-blank": (f'{NAMED}callback_url: " http://c.example.com/nl/HUNTER2xKvTqRwZpL"\n', "a.yaml"),
    "address-path-behind-blank": (
        f"{NAMED}callback_url: http://c.example.com /nl/HUNTER2xKvTqRwZpL\n",
        "a.yaml",
    ),
    "address-key-blank": (f'{NAMED}callback_url: "http:// c.example.com/x?sig=HUNTER2"\n', "a.yaml"),
    "address-ims-server": (f"{NAMED}ims_server: https://c.example.com/nl/HUNTER2xKvTqRwZpL\n", "a.yaml"),
    "address-of-server": (
        '<imsConfig><ims authIMSEndpoint="https://c.example.com/nl/HUNTER2xKvTqRwZpL"/></imsConfig>',
        "a.xml",
    ),
    "full-width-colon": (
        f"{NAMED}Association mask: Campaign - x - (.*)  Client secret：HUNTER2hunter2\n",
        "a.txt",
    ),
    "without-colon": (
        f"{NAMED}Association mask: Campaign - x - (.*) client secret HUNTER2hunter2\n",
        "a.txt",
    ),
    "nested": (
        f'{{{ACCOUNT}, "proxy": {{"password": "HUNTER2ghi"}}, "ims_server": "HUNTER2ghi"}}',
        "a.json",
    ),
    "nested-deeper": (
        f'{{{ACCOUNT}, "x": [{{"y": {{"mdp": ["HUNTER2ghi"]}}}}], "ims_server": "HUNTER2ghi"}}',
        "a.json",
    ),
    "name-yaml": (f"{NAMED}? client secret HUNTER2hunter2\n:\n", "a.yaml"),
    "name-yaml-plain": (f"{NAMED}client secret HUNTER2hunter2: \n", "a.yaml"),
    "name-text": (f"{NAMED}type: x\nmot-de-passe HUNTER2:tail\n", "a.txt"),
    "name-in-secret": (f"{NAMED}client_secret:\n  HUNTER2aaa: x\n", "a.yaml"),
    "name-in-unknown": (f"{NAMED}proxy_password:\n  HUNTER2aaa: x\nims_server: HUNTER2aaa\n", "a.yaml"),
    "name-swedish": (f"{NAMED}lösenord HUNTER2hunter2: x\n", "a.yaml"),
    "name-korean": (f"{NAMED}암호 HUNTER2hunter2: x\n", "a.yaml"),
    "query": (f"{NAMED}callback_url: http://c.example.com/?mdp=HUNTER2mdp\n", "a.yaml"),
    "query-api-key": (f"{NAMED}callback_url: http://c.example.com/?a=b&api-key=HUNTER2\n", "a.yaml"),
    "percent-encoded": (
        f"{NAMED}client_secret: é+HUNTER2/zz\ncallback_url: http://c.example.com/?x=%C3%A9%2BHUNTER2%2Fzz\n",
        "a.yaml",
    ),
    "percent-encoded-small": (
        f"{NAMED}client_secret: é+HUNTER2/zz\ncallback_url: http://c.example.com/?x=%c3%a9%2bHUNTER2/zz\n",
        "a.yaml",
    ),
    "secret-percent-encoded": (
        f"{NAMED}client_secret: HUNTER2%2Fzz\ncallback_url: http://c.example.com/?x=HUNTER2/zz\n",
        "a.yaml",
    ),
    "comment": ("internal_name: Adobe_marketing_Cloud # clé secrète HUNTER2hunter2\n", "a.yaml"),
    "comment-near": (
        "internal_name: Adobe_marketing_Cloud\n# HUNTER2hunter2 is the secret\n",
        "a.yaml",
    ),
    "xml-comment": (f"{XML}<clientSecret>abc<!-- </ -->defHUNTER2</clientSecret>{END}", "a.xml"),
    "xml-one-line": (f"{XML}<clientSecret>abc<![CDATA[</]]>defHUNTER2</clientSecret>{END}", "a.xml"),
}
SLIPPED = "internal name;label;type;IMS server;client id;client secret;callback;organization\n"
MISPLACED: dict[str, tuple[str, str]] = {
    "row-one-column-left": (
        f"{SLIPPED}Adobe_marketing_Cloud;Login;https://x.example.com;Campaign1;HUNTER2hunter2;https://y;z;\n",
        "a.csv",
    ),
    "row-one-column-right": (
        f"{SLIPPED};Adobe_marketing_Cloud;Login;extern;https://ims-na1.adobelogin.com;https://x;HUNTER2x;y\n",
        "a.csv",
    ),
    "label": (f"{NAMED}label: H7UNTER2hg4x\ntype: x\n", "a.yaml"),
    "type": (f"{NAMED}type: p8e-HUNTER2hunter2hunter\n", "a.yaml"),
    "client-id": (f"{NAMED}client_id: p8e-HUNTER2hunter2hunter\ntype: x\n", "a.yaml"),
    "groups": (f"{NAMED}type: x\noperator_groups: [Admins, H7UNTER2hg4x ]\n", "a.yaml"),
    "attribute": (
        f"{XML[:-1]} description=\"logon('admin', 'HUNTER2')\">{END}",
        "a.xml",
    ),
    "connection": (f"{NAMED}server: Server=db;Uid=sa;Pwd=HUNTER2;Database=x\n", "a.yaml"),
    "session": (f"{NAMED}type: <sessiontoken>HUNTER2</sessiontoken>\n", "a.yaml"),
    "capitals": (f"{NAMED}client_secret: hunter2x;\ntype: HUNTER2X\n", "a.yaml"),
}
