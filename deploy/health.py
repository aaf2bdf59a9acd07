"""Tells a container engine whether the bot is well: `python -I health.py`, exit 0 or 1.

It asks `/healthz` where IMS_DOCTOR_LISTEN says that the bot listens. One that polls need not listen; where
nothing does, that the process lives is all that can be seen from outside, and the engine sees that by itself.
Standard library only, so that the image needs no curl.
"""

from __future__ import annotations

import http.client
import os
import sys
from pathlib import Path

TIMEOUT_S = 4.0
PROCESS = Path("/proc/1/cmdline")
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "[::]": "::1"}  # noqa: S104 - compared, not bound


def main() -> int:
    """Give 0 if the bot is well, 1 with one line if not."""
    host, _, port = os.environ.get("IMS_DOCTOR_LISTEN", "127.0.0.1:8080").rpartition(":")
    own = _EVERYWHERE.get(host, host.strip("[]"))
    try:
        connection = http.client.HTTPConnection(own, int(port), timeout=TIMEOUT_S)
        connection.request("GET", "/healthz")
        status = connection.getresponse().status
    except (OSError, ValueError, http.client.HTTPException) as error:
        if isinstance(error, ConnectionRefusedError) and b"--webhook" not in PROCESS.read_bytes():
            return 0
        print(f"no answer from /healthz: {type(error).__name__}", file=sys.stderr)
        return 1
    if status != http.HTTPStatus.OK:
        print(f"/healthz answers {status}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
