"""Whether updates are pushed, and where to; plain HTTP is allowed, as on a local Bot API server."""

import re
from urllib.parse import urlsplit

from tests.fakes.bot_api.entities import JsonObject
from tests.fakes.bot_api.methods.handler import Handler
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.refusals import bad_request
from tests.fakes.bot_api.world import Webhook, World

_CONNECTIONS = 40


def set_webhook(world: World, params: Params) -> bool:
    """Pushes updates from now on; an empty address stops that."""
    url = params.text("url")
    secret = params.text("secret_token")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    if url and (urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if params.flag("drop_pending_updates"):
        world.updates.pending.clear()
    world.updates.allow(params.get("allowed_updates"))
    most = params.integer("max_connections", _CONNECTIONS)
    world.webhook = None
    if url:
        ip_address = params.text("ip_address") or None
        world.webhook = Webhook(url, secret or None, min(max(most, 1), 100), ip_address)
    for tell in world.updates.on_new:
        tell()
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Pushes no more."""
    if params.flag("drop_pending_updates"):
        world.updates.pending.clear()
    world.webhook = None
    return True


def get_webhook_info(world: World, _: Params) -> JsonObject:
    """Return the address, and what last went wrong there."""
    webhook = world.webhook
    result: JsonObject = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if world.updates.allowed:
        result["allowed_updates"] = list(world.updates.allowed)
    if webhook:
        result["max_connections"] = webhook.max_connections
        optional = {
            "ip_address": webhook.ip_address,
            "last_error_date": webhook.last_error_date,
            "last_error_message": webhook.last_error_message,
        }
        result.update({key: value for key, value in optional.items() if value is not None})
    return result


METHODS: dict[str, Handler] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
