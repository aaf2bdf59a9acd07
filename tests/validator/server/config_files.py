"""Server configurations as Campaign has them, and what is told of them."""

from __future__ import annotations

from bot.model import Finding, Severity
from bot.validator import Inspection, inspect_file

SECRET = "p8e-Zk3vQ7xY1mN5"
PASSWORD = "Hunter2Sommar99"
OPERATORS = ("admin", "aemserver", "campaign-loginmonitor", "internal|monitoring")
ACCOUNT = """internal_name: Adobe_Marketing_Cloud
enabled: {enabled}
organization_id: 0123456789ABCDEF01234567@AdobeOrg
"""


def config(
    console: str = "true", api: str = "true", operators: tuple[str, ...] = OPERATORS, rest: str = ""
) -> str:
    """A whole configuration with these values, and what else stands in `shared`."""
    allowed = "\n".join(f'        <allowOperator name="{name}"/>' for name in operators)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<serverConf>
  <shared>
    <!-- was password="{PASSWORD}" -->
    <dataStore hosts="*"><dataSource name="default">
      <dbcnx login="neolane" password="{PASSWORD}" server="db1"/>
    </dataSource></dataStore>
    {rest}
    <imsConfig>
      <nonIMSOperatorMgmtInClientConsole nonIMSOperatorMgmtInClientConsoleRestricted="{console}"/>
      <nonIMSAuthnAPI disableAPI="{api}">
{allowed}
      </nonIMSAuthnAPI>
    </imsConfig>
  </shared>
  <mta autoStart="true"/>
</serverConf>
"""


def inspected(text: str) -> Inspection:
    """What is found in it."""
    return inspect_file(text.encode(), "config-prod.xml")


def told_of(text: str) -> list[tuple[str, Severity]]:
    """Rule and severity of all that is more than information."""
    found: list[Finding] = [f for f in inspected(text).report.findings if f.severity is not Severity.INFO]
    return [(finding.rule, finding.severity) for finding in found]
