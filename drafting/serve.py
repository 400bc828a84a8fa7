"""`amends run`: the app on this machine's own address, and no other."""

import os
import socket
import sys
from pathlib import Path
from typing import Final

from drafting.errors import AmendsError
from drafting.settings import read_settings, variable

ADDRESS: Final = "127.0.0.1"
ROOT: Final = Path(__file__).resolve().parent.parent


class PortInUse(AmendsError):
    """Something else listens where the app should."""


def serve() -> int:
    """Replaces this process by the app's server.

    Raises:
        PortInUse: the port is taken.
        UnusableSetting: a rule file of the house cannot be used; told now, and not to whoever opens a letter.
    """
    settings = read_settings()
    if settings.rules is not None:
        from drafting import house

        house.engine()
    port = settings.port
    _require_free(port)
    print(f"Amends on http://{ADDRESS}:{port} (Ctrl+C ends it)", flush=True)
    os.chdir(ROOT)
    command = [sys.executable, "-m", "ui", "--server.address", ADDRESS, "--server.port", str(port)]
    os.execv(sys.executable, command)


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            raise PortInUse(
                f"Port {port} is in use, perhaps by Amends itself: open http://{ADDRESS}:{port},"
                f" or choose another port with {variable('port')}=8502."
            ) from None
