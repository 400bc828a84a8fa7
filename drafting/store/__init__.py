"""Where cases live: one SQLite file under the user's data directory. The only package that knows SQL."""

from drafting.store.cases import Approval, Case, ModelReply, Revision, Store, Unfinished
from drafting.store.database import open_database

__all__ = ["Approval", "Case", "ModelReply", "Revision", "Store", "Unfinished", "open_database"]
