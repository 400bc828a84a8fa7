"""The database file: opened in WAL mode, every writer with BEGIN IMMEDIATE, migrated when it is opened.

A deferred transaction that read first fails with "locked" whatever the timeout; an immediate one waits its turn.
"""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Final

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DatabaseError

from drafting.errors import StoreUnavailable

MIGRATIONS: Final = Path(__file__).parent / "migrations"
DATABASE_NAME: Final = "amends.sqlite3"

_PRAGMAS: Final = ("busy_timeout=30000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


def open_database(home: Path) -> sa.Engine:
    """The database in this folder, made and migrated where needed.

    Raises:
        StoreUnavailable: the folder cannot be made or written, or holds something that is no database.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(f"sqlite:///{home / DATABASE_NAME}")
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        _migrate(engine)
    except (OSError, DatabaseError) as error:
        raise StoreUnavailable(
            f"The cases in {home} cannot be opened: the folder cannot be written, or {DATABASE_NAME} in it is damaged."
            " Nothing was changed. Mend it, or choose another folder with AMENDS_HOME."
        ) from error
    return engine


def _prepare(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    readonly = connection.get_execution_options().get("readonly")
    connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")


def _migrate(engine: sa.Engine) -> None:
    """Brings the database up to the newest migration; Alembic, slow to import, is left alone where it stands there."""
    if _stands_at(engine) == max(path.stem.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")):
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _stands_at(engine: sa.Engine) -> str | None:
    """The migration the database stands at, None for an empty one."""
    with engine.connect().execution_options(readonly=True) as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        return connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
