"""Names of files that several folders gave: the shortest parent that tells them apart stands before them."""

import sqlite3


def names_told_apart(connection: sqlite3.Connection) -> dict[int, str]:
    """Give the names of all files by their rows; nothing where they differ anyway, as they mostly do."""
    clash = "SELECT 1 FROM files GROUP BY name HAVING count(*) > 1 LIMIT 1"
    if not connection.execute(clash).fetchone():
        return {}
    from geoquote.read.sources import Source, told_apart

    rows = connection.execute("SELECT id, location, name, path FROM files ORDER BY id").fetchall()
    files = {location: Source(location, path, name, None) for _, location, name, path in rows}
    return {row[0]: source.id for row, source in zip(rows, told_apart(files), strict=True)}
