"""What a store holds, without the numbers of its rows: two stores of the same content dump alike."""

import sqlite3
from contextlib import closing
from pathlib import Path

_AT = "f.location, d.row"
_QUERIES = {
    "files": "SELECT location, name, path, sha256, made_with FROM files",
    "documents": f"""SELECT {_AT}, d.position, d.name, d.title, d.byline, d.published, d.publisher, d.url, d.english,
        d.words, d.text_sha256, d.analysis, d.kind, d.blocks, d.body, d.raw_text
        FROM documents d JOIN files f ON f.id = d.file_id""",
    "entities": f"""SELECT {_AT}, e.label, e.name, e.type, e.count, e.record
        FROM entities e JOIN documents d ON d.id = e.document_id JOIN files f ON f.id = d.file_id""",
    "mentions": f"""SELECT {_AT}, e.label, m.kind, m.text, m.start_char, m.end_char FROM mentions m
        JOIN entities e ON e.id = m.entity_id JOIN documents d ON d.id = e.document_id
        JOIN files f ON f.id = d.file_id""",
    "quotes": f"""SELECT {_AT}, q.label, q.text, q.words, q.speaker_names, q.named_inside, q.record
        FROM quotes q JOIN documents d ON d.id = q.document_id JOIN files f ON f.id = d.file_id""",
    "speakers": f"""SELECT {_AT}, q.label, e.label, s.name, s.type, s.confidence FROM speakers s
        JOIN quotes q ON q.id = s.quote_id LEFT JOIN entities e ON e.id = s.entity_id
        JOIN documents d ON d.id = q.document_id JOIN files f ON f.id = d.file_id""",
    "spans": f"""SELECT {_AT}, q.label, s.part, s.start_char, s.end_char, s.text FROM spans s
        JOIN quotes q ON q.id = s.quote_id JOIN documents d ON d.id = q.document_id
        JOIN files f ON f.id = d.file_id""",
}


def dump(path: Path) -> dict[str, list[tuple]]:
    """Give the rows of every table."""
    with closing(sqlite3.connect(path)) as connection:
        return {name: sorted(connection.execute(query), key=repr) for name, query in _QUERIES.items()}


def check(path: Path) -> None:
    """Fail unless the store is sound: pages, foreign keys, full-text indexes, and whole documents only."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for index in ("quotes_fts", "documents_fts"):
            connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        connection.rollback()
