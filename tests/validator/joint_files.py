"""Files of one installation: its accounts in production and on stage, and what Adobe's dashboard has."""

from __future__ import annotations

from tests.validator.account_files import SECRET

PRODUCTION = f"""Environment: production
Internal name: Adobe_Marketing_Cloud
Type: Adobe Marketing Cloud
IMS server: ims-na1.adobelogin.com
Callback server: https://crm.fabrikam.net/nl
Association mask: Campaign - fabrikam - (.*)
IMS client secret: {SECRET}
"""
STAGE = f"""<package><entities schema="nms:extAccount">
<extAccount name="Adobe_Marketing_Cloud" type="15" label="{SECRET}"
  imsServer="adobeid-na1.services.adobe.com"
  associationMask="Campaign - fabrikan - (.*)"/>
</entities></package>
"""
DASHBOARD = (
    "groups: [Campaign - fabrikam - Marketing]\nusers: [{login: anna@fabrikam.net, groups: [Other]}]\n"
)
