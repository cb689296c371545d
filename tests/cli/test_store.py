"""The store as a user meets it: asked again, moved, changed, deleted, shared, switched off."""

import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.dump import check, dump

FEW = "“The river does not read maps,” said Tova Lindqvist at the dam.\n"


@pytest.fixture
def worked(stub):
    """The ids of what is analysed from now on, emptied by each look."""

    def look():
        found = list(stub.WORKED)
        stub.WORKED.clear()
        return found

    return look


def test_what_is_known_is_not_analysed_again(geoquote, folder, worked):
    first = geoquote("quotes", folder, "--json")
    assert worked() == ["dams.txt", "ferries.txt", "wire.csv:a", "wire.csv:b"]
    for command in ("quotes", "entities", "speakers", "index", "export"):
        geoquote(command, *([folder.parent / "out"] if command == "export" else []), folder)
    assert worked() == []
    assert geoquote("quotes", folder, "--json").stdout == first.stdout


def test_a_changed_document_is_analysed_anew_and_alone(geoquote, folder, worked):
    geoquote("index", folder)
    worked()
    (folder / "dams.txt").write_text(FEW, encoding="utf-8")
    wire = (folder / "wire.csv").read_text(encoding="utf-8").replace("does not hold", "sways")
    (folder / "wire.csv").write_text(wire, encoding="utf-8")
    found = geoquote("index", folder)
    assert worked() == ["dams.txt", "wire.csv:b"]
    assert "4 documents (0 new, 2 changed, 2 as before, 0 gone)" in found.stderr
    assert "stone" not in geoquote("quotes", folder, "--json").stdout


def test_what_a_row_states_may_change_without_a_new_analysis(geoquote, folder, worked):
    geoquote("index", folder)
    worked()
    wire = (folder / "wire.csv").read_text(encoding="utf-8").replace("Bridge opens", "Bridge is open")
    (folder / "wire.csv").write_text(wire, encoding="utf-8")
    (record,) = json.loads(geoquote("quotes", folder, "--until", "2024-06", "--json").stdout)
    assert record["document"]["title"] == "Bridge is open"
    assert worked() == []


def test_the_same_content_at_two_places_is_two_documents_and_one_analysis(geoquote, folder, worked):
    (folder / "copy.txt").write_bytes((folder / "dams.txt").read_bytes())
    found = json.loads(geoquote("quotes", folder, "--json").stdout)
    assert worked() == ["copy.txt", "ferries.txt", "wire.csv:a", "wire.csv:b"]
    assert {"copy.txt#q1", "dams.txt#q1"} <= {r["id"] for r in found}
    fresh = geoquote("quotes", folder, "--json", "--no-store").stdout
    assert json.loads(fresh) == found


def test_a_moved_or_renamed_document_is_not_analysed_again(geoquote, folder, worked):
    geoquote("index", folder)
    worked()
    (folder / "june").mkdir()
    (folder / "dams.txt").rename(folder / "june" / "barrage.txt")
    found = geoquote("index", folder)
    assert worked() == []
    assert "1 gone" in found.stderr
    assert "june/barrage.txt#q1" in geoquote("quotes", folder, "--json").stdout


def test_deleted_documents_disappear_from_answers(geoquote, folder, tmp_path):
    db = tmp_path / "a.sqlite"
    geoquote("index", folder, "--db", db)
    (folder / "dams.txt").unlink()
    geoquote("index", folder, "--db", db)
    assert "dams.txt" not in geoquote("quotes", "--db", db, "--json").stdout
    check(db)


@pytest.mark.parametrize("change", [["--raw"], ["--patterns"]])
def test_options_that_matter_make_a_new_analysis(geoquote, folder, worked, tmp_path, change):
    geoquote("index", folder)
    worked()
    if change == ["--patterns"]:
        names = tmp_path / "names.jsonl"
        names.write_text('{"label": "ORG", "pattern": "Harbour Board"}\n', encoding="utf-8")
        change = ["--patterns", names]
    geoquote("quotes", folder, *change)
    assert len(worked()) == 4


def test_new_code_or_weights_make_a_new_analysis(geoquote, folder, worked, monkeypatch):
    geoquote("index", folder)
    worked()
    monkeypatch.setattr("geoquote.store.fingerprint._code", lambda: "another")
    geoquote("quotes", folder)
    assert len(worked()) == 4


def test_a_call_on_the_whole_store_touches_no_other_file(geoquote, folder, tmp_path):
    db = tmp_path / "a.sqlite"
    first = geoquote("quotes", folder, "--db", db, "--json").stdout
    entities = geoquote("entities", folder, "--db", db, "--json").stdout
    for file in folder.iterdir():
        file.unlink()
    assert geoquote("quotes", "--db", db, "--json").stdout == first
    assert geoquote("entities", "--db", db, "--json").stdout == entities
    assert "river" in geoquote("text", "--db", db).stdout
    assert "4 documents" in geoquote("export", tmp_path / "out", "--db", db).stderr


def test_dates_and_nearest_names_out_of_the_store(geoquote, folder, tmp_path):
    db = tmp_path / "a.sqlite"
    geoquote("index", folder, "--db", db)
    for where in ([folder], []):
        found = geoquote("quotes", *where, "--db", db, "--since", "2024-07", "--json")
        assert [r["document"]["id"] for r in json.loads(found.stdout)] == ["wire.csv:b"]
        assert "2 undated documents left out" in found.stderr
        nobody = geoquote("quotes", *where, "--db", db, "--speaker", "Noor Hadad", "--json")
        assert "Nearest: Noor Haddad" in nobody.stderr
        both = geoquote("quotes", *where, "--db", db, "--speaker", "Lindqvist")
        assert "matches 2 speakers" in both.stderr


def test_who_asks_for_a_few_quotes_only_ends_quietly(geoquote, folder, tmp_path):
    db = tmp_path / "a.sqlite"
    for where in ([folder], [folder], []):
        result = geoquote("quotes", *where, "--db", db, "--limit", "1", "--json", "-q")
        assert (result.exit_code, result.stderr, len(json.loads(result.stdout))) == (0, "", 1)
    check(db)


def test_standard_input_is_not_kept(geoquote, store):
    assert "river" in geoquote("quotes", "-", "--json", input=FEW).stdout
    assert dump(store)["documents"] == []


@pytest.mark.parametrize("how", ["option", "configuration"])
def test_nothing_is_kept_when_told_so(geoquote, folder, store, how, tmp_path):
    config = tmp_path / "g.toml"
    config.write_text("store = false\n", encoding="utf-8")
    told = ["--no-store"] if how == "option" else ["--config", config]
    assert geoquote("quotes", folder, *told).exit_code == 0
    assert dump(store)["documents"] == []
    assert geoquote("index", folder, *told).exit_code == 2


def test_the_configuration_may_name_the_store(geoquote, folder, store, tmp_path):
    config = tmp_path / "g.toml"
    config.write_text('db = "mine.sqlite"\n', encoding="utf-8")
    geoquote("index", folder, "--config", config)
    assert len(dump(tmp_path / "mine.sqlite")["documents"]) == 4
    assert dump(store)["documents"] == []
    assert geoquote("store", "path", "--config", config).stdout == f"{tmp_path / 'mine.sqlite'}\n"
    assert len(json.loads(geoquote("quotes", "--config", config, "--json").stdout)) == 7


def test_contradictions_are_wrong_usage(geoquote, folder, tmp_path):
    assert geoquote("quotes", folder, "--db", tmp_path / "a", "--no-store").exit_code == 2


def test_a_new_store_is_mentioned_once(geoquote, folder, tmp_path):
    db = tmp_path / "a.sqlite"
    assert str(db) in geoquote("quotes", folder, "--db", db).stderr
    assert geoquote("quotes", folder, "--db", db).stderr == ""


def test_a_store_that_cannot_be_used_is_2_and_is_left_alone(geoquote, folder, tmp_path):
    db = tmp_path / "letters.txt"
    db.write_text("Dear all\n" * 100)
    for where in ([folder], []):
        result = geoquote("quotes", *where, "--db", db, "--json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "no store of geoquote" in result.stderr
    assert db.read_text() == "Dear all\n" * 100
    missing = geoquote("quotes", "--db", tmp_path / "b.sqlite")
    assert missing.exit_code == 2
    assert "geoquote index" in missing.stderr


def test_without_a_place_for_the_users_store_nothing_is_kept_and_all_is_answered(
    geoquote, folder, monkeypatch, tmp_path
):
    blocked = tmp_path / "blocked"
    blocked.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    result = geoquote("quotes", folder, "--json")
    assert (result.exit_code, len(json.loads(result.stdout))) == (0, 7)
    assert "Nothing is kept this time" in result.stderr
    assert geoquote("index", folder).exit_code == 2


def test_what_cannot_be_read_or_analysed_is_named_every_time(geoquote, folder, worked):
    (folder / "empty.txt").touch()
    (folder / "bad.txt").write_text("CANNOT BE ANALYSED")
    (folder / "same.txt").write_text("CANNOT BE ANALYSED")
    (folder / "rows.jsonl").write_text('{"text": "“Yes,” said Noor Haddad."}\nno row\n', encoding="utf-8")
    first, second = (geoquote("quotes", folder, "--json") for _ in range(2))
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert first.stdout == second.stdout == geoquote("quotes", folder, "--json", "--no-store").stdout
    for name in ("empty.txt", "bad.txt", "same.txt", "rows.jsonl, line 2"):
        assert name in first.stderr
        assert name in second.stderr
    assert worked().count("dams.txt") == 2


def test_other_languages_are_kept_apart(geoquote, folder, worked):
    german = "Die Brücke hält, sagte der Bürgermeister am Montag vor dem Rathaus der Stadt am Fluss. " * 5
    (folder / "bruecke.txt").write_text(german, encoding="utf-8")
    skipped = geoquote("entities", folder, "--json")
    assert (skipped.exit_code, "--any-language" in skipped.stderr) == (1, True)
    assert geoquote("entities", folder, "--any-language").exit_code == 0
    assert "bruecke.txt" in worked()
    again = geoquote("entities", folder, "--json")
    assert (again.stdout, again.stderr) == (skipped.stdout, skipped.stderr)
    assert geoquote("entities", folder, "--any-language").exit_code == 0
    assert worked() == []


def test_forget_and_clear(geoquote, folder, store):
    geoquote("index", folder)
    assert geoquote("store", "path").stdout == f"{store}\n"
    assert "2 documents taken out" in geoquote("store", "forget", folder / "wire.csv").stderr
    assert b"Haddad" not in store.read_bytes()
    unknown = geoquote("store", "forget", folder / "nowhere.txt")
    assert (unknown.exit_code, "nothing of it is kept" in unknown.stderr) == (2, True)
    assert "2 documents taken out" in geoquote("store", "clear").stderr
    assert b"Lindqvist" not in store.read_bytes()
    check(store)


def test_clear_and_forget_without_a_store(geoquote, tmp_path):
    db = tmp_path / "a.sqlite"
    assert geoquote("store", "clear", "--db", db).exit_code == 0
    assert geoquote("store", "forget", "x", "--db", db).exit_code == 2
    assert not db.exists()


def test_ctrl_c_keeps_what_is_done_and_the_next_run_takes_up_there(start, geoquote, folder, tmp_path, worked):
    import signal

    (folder / "zz.txt").write_text("TAKES LONG", encoding="utf-8")
    db = tmp_path / "a.sqlite"
    process = start("index", folder, "--db", db)
    said = b""
    for line in process.stderr:
        said += line
        if b"working on" in line:
            break
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"4 documents (4 new" in rest
    assert b"interrupted" in rest
    check(db)
    (folder / "zz.txt").write_text(FEW, encoding="utf-8")
    geoquote("index", folder, "--db", db)
    assert worked() == ["zz.txt"]


def test_an_answer_from_the_store_imports_neither_spacy_nor_what_tables_need(geoquote, folder, tmp_path):
    db = tmp_path / "a.sqlite"
    geoquote("index", folder, "--db", db)
    for where in ([str(folder)], []):
        code = (
            "import sys\nfrom geoquote.cli.app import app\n"
            f"try: app({['quotes', *where, '--db', str(db), '--speaker', 'Lindqvist', '--json', '-q']!r})\n"
            "except SystemExit: pass\n"
            "heavy = ('spacy', 'onnxruntime', 'numpy', 'trafilatura', 'rich.console', 'rich.table', 'geoquote.link',"
            "'geoquote.read.columns', 'geoquote.read.plain', 'geoquote.text.fulltext', 'geoquote.patterns')\n"
            "sys.stderr.write(' '.join(m for m in heavy if m in sys.modules))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert (len(json.loads(done.stdout)), done.stderr) == (2, "")


NAMES = st.sampled_from(["Tova Lindqvist", "Iris Lindqvist", "Noor Haddad", "Åsa Öberg", "analysts"])
WORDS = st.sampled_from(
    ["the bridge holds", "“nested” words", "maybe late", "Iris Lindqvist knows", "日本 🙂", "a\tb\u2028c"]
)
SENTENCES = st.builds("“{},” {} {}.".format, WORDS, st.sampled_from(["said", "thought"]), NAMES)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=4).map("\n\n".join)
ROWS = st.builds(
    lambda text, day, title: json.dumps({"text": text, "published": day, "title": title}),
    TEXTS,
    st.sampled_from([None, "2024-06-20", "2024-07-01", "soon"]),
    st.sampled_from([None, "Bridge; holds", "\x1b[31m"]),
)
FOLDERS = st.dictionaries(
    st.sampled_from(["a.txt", "b.txt", "sub/a.txt", "sub/c#1.md"]), TEXTS, min_size=1
).flatmap(lambda files: st.lists(ROWS, max_size=3).map(lambda rows: files | {"rows.jsonl": "\n".join(rows)}))
CALLS = st.sampled_from(
    [
        ["quotes"],
        ["quotes", "--act", "any", "--min-speaker-confidence", "0.6"],
        ["quotes", "--speaker", "lindqvist"],
        ["quotes", "--about", "Iris Lindqvist", "--distinct"],
        ["quotes", "--match", "bridge OR la*", "--sort", "confidence", "--limit", "2"],
        ["quotes", "--since", "2024", "--count"],
        ["quotes", "--cue", "thought", "--act", "any", "--sort", "speaker"],
        ["entities"],
        ["entities", "--by-document"],
        ["speakers", "--sort", "name"],
        ["text"],
        ["text", "--raw-text"],
    ]
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    max_examples=25,
)
@given(files=FOLDERS, call=CALLS, form=st.sampled_from(["json", "jsonl", "csv", "table"]))
def test_a_stored_answer_equals_a_fresh_one_byte_for_byte(geoquote, tmp_path_factory, files, call, form):
    folder = tmp_path_factory.mktemp("news")
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    db = tmp_path_factory.mktemp("db") / "a.sqlite"
    command, *options = call
    fresh = geoquote(command, folder, *options, "-f", form, "--no-store")
    kept = [geoquote(command, folder, *options, "-f", form, "--db", db) for _ in range(2)]
    geoquote("index", folder, "--db", db)
    kept += [geoquote(command, *where, *options, "-f", form, "--db", db) for where in ([folder], [])]
    assert [k.stdout for k in kept] == [fresh.stdout] * 4
    assert [k.exit_code for k in kept[:3]] == [fresh.exit_code] * 3
