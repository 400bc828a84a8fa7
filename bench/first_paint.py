"""How long from `amends run` to a painted page, and from a reload to one, in seconds: bench/first_paint.py [RUNS].

Needs Debian's chromium. Prints each run and the medians; compare figures of one run of this script only.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main(runs: int) -> None:
    """Starts the server `runs` times on an empty home and paints the list of cases."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        figures = [_one(browser.new_context().new_page()) for _ in range(runs)]
    for name, values in zip(("server ready", "first paint", "reload"), zip(*figures, strict=True), strict=True):
        print(f"{name:13s} median {statistics.median(values):.2f}  ({', '.join(f'{value:.2f}' for value in values)})")


def _one(page: Page) -> tuple[float, float, float]:
    with socket.socket() as probe, tempfile.TemporaryDirectory() as home:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        began = time.perf_counter()
        environment = {**os.environ, "AMENDS_HOME": home, "AMENDS_PORT": str(port)}
        server = subprocess.Popen([ROOT / ".venv/bin/amends", "run"], env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait(port)
            ready = time.perf_counter() - began
            return ready, _painted(page, f"http://127.0.0.1:{port}"), _painted(page, f"http://127.0.0.1:{port}")
        finally:
            server.kill()
            server.wait()


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1).read()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the server did not start")


def _painted(page: Page, url: str) -> float:
    began = time.perf_counter()
    page.goto(url)
    page.get_by_role("button", name="Record a mistake").wait_for()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
