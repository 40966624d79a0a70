from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from vigie.model.errors import CaseError
from vigie.store.case import Case, find_case, make_case, open_view
from vigie.store.database import check_version, connect, migrate, migrations
from vigie.store.problems import NamedCaseError
from vigie.store.writer import Writer, open_writer

RECORDS = {
    "run", "run_end", "failure", "document", "extraction",
    "claim", "supersession", "unread", "unread_closed", "decision",
}  # fmt: skip


def slug(caught: pytest.ExceptionInfo[CaseError]) -> str:
    assert isinstance(caught.value, NamedCaseError)
    assert "\n" not in str(caught.value)
    return caught.value.slug


def test_a_new_case_holds_every_record_table_at_the_last_version(case: Case) -> None:
    with closing(connect(case.database, read_only=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables >= RECORDS
        assert check_version(connection, case.path, 99) == len(migrations())
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_folder_that_exists_becomes_a_case_once(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    make_case(tmp_path)
    with pytest.raises(CaseError) as caught:
        make_case(tmp_path)
    assert slug(caught) == "already-a-case"
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_folder_without_a_case_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        find_case(tmp_path)
    assert slug(caught) == "no-case"
    assert "vigie new" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CaseError) as caught:
        make_case(tmp_path / "file")
    assert slug(caught) == "not-a-folder"


def test_a_case_of_a_newer_program_is_left_alone(case: Case) -> None:
    with closing(connect(case.database, read_only=False)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(CaseError) as caught:
        find_case(case.path)
    assert slug(caught) == "newer-case"
    assert "999" in str(caught.value)


def test_a_damaged_file_is_said(case: Case) -> None:
    case.database.write_bytes(b"not a database, whatever its name " * 100)
    with pytest.raises(CaseError) as caught:
        find_case(case.path)
    assert slug(caught) == "damaged"


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "case.db")) as connection:
        connection.execute("CREATE TABLE theirs (a)")
    with pytest.raises(CaseError) as caught:
        find_case(tmp_path)
    assert slug(caught) == "damaged"


def test_each_step_runs_once_and_all_or_nothing(tmp_path: Path) -> None:
    steps = ["CREATE TABLE a (x); INSERT INTO a VALUES (1);", "INSERT INTO a VALUES (2);"]
    with closing(connect(tmp_path / "case.db", read_only=False)) as connection:
        migrate(connection, tmp_path, steps[:1])
        migrate(connection, tmp_path, steps)
        migrate(connection, tmp_path, steps)
        assert connection.execute("SELECT x FROM a").fetchall() == [(1,), (2,)]
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            migrate(connection, tmp_path, [*steps, "INSERT INTO a VALUES (3); INSERT INTO nowhere VALUES (1);"])
        assert connection.execute("SELECT x FROM a").fetchall() == [(1,), (2,)]
        assert check_version(connection, tmp_path, 2) == 2


def test_a_case_whose_making_was_killed_is_finished_when_opened(tmp_path: Path) -> None:
    connect(tmp_path / "case.db", read_only=False).close()
    with open_view(find_case(tmp_path)) as view:
        assert view.rows("SELECT count(*) FROM claim") == [(0,)]


def test_every_record_table_refuses_change_and_removal(writer: Writer, case: Case) -> None:
    with closing(connect(case.database, read_only=False)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in RECORDS:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            values = ", ".join("1" for _ in columns)
            connection.execute(f"INSERT INTO {table} VALUES ({values})")
            for change in (f"UPDATE {table} SET {columns[-1]} = 2", f"DELETE FROM {table}"):
                with pytest.raises(sqlite3.IntegrityError, match="only added"):
                    connection.execute(change)
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({values})")


def test_a_second_writer_waits_then_is_told(writer: Writer, case: Case) -> None:
    with pytest.raises(CaseError) as caught:
        open_writer(case, patience=0.05)
    assert slug(caught) == "busy"
    writer.close()
    open_writer(case, patience=0.05).close()


def test_a_case_on_a_disk_that_cannot_be_written_opens(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(path.name for path in case.path.iterdir())
    monkeypatch.setattr("vigie.store.database.os.access", lambda folder, how: False)
    with open_view(find_case(case.path)) as view:
        assert view.rows("SELECT count(*) FROM document") == [(0,)]
        assert sorted(path.name for path in case.path.iterdir()) == before  # SQLite would lay files of its own there


def test_a_reader_cannot_write(case: Case) -> None:
    with open_view(case) as view, pytest.raises(CaseError):
        view.rows("INSERT INTO run VALUES (1, 'r', 'v', 's', 'v', 'p')")
