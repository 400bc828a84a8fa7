"""The store: history only grows, a newer text is never overwritten, and many writers lose nothing."""

import contextlib
import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.errors import NotFound, StaleText, StoreUnavailable
from drafting.store import Store, open_database
from drafting.store.tables import APPEND_ONLY
from tests.conftest import NOW

KIND = "resolution-letter"


def add(store: Store, case_id: str, text: str, seen: int | None) -> int:
    return store.add_revision(case_id, KIND, text, author="Nora", seen=seen, now=NOW).n


def test_a_case_keeps_every_answer_and_shows_the_newest(store: Store) -> None:
    case_id = store.create_case(NOW, {"what_happened": "first"})
    store.save_answer(case_id, "what_happened", "second", NOW)
    store.save_answer(case_id, "impact", "a day", NOW)
    assert store.answers(case_id) == {"what_happened": "second", "impact": "a day"}
    assert store.all_answers() == {case_id: store.answers(case_id)}


def test_an_address_of_no_case_is_said_plainly(store: Store) -> None:
    with pytest.raises(NotFound, match="no case at this address"):
        store.case("nowhere")


def test_archived_cases_leave_the_list_and_come_back(store: Store) -> None:
    case_id = store.create_case(NOW)
    store.archive(case_id, NOW)
    assert store.cases() == []
    assert [case.id for case in store.cases(archived=True)] == [case_id]
    store.archive(case_id, None)
    assert [case.id for case in store.cases()] == [case_id]


def test_a_save_onto_a_newer_text_is_refused_and_kept_aside(store: Store) -> None:
    case_id = store.create_case(NOW)
    first = add(store, case_id, "one", None)
    second = add(store, case_id, "two", first)
    with pytest.raises(StaleText) as caught:
        add(store, case_id, "mine", first)
    head = store.head(case_id, KIND)
    assert head is not None
    assert head.n == second
    kept = store.revisions(case_id, KIND)[0]
    assert (kept.n, kept.text, kept.aside, kept.parent) == (caught.value.kept_as, "mine", True, first)


def test_moments_come_back_with_their_zone(store: Store) -> None:
    elsewhere = dt.datetime(2026, 5, 12, 11, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    case_id = store.create_case(elsewhere)
    assert store.case(case_id).created_at == NOW


@pytest.mark.parametrize("act", ["UPDATE {} SET at = at", "DELETE FROM {}"])
@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
def test_history_cannot_be_rewritten(home: Path, store: Store, table: str, act: str) -> None:
    case_id = store.create_case(NOW, {"what_happened": "x"})
    store.save_own_detail("company", "x", NOW)
    add(store, case_id, "text", None)
    head = store.head(case_id, KIND)
    assert head is not None
    store.add_approval(head, "Nora", {}, (), NOW)
    store.decide(case_id, KIND, "f", "because", "Nora", NOW)
    store.add_reply(head, "rewrites", "m", {}, NOW)
    with open_database(home).begin() as connection, pytest.raises(sa.exc.IntegrityError, match="append-only"):
        connection.exec_driver_sql(act.format(table))


def test_a_decision_can_be_taken_back(store: Store) -> None:
    case_id = store.create_case(NOW)
    store.decide(case_id, KIND, "f", "because", "Nora", NOW)
    assert store.decisions(case_id, KIND) == {"f": "because"}
    store.decide(case_id, KIND, "f", "", "Nora", NOW)
    assert store.decisions(case_id, KIND) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(text=st.text())
def test_any_text_comes_back_and_its_hash_is_of_its_bytes(store: Store, text: str) -> None:
    case_id = store.create_case(NOW)
    made = store.add_revision(case_id, KIND, text, author="Nora", seen=None, now=NOW)
    head = store.head(case_id, KIND)
    assert head is not None
    assert head == made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(seens=st.lists(st.one_of(st.none(), st.integers(1, 6)), max_size=8))
def test_whatever_is_saved_history_only_grows(store: Store, seens: list[int | None]) -> None:
    case_id = store.create_case(NOW)
    before: list[str] = []
    for at, seen in enumerate(seens):
        with contextlib.suppress(StaleText):
            add(store, case_id, f"text {at}", seen)
        texts = [revision.text for revision in reversed(store.revisions(case_id, KIND))]
        assert texts == [*before, f"text {at}"]
        before = texts


_WRITE_TWENTY = """
import datetime as dt, sys
from pathlib import Path
from drafting.store import Store, open_database
home, case_id, worker = sys.argv[1:]
store = Store(open_database(Path(home)))
for turn in range(20):
    store.save_answer(case_id, f"field-{worker}-{turn}", "typed", dt.datetime.now(dt.UTC))
"""


def test_many_writers_lose_nothing(home: Path, store: Store) -> None:
    case_id = store.create_case(NOW)
    command = [sys.executable, "-c", _WRITE_TWENTY, str(home), case_id]
    workers = [subprocess.Popen([*command, str(worker)]) for worker in range(3)]
    assert [worker.wait() for worker in workers] == [0, 0, 0]
    assert len(store.answers(case_id)) == 60


def test_a_migrated_database_is_opened_without_alembic(home: Path, store: Store) -> None:
    store.create_case(NOW)
    code = f"import sys; from pathlib import Path; from drafting.store import open_database; open_database(Path({str(home)!r}));"
    assert subprocess.run([sys.executable, "-c", code + "sys.exit('alembic' in sys.modules)"]).returncode == 0


def test_a_home_that_cannot_be_used_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_database(tmp_path / "file")
    (tmp_path / "amends.sqlite3").write_text("no database at all, but long enough to be taken for one")
    with pytest.raises(StoreUnavailable, match="damaged"):
        open_database(tmp_path)


def test_what_a_model_answered_is_kept_for_one_revision_and_one_question(store: Store) -> None:
    case_id = store.create_case(NOW)
    first = store.add_revision(case_id, KIND, "one", author="Nora", seen=None, now=NOW)
    second = store.add_revision(case_id, KIND, "two", author="Nora", seen=first.n, now=NOW)
    store.add_reply(first, "second reading", "m", {"seen": []}, NOW)
    store.add_reply(first, "second reading", "m", {"seen": ["x"]}, NOW)
    assert [reply.answer for reply in store.replies(first, "second reading")] == [{"seen": ["x"]}, {"seen": []}]
    assert store.replies(first, "rewrites") == store.replies(second, "second reading") == []
