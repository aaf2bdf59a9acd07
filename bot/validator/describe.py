"""What each setting of the account file is, in a sentence: for the template's comments and for editors."""

from __future__ import annotations

from bot.model import Message
from bot.translate import _

_DESCRIPTIONS = {
    "file": _("Settings of Adobe Campaign for Adobe ID login, and what Adobe provisioned for them."),
    "hosting": _("How Campaign is hosted: `on-premise`, `hybrid` or `hosted`."),
    "instances": _("Your Campaign instances, each with its external accounts."),
    "name": _("What you call this instance."),
    "environment": _("What this instance is for: `production`, `stage` or `development`."),
    "url": _("The address at which people open this instance."),
    "server_restarted": _("When the Campaign server was last restarted."),
    "operator_groups": _("The operator groups, with their internal names in Campaign."),
    "external_accounts": _("The external accounts, from **Administration > Platform > External accounts**."),
    "internal_name": _(
        "**Internal Name** in the console: `Adobe_Marketing_Cloud` or `Adobe_Experience_Cloud`."
    ),
    "label": _("**Label** in the console; any text."),
    "type": _("**Type** in the console: `Adobe Marketing Cloud` or `Adobe Experience Cloud`."),
    "enabled": _("Whether **Enabled** is ticked."),
    "ims_server": _("**IMS Server URL**: `adobeid-na1.services.adobe.com` or `ims-na1.adobelogin.com`."),
    "ims_scope": _("**IMS scope**: only scopes that Adobe has provisioned."),
    "client_id": _("The client ID that Adobe gave you."),
    "client_secret": _("The client secret; it is never shown, and you may leave it out."),
    "callback_url": _("**Callback server**: the address of this very instance, with `https://`."),
    "organization_id": _("The ID of your organization in Experience Cloud; it ends in `@AdobeOrg`."),
    "association_mask": _(
        "**Association Mask**: how the names of your groups in Adobe Admin Console begin, then `(.*)`."
    ),
    "product_context": _("**Product Context**: `dma_campaign_classic`; leave it out if it is not shown."),
    "server": _("**Server**: the address of your Experience Cloud."),
    "tenant": _("**Tenant**: the name of your Experience Cloud tenant."),
    "last_modified": _("When the account was last changed."),
    "experience_cloud": _("What Adobe provisioned for you; leave out what you do not know."),
    "client_secret_sha256": _("The SHA-256 fingerprint of the client secret, instead of the secret itself."),
    "scopes": _("The scopes that Adobe has provisioned."),
    "callback_allowlist": _("The callback URLs on the allowlist."),
    "groups": _(
        "The groups in Adobe Admin Console (formerly Enterprise Dashboard), with their complete names."
    ),
    "users": _("Users, with their groups in Adobe Admin Console."),
    "login": _("The user's Adobe ID."),
}  # fmt: skip


def describe(name: str) -> Message:
    """What a setting is; `file` for the file as a whole."""
    return _DESCRIPTIONS[name]
