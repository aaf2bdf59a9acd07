"""Words by which names and secrets are told from ordinary text, in every language of the bot at once.

What a language has of them stands in its `language.yaml`; what technology calls by one name everywhere, here.
Whatever is compared with these lists is in small letters and NFC.
"""

from __future__ import annotations

from bot.languages import of_all


def word_set(*lines: str) -> frozenset[str]:
    """Words written side by side, as a set."""
    return frozenset(word for line in lines for word in line.split())


PUBLIC_HOSTS = word_set(
    "adobe.com www.adobe.com marketing.adobe.com experience.adobe.com adminconsole.adobe.com",
    "experienceleague.adobe.com helpx.adobe.com experiencecloud.adobe.com account.adobe.com adobelogin.com",
    "ims-na1.adobelogin.com adobeid-na1.services.adobe.com",
)
"""Hosts that the documentation names, or that everybody has; any other may be a customer's."""

PUBLIC_VALUES = word_set(
    "adobe_marketing_cloud adobe_experience_cloud dma_campaign_classic dma_campaign campaign1",
    "/nl/jsp/logon.jsp logon.jsp serverconf.xml ims-na1 adobeid-na1 adobeid adobeorg adobe.io asp.net",
    "oauth2 oauth2.0 sha-256 sha256 sha-1 sha1 sha512 md5 rs256 hs256 base64 utf-8 utf8 tls1.2 tls1.3",
    "tlsv1.2 tlsv1.3 windows10 windows11 win10 win11 office365 microsoft365 http/1.1 http/2 iso8859-1 x509",
    "x.509",
)
"""Values and names of technology that look like ids, and are nobody's."""

PRODUCTS = word_set(
    # Adobe's
    "adobe adobes adobeid adobeorg campaign campaigns campain campagin campaing classic standard cloud",
    "experience marketing creative enterprise dashboard admin console analytics target journey optimizer",
    "manager workfront magento commerce audience acrobat reader photoshop indesign illustrator lightroom",
    "express stock firefly sign business federated org id ims neolane platform launch assets target connect",
    "test stage prod production",
    # other people's
    "microsoft windows office excel word outlook teams exchange azure entra active directory okta google",
    "gmail chrome firefox safari edge mozilla android apple mac macos iphone ipad linux ubuntu debian",
    "centos redhat oracle postgresql postgres mysql mariadb sql java javascript python tomcat apache nginx",
    "citrix docker kubernetes jira confluence slack zoom telegram whatsapp salesforce sap workday",
    "servicenow snowflake bigquery hadoop kafka cloudflare akamai aws duo authenticator ping pingfederate",
    "saml openid oauth kerberos ldap github gitlab jenkins figma canva facebook instagram twitter linkedin",
    "youtube tiktok internet explorer powerpoint onedrive sharepoint vpn wi-fi wifi bluetooth unicode web ok",
).union(of_all(lambda language: language.privacy.capitals))
"""Words that keep their place in the middle of a sentence though they begin with a capital letter."""

ASKING = frozenset(of_all(lambda language: language.secrets.questions))
"""Words that begin a question: after `password:` they are no password."""

NO_VALUE = frozenset(of_all(lambda language: language.secrets.no_values))
"""What is said *of* a password, and is none."""

PLACEHOLDERS = word_set(
    "none null nil empty todo tbd tba n/a na test dummy placeholder changeme change-me redacted password",
    "token key value string foo bar foobar undefined true false yes no env vault encrypted",
).union(of_all(lambda language: language.secrets.stand_ins))
"""What people and programs put where the secret was."""

SYSTEMS = frozenset(of_all(lambda language: language.privacy.logins))
"""Words after which, with a colon, somebody's login or name comes."""
