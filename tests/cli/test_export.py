"""One file a table, in three formats, with the same rows."""

import csv
import json
import sys

import pytest

from geoquote.render.tables import TABLES

LONG = "“The river does not read maps and never will,” said Tova Lindqvist.\n"


def rows(folder, form, name):
    path = folder / f"{name}.{form}"
    if form == "csv":
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))
    if form == "jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    import pyarrow.parquet

    return pyarrow.parquet.read_table(path).to_pylist()


@pytest.fixture(autouse=True)
def few_rows_at_once(monkeypatch):
    monkeypatch.setattr("geoquote.render.table_files._BATCH", 3)


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_every_table_is_a_file_that_joins_with_the_others(geoquote, folder, tmp_path, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / "out"
    result = geoquote("export", out, folder, "-f", form)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "4 documents written" in result.stderr
    assert {p.name for p in out.iterdir()} == {f"{name}.{form}" for name in TABLES}
    found = {name: rows(out, form, name) for name in TABLES}
    for name, columns in TABLES.items():
        assert all(list(row) == list(columns) for row in found[name])
    documents = {row["id"]: row for row in found["documents"]}
    entities = {row["id"] for row in found["entities"]}
    quotes = {row["id"] for row in found["quotes"]}
    assert {row["document"] for row in found["quotes"]} <= documents.keys()
    assert {row["entity"] for row in found["mentions"]} == entities
    assert {row["quote"] for row in found["spans"]} == quotes
    assert {row["entity"] for row in found["speakers"]} <= entities
    assert len(quotes) == 8
    assert "The bridge holds," in [row["text"] for row in found["quotes"]]


def test_csv_cells_that_a_spreadsheet_would_run_are_made_harmless_unless_told(geoquote, folder, tmp_path):
    geoquote("export", tmp_path, folder)
    assert "'=The bridge" in (tmp_path / "quotes.csv").read_text(encoding="utf-8")
    geoquote("export", tmp_path, folder, "--csv-plain")
    assert "'=The bridge" not in (tmp_path / "quotes.csv").read_text(encoding="utf-8")


def test_a_failed_export_leaves_the_earlier_one(geoquote, folder, tmp_path):
    geoquote("export", tmp_path / "out", folder)
    before = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    assert geoquote("export", tmp_path / "out", folder, "--model", "xx_nowhere", "--no-store").exit_code == 2
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == before


def test_parquet_without_pyarrow_is_said_with_the_remedy(geoquote, folder, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = geoquote("export", tmp_path / "out", folder, "-f", "parquet")
    assert result.exit_code == 2
    assert "geoquote[parquet]" in result.stderr


def test_each_quote_once_with_where_else_it_stands(geoquote, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(LONG, encoding="utf-8")
    (record,) = json.loads(geoquote("quotes", tmp_path, "--distinct", "--json").stdout)
    assert (record["id"], record["also"]) == (
        "a.txt#q1",
        [{"id": "b.txt#q1", "document": "b.txt", "text": record["text"]}],
    )
    assert "also in b.txt" in geoquote("quotes", tmp_path, "--distinct").stdout
    assert "b.txt#q1" in geoquote("quotes", tmp_path, "--distinct", "-f", "csv").stdout
    plain = json.loads(geoquote("quotes", tmp_path, "--json").stdout)
    assert [r["also"] for r in plain] == [None, None]


def test_speakers_are_counted_over_documents(geoquote, folder):
    found = json.loads(geoquote("speakers", folder, "--json").stdout)
    by_name = {r["name"]: r for r in found}
    noor = by_name["Noor Haddad"]
    assert (noor["quotes"], noor["documents"], noor["first"], noor["last"]) == (
        2,
        2,
        "2024-06-20",
        "2024-07-02",
    )
    assert noor["members"] == ["wire.csv:a#e1", "wire.csv:b#e1"]
    assert [r["quotes"] for r in found] == sorted((r["quotes"] for r in found), reverse=True)
    assert len(json.loads(geoquote("speakers", folder, "--min-count", "2", "--json").stdout)) == 2
    assert json.loads(geoquote("speakers", folder, "--speaker-type", "ORG", "--json").stdout) == []
    since = geoquote("speakers", folder, "--since", "2024-07", "--sort", "documents")
    assert "2 undated documents left out" in since.stderr
    assert "Noor Haddad" in since.stdout
    assert "Tova" not in since.stdout
    assert "no speakers found" in geoquote("speakers", folder, "--until", "2001").stderr
    assert geoquote("speakers", folder, "-f", "csv").stdout.startswith("id,name,type,")


def test_order_limit_and_count(geoquote, folder):
    def texts(*arguments):
        return [r["text"] for r in json.loads(geoquote("quotes", folder, "--json", *arguments).stdout)]

    assert len(texts("--limit", "3")) == 3
    assert texts("--sort", "date", "--limit", "2")[0] == "The bridge holds,"
    assert "maybe" in texts("--sort", "confidence")[-1]
    assert texts("--sort", "speaker")[-1] == "Nobody knows,"
    assert geoquote("quotes", folder, "--count").stdout == "7\n"
    assert geoquote("quotes", folder, "--count", "--speaker", "Moreau").stdout == "2\n"
    assert geoquote("quotes", folder, "--limit", "0").exit_code == 2


@pytest.mark.parametrize("wrong", ['"tunnel', "(a", "OR"])
def test_an_expression_that_cannot_be_read_is_wrong_usage(geoquote, folder, wrong):
    result = geoquote("quotes", folder, "--match", wrong)
    assert (result.exit_code, "--match" in result.stderr) == (2, True)
