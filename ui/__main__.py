"""Starts Streamlit's server on app.py. What the pages stand on is loaded beside it, so that no visitor waits for it."""

import contextlib
import importlib
import sys
import threading
from pathlib import Path

from streamlit.web import cli  # imported whole before a second thread imports anything

APP = Path(__file__).resolve().parent.parent / "app.py"


def _get_ready() -> None:
    """Imports what is slow to import, and migrates the database; a page says what is wrong with it, if anything is."""
    importlib.import_module("drafting.workflow")
    from drafting.errors import AmendsError
    from drafting.settings import read_settings
    from drafting.store import open_database

    with contextlib.suppress(AmendsError):
        open_database(read_settings().home).dispose()


if __name__ == "__main__":
    threading.Thread(target=_get_ready, name="amends-ready", daemon=True).start()
    sys.argv = ["streamlit", "run", str(APP), *sys.argv[1:]]
    cli.main()
