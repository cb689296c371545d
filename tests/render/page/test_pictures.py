"""Pictures: the numbers they show are the records', and the same each time."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from geoquote.render.page.layout import places
from geoquote.render.page.matrix import matrix
from geoquote.render.page.network import network
from geoquote.render.page.svg import short, view
from geoquote.render.page.timeline import ticks, timeline
from geoquote.render.sheet import Corpus
from tests.render.making import HOSTILE, Made, hostile, many, river

PICTURES = [timeline, matrix, network]


def rows(picture):
    return [tuple(cell.text for cell in row) for row in picture.rows]


def test_the_timeline_counts_speech_by_speaker_and_day():
    picture = timeline(Corpus((river(),)))
    assert rows(picture) == [
        ("Tova Lindqvist", "2024-06-20", "2"),
        ("Iris Berg", "2024-06-20", "1"),
        ("Abel Moreau", "2024-06-20", "1"),
    ]


def test_undated_documents_are_left_out_of_the_timeline_and_told():
    undated = Made("b.txt", ("“No,” Berg said.",)).quote("No,", by="Berg").sheet
    assert "1 undated document is left out" in timeline(Corpus((river(), undated))).caption
    assert timeline(Corpus((undated,))) is None


def test_the_matrix_counts_speech_by_speaker_and_document():
    other = Made("b.txt", ("“No,” Iris Berg said.",), "The dam").quote("No,", by="Iris Berg").sheet
    picture = matrix(Corpus((river(), other)))
    assert ("Iris Berg", "The dam", "1") in rows(picture)
    assert ("Tova Lindqvist", "The river rises 🌊🇫🇮", "2") in rows(picture)
    assert [row[1].link for row in picture.rows if row[1].text == "The dam"] == ["#doc=b%2Etxt"]


def test_the_network_counts_paragraphs_that_name_both():
    picture = network(Corpus((river(),)))
    assert ("Abel Moreau", "Iris Berg", "1", "1") in rows(picture)
    assert not any("Tova Lindqvist" in row for row in rows(picture))


def test_what_is_too_much_for_a_picture_is_told():
    corpus = Corpus(tuple(many(600)))
    assert "The 24 who say most are shown" in timeline(corpus).caption
    assert "with fewer are not" in matrix(corpus).caption
    assert "of the 40 entities mentioned most" in network(corpus).caption


@pytest.mark.parametrize("picture", PICTURES)
def test_without_anything_to_draw_there_is_no_picture(picture):
    assert picture(Corpus(())) is None


@pytest.mark.parametrize("picture", PICTURES)
def test_the_same_records_give_the_same_picture(picture):
    assert picture(Corpus(tuple(many(80)))) == picture(Corpus(tuple(many(80))))


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_sound_markup_whatever_names_hold(picture):
    made = Made("x.txt", (f"{HOSTILE} met Iris Berg.",), facts={"published": "2024-06-20"})
    made.entity(HOSTILE).entity("Iris Berg")
    made.quote("met", by=HOSTILE)
    drawn = picture(Corpus((hostile(), made.sheet)))
    tags = {element.tag for element in ET.fromstring(drawn.svg).iter()}
    assert tags <= {"svg", "line", "circle", "rect", "text", "title"}


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2024, 6, 20), date(2024, 6, 20), [date(2024, 6, 20)]),
        (date(2024, 6, 20), date(2024, 6, 22), [date(2024, 6, 20 + n) for n in range(3)]),
        (date(2024, 1, 15), date(2024, 5, 2), [date(2024, m, 1) for m in (2, 3, 4, 5)]),
        (date(2020, 3, 1), date(2024, 3, 1), [date(y, 1, 1) for y in (2021, 2022, 2023, 2024)]),
    ],
)
def test_dates_along_the_timeline_are_round(first, last, found):
    assert ticks(first, last) == found


@pytest.mark.parametrize("days", [1, 30, 59, 60, 100, 400, 4_000, 40_000, 700_000])
def test_there_are_never_many_dates_along_the_timeline(days):
    first = date(2, 3, 4)
    found = ticks(first, date.fromordinal(first.toordinal() + days))
    assert 1 <= len(found) <= 8
    assert found == sorted(set(found))


def test_boxes_stay_in_the_frame_and_apart():
    boxes = [(80.0, 30.0)] * 30
    edges = [(n, (n * 7 + 1) % 30, n % 4 + 1) for n in range(30)]
    found = places(boxes, edges, width=960, height=640)
    assert all(39 < x < 921 and 14 < y < 626 for x, y in found)
    overlaps = sum(
        abs(a[0] - b[0]) < 79 and abs(a[1] - b[1]) < 29 for n, a in enumerate(found) for b in found[:n]
    )
    assert overlaps <= 2


def test_one_node_stands_in_the_middle():
    assert places([(80.0, 30.0)], [], width=960, height=640) == [(480, 320)]


def test_long_names_are_cut_in_pictures():
    assert short("A" * 40, 10) == "AAAAAAAAA…"
    assert short("Tova", 10) == "Tova"


def test_an_address_holds_any_name():
    assert view("doc", "a b/ø&=#.txt") == "#doc=a%20b%2F%C3%B8%26%3D%23%2Etxt"
