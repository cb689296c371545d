"""What the options of `quotes` and `entities` let through, and what is said about it."""

import json

import pytest


@pytest.fixture
def ask(geoquote, folder):
    def run(command, *arguments):
        result = geoquote(command, folder, "--json", *arguments)
        assert result.exit_code == 0
        return json.loads(result.stdout), result.stderr

    return run


@pytest.mark.parametrize("name", ["Tova Lindqvist", "LINDQVIST TOVA", "Minister Tova Lindqvist", "tova"])
def test_a_speaker_is_found_whatever_order_case_and_title(ask, name):
    found, said = ask("quotes", "--speaker", name)
    assert [record["speaker"]["name"] for record in found] == ["Tova Lindqvist"]
    assert said == ""


def test_a_surname_that_several_bear_finds_all_and_says_so(ask):
    found, said = ask("quotes", "--speaker", "lindqvist")
    assert {record["speaker"]["name"] for record in found} == {"Tova Lindqvist", "Iris Lindqvist"}
    assert "matches 2 speakers: Tova Lindqvist (1), Iris Lindqvist (1)" in said


def test_parts_of_words_find_nobody_and_the_nearest_names_are_suggested(ask):
    found, said = ask("quotes", "--speaker", "Lindqvis")
    assert found == []
    assert "Lindqvist" in said


def test_about_finds_words_in_the_quote(ask):
    assert [r["text"] for r in ask("quotes", "--about", "every STONE")[0]] == ["We will count every stone,"]
    assert ask("quotes", "--about", "stone every")[0] == []


def test_about_finds_who_is_named_in_the_quote(ask):
    found, _ = ask("quotes", "--about", "Tova Lindqvist")
    assert [r["speaker"]["name"] for r in found] == ["Iris Lindqvist"]


def test_speech_is_shown_unless_thought_is_asked_for(ask):
    assert {r["act"] for r in ask("quotes")[0]} == {"speech"}
    assert {r["act"] for r in ask("quotes", "--act", "thought")[0]} == {"thought"}
    assert {r["act"] for r in ask("quotes", "--act", "any")[0]} == {"speech", "thought"}


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["--since", "2024-06-20"], ["wire.csv:a", "wire.csv:b"]),
        (["--since", "2024-06-21"], ["wire.csv:b"]),
        (["--until", "2024-06"], ["wire.csv:a"]),
        (["--since", "2024", "--until", "2024"], ["wire.csv:a", "wire.csv:b"]),
        (["--until", "2023"], []),
    ],
)
def test_dates_hold_both_ends_and_undated_documents_are_counted(ask, arguments, ids):
    found, said = ask("quotes", *arguments)
    assert [r["document"]["id"] for r in found] == ids
    assert "2 undated documents left out" in said


def test_confidence_is_a_floor(ask):
    assert "It is maybe late," in [r["text"] for r in ask("quotes")[0]]
    assert "It is maybe late," not in [r["text"] for r in ask("quotes", "--min-confidence", "0.5")[0]]


def test_doubtful_speakers_are_blanked_and_their_words_stay(ask):
    found, _ = ask("quotes", "--min-speaker-confidence", "0.6")
    (record,) = [r for r in found if "maybe" in r["text"]]
    assert (record["speaker"], record["speakers"], record["resolved_by"]) == (None, [], None)
    assert record["source"]["text"] == "Abel Moreau"


def test_types_may_be_repeated_or_parted_by_commas(ask):
    assert ask("quotes", "--type", "indirect", "--type", "mixed")[0] == []
    assert len(ask("quotes", "--type", "indirect,Direct")[0]) == len(ask("quotes")[0])
    assert ask("entities", "--type", "ORG,MONEY")[0] == []


def test_entities_of_the_corpus_are_one_record_each(ask):
    found, _ = ask("entities")
    (tova,) = [r for r in found if r["name"] == "Noor Haddad"]
    assert tova["documents"] == 2
    assert tova["members"] == ["wire.csv:a#e1", "wire.csv:b#e1"]


def test_entities_by_document_stay_apart(ask):
    found, _ = ask("entities", "--by-document")
    assert sum(r["name"] == "Noor Haddad" for r in found) == 2
    assert [r["id"] for r in found if r["name"] == "Noor Haddad"] == ["wire.csv:a#e1", "wire.csv:b#e1"]


def test_entities_by_count(ask):
    assert {r["name"] for r in ask("entities", "--min-count", "2")[0]} == {
        "Abel Moreau", "Iris Lindqvist", "Noor Haddad"
    }  # fmt: skip
    names = [r["name"] for r in ask("entities", "--sort", "name")[0]]
    assert names == sorted(names)
