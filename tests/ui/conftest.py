"""Pages run over a store of their own."""

import pytest

from ui import session


@pytest.fixture(autouse=True)
def fresh_store() -> None:
    """No page finds the store of the test before."""
    session.store.clear()
