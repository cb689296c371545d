"""geoquote report and geoquote graph: what is written where, and what is said about it."""

import json
import re
import signal

import pytest


def counts(html):
    found = re.search(
        r"<p class=\"facts\">([\d,]+) quotes?, ([\d,]+) speakers?, ([\d,]+) documents?</p>", html
    )
    return tuple(int(n.replace(",", "")) for n in found.groups())


def data(html):
    return json.loads(
        re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)[1]
    )


def test_a_page_is_written_and_told(geoquote, folder, tmp_path):
    page = tmp_path / "out.html"
    done = geoquote("report", folder, "-o", page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.search(r"out\.html: 8 quotes in 4 documents, [\d,]+ bytes", done.stderr)
    assert counts(page.read_text(encoding="utf-8")) == (8, 4, 4)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_the_page_holds_the_quotes_that_the_command_prints(geoquote, folder):
    printed = json.loads(geoquote("quotes", folder, "--act", "any", "--json").stdout)
    shown = data(geoquote("report", folder, "-o", "-").stdout)["quotes"]
    assert [(q["id"], q["text"]) for q in shown] == [(q["id"], q["text"]) for q in printed]


def test_quiet_says_nothing(geoquote, folder, tmp_path):
    done = geoquote("report", folder, "-o", tmp_path / "a.html", "--quiet")
    assert (done.stdout, done.stderr) == ("", "")


def test_a_title_of_ones_own(geoquote, folder):
    assert (
        "<h1>Dams &amp; ferries</h1>"
        in geoquote("report", folder, "-o", "-", "--title", "Dams & ferries").stdout
    )


def test_past_the_limit_articles_are_left_out_and_that_is_said_in_both_places(geoquote, folder):
    done = geoquote("report", folder, "-o", "-", "--limit", 5, "--quiet")
    assert "5 quotes are left out" in done.stderr
    assert "5 quotes are left out" in done.stdout
    assert counts(done.stdout)[0] == 3


@pytest.mark.parametrize("command", ["report", "graph"])
def test_a_place_where_nothing_can_be_written_is_refused_at_once(geoquote, folder, tmp_path, command):
    into_folder = geoquote(command, folder, "-o", tmp_path)
    assert into_folder.exit_code == 2
    assert "a folder; name the file to write" in into_folder.stderr
    nowhere = geoquote(command, folder, "-o", tmp_path / "no" / "a.html")
    assert nowhere.exit_code == 2
    assert "make it first or name another" in nowhere.stderr
    itself = geoquote(command, folder / "dams.txt", "-o", folder / "dams.txt")
    assert itself.exit_code == 2
    assert "is read by this very call" in itself.stderr
    assert "Tova Lindqvist" in (folder / "dams.txt").read_text(encoding="utf-8")


def test_a_page_among_the_articles_is_warned_of(geoquote, folder):
    done = geoquote("report", folder, "-o", folder / "report.html")
    assert done.exit_code == 0
    assert "the next call would take it for an article" in done.stderr


def test_an_older_page_stays_where_nothing_can_be_read(geoquote, tmp_path):
    page = tmp_path / "a.html"
    page.write_text("older", encoding="utf-8")
    assert geoquote("report", tmp_path / "missing.txt", "-o", page).exit_code == 2
    assert page.read_text(encoding="utf-8") == "older"


def test_ctrl_c_writes_a_page_of_what_is_done(start, folder, tmp_path):
    (folder / "zz.txt").write_text("TAKES LONG", encoding="utf-8")
    process = start("report", folder, "-o", tmp_path / "a.html")
    for line in process.stderr:
        if b"working on" in line:
            break
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert counts((tmp_path / "a.html").read_text(encoding="utf-8")) == (8, 4, 4)


def test_an_article_that_fails_is_named_and_the_rest_written(geoquote, folder):
    (folder / "bad.txt").write_text("This one CANNOT BE ANALYSED.", encoding="utf-8")
    done = geoquote("report", folder, "-o", "-")
    assert done.exit_code == 1
    assert "bad.txt: the analysis failed" in done.stderr
    assert counts(done.stdout) == (8, 4, 4)


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_a_graph_names_everyone(geoquote, folder, form):
    done = geoquote("graph", folder, "-f", form)
    assert done.exit_code == 0
    assert all(
        name in done.stdout for name in ("Tova Lindqvist", "Iris Lindqvist", "Abel Moreau", "Noor Haddad")
    )


def test_a_graph_of_some_types_in_a_file(geoquote, folder, tmp_path):
    out = tmp_path / "g.json"
    done = geoquote("graph", folder, "-f", "json", "--type", "TREATY", "-o", out)
    assert json.loads(out.read_text(encoding="utf-8"))["nodes"] == []
    assert "0 entities, 0 pairs" in done.stderr


def test_a_wrong_type_is_named(geoquote, folder):
    done = geoquote("graph", folder, "--type", "PEOPLE")
    assert done.exit_code == 2
    assert "'PEOPLE' is not one of" in re.sub(r"[\s│]+", " ", done.stderr)
