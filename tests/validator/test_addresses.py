"""Addresses in unusual forms: the IMS server's, in an account and on the server, and the callback URL."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.model import Severity
from bot.validator import inspect_file
from bot.validator.fix import corrected
from bot.validator.values.documented import IMS_HOSTS

USUAL = ["https://{}", "https://{}/", "HTTPS://{}", "Https://{}"]
UNUSUAL = [
    "https://{}:443", "https://{}:443/", "https://{}:8443", "https://{}:80", "http://{}", "http://{}:80",
    "https://{}.", "https://{}./", "https://{}//", "https://{}/ims", "https://{}/ims/authorize/v2",
    "https://{}?client_id=x", "https://{}/?x", "https://{}#", "https://{}/#/login",
    "https://me@{}", "https://me:word@{}", "https://@{}",
]  # fmt: skip
WRONG = [
    "ftp://{}",
    "ims://{}",
    "https//{}",
    "https:/{}",
    "https://{}.example.org",
    "https://www.{}",
    "https://{}:",
]


def _graver(data: str, name: str, rule: str) -> list[Severity]:
    findings = inspect_file(data.encode(), name).report.findings
    return [f.severity for f in findings if f.rule == rule and f.severity is not Severity.INFO]


@pytest.mark.parametrize("host", IMS_HOSTS)
@pytest.mark.parametrize(
    ("form", "severity"),
    [
        *((form, None) for form in [*USUAL, "{}", "{}/"]),
        *((form, Severity.WARNING) for form in [*UNUSUAL, "{}:443", "{}.", "{}/ims"]),
        *((form, Severity.ERROR) for form in [*WRONG, "me@{}", "me:word@{}"]),
    ],
)
@pytest.mark.parametrize("spelt", [str.lower, str.upper])
def test_ims_server_of_the_account(
    host: str, form: str, severity: Severity | None, spelt: Callable[[str], str]
) -> None:
    """What leads to the documented server in another way is warned of; what leads elsewhere is an error."""
    data = f'internal_name: Adobe_Marketing_Cloud\nims_server: "{form.format(spelt(host))}"\n'
    assert _graver(data, "a.yaml", "ims-server-host") == ([severity] if severity else [])
    has_port = ":" in form.replace("://", "").replace("me:word", "")
    if has_port or "@" in form:
        assert corrected(data.encode(), "a.yaml").data == data.encode()


@pytest.mark.parametrize("host", IMS_HOSTS)
@pytest.mark.parametrize(
    ("form", "severity"),
    [
        *((form, None) for form in USUAL),
        *((form, Severity.WARNING) for form in [*UNUSUAL, "{}", "{}/", "{}:443"]),
        *((form, Severity.ERROR) for form in WRONG),
    ],
)
def test_ims_server_of_the_configuration(host: str, form: str, severity: Severity | None) -> None:
    """The same, but for `https://`, which the documents have there."""
    data = f'<ims authIMSEndpoint="{form.format(host)}"/>'
    assert _graver(data, "config-x.xml", "server-ims-endpoint") == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("form", "severity"),
    [
        *(
            (form, None)
            for form in [*USUAL, "https://{}:8443/nl", "https://{}/nl/jsp/logon.jsp?x=y", "https://{}/NL"]
        ),
        ("https://{}:443/nl/jsp/logon.jsp", Severity.WARNING),
        ("https://{}:443", Severity.WARNING),
        ("https://{}./nl/jsp/logon.jsp", Severity.WARNING),
        ("https://{}/nl/jsp/logon.jsp#", Severity.WARNING),
        ("https://me:word@{}/nl/jsp/logon.jsp", Severity.WARNING),
        ("https://{}:", Severity.ERROR),
        *(
            (form, Severity.ERROR)
            for form in ["https://{},", "https://{};", "https://a,{}", "https://a..{}", "https://.{}"]
        ),
        *(
            (form, Severity.ERROR)
            for form in ["https://*.{}", "https://a+{}", "https://{}:99999/nl", "https://{}:0"]
        ),
        *(
            (form, None)
            for form in [
                "https://a_b.{}",
                "https://xn--bcher-kva.{}",
                "https://한글.{}",
                "https://a-1.{}:65535",
            ]
        ),
    ],
)
def test_callback_url(form: str, severity: Severity | None) -> None:
    """Adobe compares it with its list, letter by letter perhaps; what stands there just so passes."""
    url = form.format("c.example.org")
    data = f'internal_name: Adobe_Marketing_Cloud\ncallback_url: "{url}"\n'
    assert _graver(data, "a.yaml", "callback-form") == ([severity] if severity else [])
    assert corrected(data.encode(), "a.yaml").data == data.encode()
    listed = f'{data}experience_cloud: {{callback_allowlist: ["{url}"]}}\n'
    if "@" not in url and severity is not Severity.ERROR:
        assert _graver(listed, "a.yaml", "callback-form") == []


def test_the_plainer_form_is_proposed() -> None:
    """Where the file's own facts do not speak against it."""
    data = "internal_name: Adobe_Marketing_Cloud\ncallback_url: https://c.example.org.:443/nl/jsp/logon.jsp\n"
    findings = inspect_file(data.encode(), "a.yaml").report.findings
    assert [f.expected for f in findings if f.rule == "callback-form"] == [
        "https://c.example.org/nl/jsp/logon.jsp"
    ]
