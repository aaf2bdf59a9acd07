"""An account file to fill in: every setting with a comment in the reader's language.

What is documented stands there; what is the reader's own is a placeholder, which the validator tells of until
it is replaced.
"""

from __future__ import annotations

from bot.translate import Translator
from bot.validator.describe import describe

_LINES: tuple[tuple[str, str], ...] = (
    ("hosting: on-premise", "hosting"),
    ("instances:", "instances"),
    ("  - name: prod", "name"),
    ("    environment: production", "environment"),
    ("    url: <https://...>", "url"),
    ("    server_restarted: '2026-11-01T08:00:00Z'", "server_restarted"),
    ("    operator_groups: [<...>]", "operator_groups"),
    ("    external_accounts:", "external_accounts"),
    ("      - internal_name: Adobe_Marketing_Cloud", "internal_name"),
    ("        label: Adobe Experience Cloud", "label"),
    ("        type: Adobe Marketing Cloud", "type"),
    ("        enabled: true", "enabled"),
    ("        ims_server: https://ims-na1.adobelogin.com", "ims_server"),
    ("        ims_scope: openid,AdobeID,session", "ims_scope"),
    ("        client_id: <...>", "client_id"),
    ("        # client_secret:", "client_secret"),
    ("        callback_url: <https://...>", "callback_url"),
    ("        organization_id: <...@AdobeOrg>", "organization_id"),
    ('        association_mask: "Campaign - tenant_id - (.*)"', "association_mask"),
    ("        product_context: dma_campaign_classic", "product_context"),
    ("        server: https://marketing.adobe.com", "server"),
    ("        tenant: <...>", "tenant"),
    ("        last_modified: '2026-10-30T12:00:00Z'", "last_modified"),
    ("experience_cloud:", "experience_cloud"),
    ("  product_context: dma_campaign_classic", "product_context"),
    ("  client_id: <...>", "client_id"),
    ("  # client_secret_sha256:", "client_secret_sha256"),
    ("  scopes: [openid, AdobeID, session]", "scopes"),
    ("  callback_allowlist: [<https://...>]", "callback_allowlist"),
    ("  organization_id: <...@AdobeOrg>", "organization_id"),
    ("  groups: [<Campaign - tenant_id - ...>]", "groups"),
    ("  # users: [{login: <...>, groups: [<Campaign - tenant_id - ...>]}]", "users"),
)
"""Each line of the file, and the setting that its comment describes."""


def template(translator: Translator) -> str:
    """The file as YAML text, each setting under its comment."""
    lines = [f"# {translator.text(describe('file'))}", ""]
    for line, setting in _LINES:
        indent = line[: len(line) - len(line.lstrip())]
        lines += [f"{indent}# {translator.text(describe(setting))}", line]
    return "\n".join(lines) + "\n"
