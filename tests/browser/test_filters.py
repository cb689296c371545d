"""The page's filter gives the same answers as the command's, at once, and keeps them in the address."""

import json
from urllib.parse import urlencode

import pytest

from geoquote.render.page import page_html
from geoquote.render.sheet import Corpus
from geoquote.text.fold import fold, fold_words
from tests.render.making import filter_table, many, river

FIELDS = {"speaker_types": "kind", "types": "type", "min_confidence": "min"}
SHARP = "’‘ʼʻ`´′＇'"


def fragment(asked):
    given = {
        FIELDS.get(name, name): ",".join(value) if isinstance(value, list) else value
        for name, value in asked.items()
    }
    return f"#{urlencode(given)}"


def test_every_case_of_the_table(show, root):
    sheets, cases = filter_table(root)
    page = show(*sheets)
    for case in cases:
        page.go(fragment(case["asked"]))
        shown = [] if page.texts("#cards.near") else page.cards
        assert (shown, page.count) == (case["found"], len(case["found"])), case["why"]


def names_and_words():
    letters = [
        chr(c)
        for c in [*range(0xA0, 0x345), *range(0x370, 0x530), *range(0x1E00, 0x2000)]
        if chr(c).isalpha()
    ]
    yield from letters
    yield from (f"A{letter}b" for letter in letters)
    yield from (f"O{mark}Hara{mark}s" for mark in SHARP)
    yield from (
        "J. D. Roth",
        "J.D. Roth",
        "JD Roth",
        "U.S. envoy",
        "a.b",
        "A. B.C. D",
        "Mr",
        "Mr Roth",
        "President",
    )
    yield from (
        "Prime Minister João Aldana’s",
        "Don He",
        "King Don He",
        "Dr. Dr. Roth",
        "Kim Jong-ro",
        "ΣΑΣ",
        "",
    )


def test_words_are_folded_as_geoquote_folds_them(show):
    texts = list(dict.fromkeys(names_and_words()))
    html = page_html(Corpus((river(),)))
    begin, end = html.index("// What the page was written from"), html.index("// The full-text syntax")
    page = show(river())
    script = f"{html[begin:end]}; return arguments[0].map((t) => [foldWords(t), foldName(t)].map((w) => w.join(' ')))"
    found = page.run(script, texts)
    expected = [[" ".join(fold_words(text)), fold(text)] for text in texts]
    assert {t: f for t, f, e in zip(texts, found, expected, strict=True) if f != e} == {}


def test_typing_filters_at_once_whatever_the_order_of_names(show):
    page = show(river())
    page.type("speaker", "LINDQVIST, tová")
    assert page.count == 2
    assert page.texts("#people .name") == ["Tova Lindqvist"]
    assert page.fragment.startswith("#speaker=LINDQVIST")


def test_a_name_half_typed_shows_whose_names_begin_so_and_counts_as_the_command_does(show):
    page = show(river())
    page.type("speaker", "lind")
    assert page.count == 0
    assert page.cards == ["river.txt#q1", "river.txt#q6"]
    assert "2 quotes by names that begin so" in page.find("#notes").text


def test_a_speaker_chosen_from_the_list_is_shown_alone_and_let_go_again(show):
    page = show(river())
    page.find("#people button").click()
    assert (page.count, page.focused.get_attribute("aria-pressed")) == (2, "true")
    page.focused.click()
    assert (page.count, page.fragment) == (5, "")


def test_speakers_stand_with_role_number_and_bar(show):
    page = show(river())
    first = page.find("#people li")
    assert first.text.split("\n")[0] == "Tova Lindqvist"
    assert first.text.split("\n")[-1] == "surveyor, Harbour Board"
    assert "2 quotes: 2 direct" in " ".join(page.texts("#people .number"))
    assert page.run("return document.querySelector('#people .bar').getBoundingClientRect().width") > 50


def test_quotes_to_check_and_quotes_without_a_speaker_can_be_listed_alone(show):
    page = show(river(), fragment="#show=check&act=any")
    assert page.cards == ["river.txt#q6"]
    page.go("#show=unnamed")
    assert page.cards == ["river.txt#q2", "river.txt#q4"]
    assert [b.text for b in page.all(".badge.check")] == []


def test_confidence_is_told_in_words(show):
    page = show(river(), fragment="#act=any")
    words = page.texts(".card .sure, .card .likely, .card .check")
    assert words == ["sure", "sure", "sure", "likely", "likely", "check"]
    assert page.texts(".card .doubt") == ["?"]


def test_a_document_its_type_and_its_order(show):
    page = show(river(), *many(20), fragment="#doc=river.txt&type=direct")
    assert page.count == 4
    page.go("#sort=doubtful")
    assert page.cards[0] == "river.txt#q6"
    page.go("#sort=newest")
    assert page.cards[0] == "river.txt#q1"


def test_undated_documents_that_dates_leave_out_are_counted(show):
    page = show(river(), *many(60), fragment="#since=2024-01-01")
    assert "undated documents left out" in page.find("#notes").text


def test_words_to_match_that_cannot_be_read_are_told(show):
    page = show(river(), fragment="#match=(dam")
    assert "a bracket is not closed" in page.find("#notes").text
    assert page.count == 5


def test_an_address_brings_its_view_back(show):
    page = show(river(), *many(20))
    page.type("speaker", "Tova")
    page.find("[name=type][value=direct]").click()
    page.find(".card .go").click()
    before = (page.cards, page.count, page.lit, page.fragment)
    page.driver.refresh()
    assert (page.cards, page.count, page.lit, page.fragment) == before
    assert page.find("[name=speaker]").get_attribute("value") == "Tova"
    assert page.find("[name=type][value=direct]").is_selected()


def test_back_takes_a_choice_back(show):
    page = show(river())
    page.find("#people button").click()
    assert page.count == 2
    page.driver.back()
    assert page.count == 5


def test_clearing_shows_everything_again(show):
    page = show(river(), fragment="#speaker=Berg&act=any&min=0.5")
    page.find("[type=reset]").click()
    assert (page.count, page.fragment) == (5, "")
    assert page.find("[name=speaker]").get_attribute("value") == ""


@pytest.mark.parametrize(
    "bad", ["#act=x&view=y&since=June&min=many&type=shouted&sort=z", "#%E0%A4%A", "#nothing"]
)
def test_an_address_that_makes_no_sense_shows_everything(show, bad):
    page = show(river(), fragment=bad)
    assert page.count == 5
    assert page.console() == []


@pytest.fixture(scope="module")
def command(tmp_path_factory, root):
    """Runs the command with the committed network, analysing every article once."""
    from typer.testing import CliRunner

    from geoquote.cli.app import app

    db = tmp_path_factory.mktemp("store") / "articles.sqlite"

    def run(name, folder, *options):
        done = CliRunner().invoke(app, [name, str(folder), "--db", str(db), "--quiet", *options])
        assert done.exit_code == 0, done.stderr
        return done.stdout

    return run


QUESTIONS = [
    {}, {"act": "any"}, {"act": "thought"}, {"type": "direct"}, {"type": "mixed"}, {"min": "0.9"},
    {"speaker": "sun"}, {"about": "treaty"}, {"since": "2024-06-21"}, {"cue": "said"}, {"match": "china OR russia"},
]  # fmt: skip
OPTIONS = {"min": "--min-confidence"}


def agrees(show, command, folder):
    page = show(html=command("report", folder, "-o", "-"))
    for asked in QUESTIONS:
        options = [word for name, value in asked.items() for word in (OPTIONS.get(name, f"--{name}"), value)]
        printed = json.loads(command("quotes", folder, "--json", *options))
        page.go(f"#{urlencode(asked)}")
        assert page.count == len(printed), asked
        assert page.cards == [quote["id"] for quote in printed][: len(page.cards)], asked


@pytest.mark.model
def test_the_page_of_the_samples_counts_as_the_command_does(show, command, root):
    agrees(show, command, root / "data" / "raw")


@pytest.mark.model
@pytest.mark.slow
def test_the_page_of_a_large_folder_counts_as_the_command_does(show, command, shared):
    agrees(show, command, shared / "gold" / "dev" / "text")
