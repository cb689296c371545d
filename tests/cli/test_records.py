"""What stands on stdout: records and nothing else, in every format, true to the schema and to the text."""

import csv
import io
import json

import jsonschema
import pytest

COMMANDS = ["quotes", "entities", "text"]


def records(result, form):
    if form == "json":
        return json.loads(result.stdout)
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_printed_record_validates_against_schema(geoquote, folder, command, form):
    schema = json.loads(geoquote("schema", command).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    found = records(geoquote(command, folder, "-f", form), form)
    assert found
    for record in found:
        jsonschema.validate(record, schema)
        assert record.keys() == schema["properties"].keys() == set(schema["required"])


def test_schema_refuses_what_is_no_record(geoquote, folder):
    schema = json.loads(geoquote("schema", "quotes").stdout)
    record = json.loads(geoquote("quotes", folder, "--json").stdout)[0]
    for broken in (
        record | {"extra": 1},
        record | {"act": "rumour"},
        {k: record[k] for k in record if k != "cue"},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)


def test_json_and_json_lines_print_the_same_records(geoquote, folder):
    for command in COMMANDS:
        assert records(geoquote(command, folder, "--json"), "json") == records(
            geoquote(command, folder, "-f", "jsonl"), "jsonl"
        )


def test_offsets_count_in_the_raw_text_that_the_text_command_prints(geoquote, folder):
    found = json.loads(geoquote("quotes", folder, "--json", "--act", "any").stdout)
    raw = {
        record["id"]: record["text"]
        for record in json.loads(geoquote("text", folder, "--json", "--raw-text").stdout)
    }
    assert len(found) == 8
    for record in found:
        text = raw[record["document"]["id"]]
        assert " ".join(text[s["start"] : s["end"]] for s in record["spans"]) == record["text"]


def test_offsets_of_csv_rows_fit_too(geoquote, folder):
    raw = {r["id"]: r["text"] for r in json.loads(geoquote("text", folder, "--json", "--raw-text").stdout)}
    rows = list(csv.DictReader(io.StringIO(geoquote("quotes", folder, "-f", "csv", "--csv-plain").stdout)))
    assert rows
    for row in rows:
        text = raw[row["document"]]
        assert text[int(row["start"]) : int(row["end"])] == row["text"]
        assert [[int(row["start"]), int(row["end"])]] == json.loads(row["spans"])
        assert text[int(row["cue_start"]) : int(row["cue_end"])] == row["cue"]


def test_csv_has_one_row_for_each_record(geoquote, folder):
    for command in COMMANDS:
        rows = list(csv.DictReader(io.StringIO(geoquote(command, folder, "-f", "csv").stdout)))
        found = json.loads(geoquote(command, folder, "--json").stdout)
        assert [row["id"] for row in rows] == [record["id"] for record in found]


def test_csv_cells_that_a_spreadsheet_would_run_are_escaped_unless_plain_is_asked_for(geoquote, folder):
    escaped = csv.DictReader(io.StringIO(geoquote("quotes", folder, "-f", "csv").stdout))
    plain = csv.DictReader(io.StringIO(geoquote("quotes", folder, "-f", "csv", "--csv-plain").stdout))
    assert [row["text"] for row in escaped if "=" in row["text"]] == ["'=The bridge does not hold,"]
    assert [row["text"] for row in plain if "=" in row["text"]] == ["=The bridge does not hold,"]


def test_raw_text_of_one_file_is_the_file(geoquote, tmp_path):
    path = tmp_path / "line-ends.txt"
    path.write_bytes("Ås said so.\r\nNobody\theard.\r\n".encode())
    assert geoquote("text", path, "--raw-text").stdout_bytes == path.read_bytes()


def test_raw_text_of_several_files_says_how_to_tell_them_apart(geoquote, folder):
    assert "--format jsonl" in geoquote("text", folder, "--raw-text").stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_found_is_an_empty_array_or_a_sentence(geoquote, folder, command):
    wanted = {"quotes": ["--about", "glacier"], "entities": ["--type", "MONEY"]}.get(command)
    if wanted is None:
        return
    assert geoquote(command, folder, *wanted, "--json").stdout == "[]\n"
    table = geoquote(command, folder, *wanted)
    assert (table.exit_code, table.stdout) == (0, "")
    assert f"no {command} found" in table.stderr


def test_standard_input_is_read(geoquote):
    (record,) = json.loads(
        geoquote("quotes", "-", "--json", input="“The tide is out,” said Tova Lindqvist.").stdout
    )
    assert record["document"]["id"] == "-"
    assert record["speaker"]["name"] == "Tova Lindqvist"
