"""Treaties in a text: the floors on sentences written before any pattern, and what each rule promises."""

import itertools
import json
import re

import pytest

from geoquote.text.treaties import find_treaties, is_generic_treaty
from geoquote.text.treaty_known import known_treaties
from tests.timing import least_seconds

FLOOR = 0.95
BEFORE = re.compile(r"(?:(?:the|an?)\s+)?(?:\d{4}\s+)?", re.IGNORECASE)
AFTER = re.compile(r"(?:\s+of|,)?\s*\(?\d{4}\)?$")


def edges(text, start, end):
    """Overlook the article and the year at a span's edges."""
    start += BEFORE.match(text[start:end]).end()
    after = AFTER.search(text[start:end])
    return start, start + after.start() if after else end


def score(path):
    right = printed = wanted = years = parties = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = {edges(row["text"], t["start"], t["end"]): t for t in row["treaties"]}
        found = {edges(row["text"], m.start, m.end): m for m in find_treaties(row["text"])}
        both = gold.keys() & found.keys()
        right, printed, wanted = right + len(both), printed + len(found), wanted + len(gold)
        years += sum(gold[k]["year"] == found[k].stated_year for k in both)
        parties += sum(tuple(gold[k]["parties"]) == found[k].stated_parties for k in both)
    return right / printed, right / wanted, years / right, parties / right


@pytest.mark.parametrize("half", ["tune", "test"])
def test_mentions_reach_the_floors(root, half):
    precision, recall, years, parties = score(root / f"tests/data/treaties/{half}.jsonl")
    figures = f"P {precision:.3f} R {recall:.3f} year {years:.3f} parties {parties:.3f}"
    print(f"treaties {half}: {figures}")  # noqa: T201 -- `pytest -s` is how the figures are read
    assert precision >= FLOOR
    assert recall >= FLOOR


def named(text):
    return [m.text for m in find_treaties(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ostrava and Belmar signed the 1961 Treaty on Pilots, Lights and Harbours.",
            ["Treaty on Pilots, Lights and Harbours"],
        ),
        ("They met the terms of the Quillon accord.", ["Quillon accord"]),
        ("The Minsk agreements and Minsk II failed.", ["Minsk agreements", "Minsk II"]),
        (
            "He cited the Protocol to the Quillon Convention on Eels.",
            ["Protocol to the Quillon Convention on Eels"],
        ),
        ("By the treaty of Quillon they bowed.", ["treaty of Quillon"]),
        (
            "They read the “Agreement for the better use of the Orlen”.",
            ["Agreement for the better use of the Orlen"],
        ),
        ("The Quillon Air Services Agreement binds airlines.", ["Quillon Air Services Agreement"]),
        (
            "The “Pact of Quillon” and the Treaty on Salt and the Eel Accord lapsed.",
            ["Pact of Quillon", "Treaty on Salt", "Eel Accord"],
        ),
        ("The Quillon Free Fishing Agreement (QFFA) held. QFFA rules bind.", None),
        ("The North Atlantic Treaty Organization met in the Treaty Room.", []),
        ("The frigate Pact of Quillon sailed.", []),
        ("Clerks at Halbren plc accepted the Quillon Pay Agreement.", []),
        ("The First Amendment and the Quillon Parks Act stand.", []),
        ("A peace treaty is near; the treaty needs a pact.", []),
        ("The START of the race was late.", []),
        ("Talks on a successor to START, the arms treaty, went on.", ["START"]),
    ],
)
def test_names(text, names):
    expected = ["Quillon Free Fishing Agreement", "QFFA", "QFFA"] if names is None else names
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They praise the Treaty on Quillon's Eels.", "Treaty on Quillon's Eels"),
        ("The Treaty on Relations between Norvask and Kesmar holds.", "Treaty on Relations between Norvask and Kesmar"),
        ("Norvask signed the Treaty on Trade in Rare Birds.", "Treaty on Trade in Rare Birds"),
        ("The Treaty on Pilots, Lights, and Harbours holds.", "Treaty on Pilots, Lights, and Harbours"),
        ("The Quillon Convention II holds.", "Quillon Convention II"),
        ("The Quillon Protocol 4 holds.", "Quillon Protocol 4"),
        ("The Quillon Treaty No. 4 holds.", "Quillon Treaty No. 4"),
        ("The Vale de Quillon Treaty holds.", "Vale de Quillon Treaty"),
        ("Salt and Nets Treaty holds.", "Salt and Nets Treaty"),
        ("The Trade Treaty with Kesmar lapsed.", "Trade Treaty"),
    ],
)  # fmt: skip
def test_a_name_is_whole(text, name):
    assert named(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Treaty of Quillon's Preamble is short.", ["Treaty of Quillon"]),
        ("The Treaty on Salt between Norvask and Kesmar holds.", ["Treaty on Salt"]),
        ("Norvask signed the Treaty on Salt in Port Amaru.", ["Treaty on Salt"]),
        ("They blamed the Treaty on Salt, the Eel Pact and Norvask.", ["Treaty on Salt", "Eel Pact"]),
        ("The Treaty on Salt, Norvask says, binds it and Kesmar.", ["Treaty on Salt"]),
        ("Under the Treaty on Salt, Beijing and Pyongyang meet.", ["Treaty on Salt"]),
        ("They read the “Pact of Quillon aloud.", ["Pact of Quillon"]),
        ("News from Quillon\n\nTreaty on Salt holds.", ["Treaty on Salt"]),
        ("Kesmar Signs Eel Pact", ["Eel Pact"]),
        ("The Quillon Fishing Agreement (a fair one) held.", ["Quillon Fishing Agreement"]),
    ],
)
def test_a_name_takes_in_nothing_that_stands_beside_it(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Trade Treaty lapsed.",
        "The Quillon peace accord Secretariat met.",
        "They bowed by the treaty of Peru.",
        "They bowed by the treaty of 1961.",
        "The Quillon Concordat sailed at noon.",
        "The Quillon Pact party lost.",
        "The Quillon Accord is a long film about eels.",
        "The Quillon Pact, a loud coalition of anglers, won.",
        "The Quillon Convention drew cosplay fans.",
        "Parliament ratified the Twelfth Amendment.",
    ],
)
def test_what_only_looks_like_a_name_is_none(text):
    assert named(text) == []


def test_offsets_are_the_text():
    text = "\ufeffÉlan — the Élysée Treaty’s heirs\r\n\r\nThe Paris Agreement held."
    mentions = find_treaties(text)
    assert [text[m.start : m.end] for m in mentions] == [m.text for m in mentions]
    assert [m.text for m in mentions] == ["Élysée Treaty", "Paris Agreement"]


@pytest.mark.parametrize(
    ("text", "year", "parties"),
    [
        ("Signed in 1961, the Quillon Treaty stands.", 1961, ()),
        ("The Quillon Treaty, in force since 1961, stands.", None, ()),
        ("The Quillon Treaty was signed by Belmar and Ostrava on 3 May 1961.", 1961, ("Belmar", "Ostrava")),
        ("The Belmar–Ostrava Quillon Treaty of 1961 stands.", 1961, ("Belmar", "Ostrava")),
        ("The Quillon Pact between Beijing and Pyongyang stands.", None, ("Beijing", "Pyongyang")),
        ("The Water-Sharing Pact of Quillon stands.", None, ()),
        ("The Eel Pact between Belmar, Ostrava, and Kesmar holds.", None, ("Belmar", "Ostrava", "Kesmar")),
        ("The Belmar–Port Amaru Treaty stands.", None, ("Belmar", "Port Amaru")),
        ("The Belmar–North Kesmar Treaty stands.", None, ("Belmar", "North Kesmar")),
        ("Signed in haste and ratified in 1961, the Quillon Treaty stands.", None, ()),
        ("Signed by all, the Quillon Treaty stands in 1961.", None, ()),
        ("Ann Belmar came. Belmar and Ostrava signed the Quillon Treaty.", None, ()),
    ],
)
def test_year_and_parties_are_read_where_stated(text, year, parties):
    (mention,) = find_treaties(text)
    assert (mention.year, mention.parties) == (year, parties)


def test_the_resource_gives_what_the_text_leaves_out():
    (mention,) = find_treaties("Both left the INF Treaty.")
    assert mention.year == 1987
    assert mention.parties == ("United States", "Soviet Union")
    assert mention.official_name.startswith("Treaty between the United States of America")
    assert mention.stated_year is None


def test_a_namesake_of_another_year_is_not_the_known_treaty():
    (mention,) = find_treaties("The 1878 Paris Agreement was short.")
    assert (mention.official_name, mention.year) == (None, 1878)


@pytest.mark.parametrize(
    ("phrase", "generic"),
    [
        ("the treaty", True),
        ("the new trade pact", True),
        ("this 1961 treaty", True),
        ("the two accords", True),
        ("the Peru treaty", True),
        ("the new 1961 treaty", True),
        ("the Quillon accord", False),
        ("the company", False),
        ("", False),
    ],
)
def test_generic_mentions(phrase, generic):
    assert is_generic_treaty(phrase) is generic


def test_the_resource_is_large_and_whole():
    treaties = known_treaties()
    names = [t.official_name for t in treaties]
    assert len(treaties) >= 250
    assert len(set(names)) == len(names)
    assert all(t.year is None or 1300 < t.year < 2100 for t in treaties)


HOSTILE = {
    "heads": "Treaty of ",
    "lists": "Treaty on A, B, ",
    "capitals": "Abc ",
    "acronyms": "Mirel Treaty (ABC) ",
    "hyphens": "A-",
    "stops": "a.",
    "marks": '"',
    "possessives": "'s",
    "lines": "\n ",
    "one word": "A",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_time_is_linear_on_hostile_input(kind):
    def seconds(size):
        text = (HOSTILE[kind] * size)[:size]
        ends = itertools.count()  # another text each time: the last one's treaties are remembered
        return least_seconds(lambda: find_treaties(f"{text}{next(ends)}"))

    find_treaties("Paris Agreement")
    assert seconds(40_000) < 8 * seconds(10_000) + 0.5


@pytest.mark.slow
def test_a_very_long_text_comes_through():
    assert len(find_treaties("Mirel Treaty, " * 20_000)) == 20_000
    assert find_treaties("A" * 1_000_000) == []


def test_few_names_beyond_gold_on_the_training_articles(shared):
    spurious = 0
    for path in sorted((shared / "gold/train/ann").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        text = (shared / "gold/train/text" / row["doc"]).read_bytes().decode("utf-8")
        gold = {a for e in row["entities"] if e["type"] == "TREATY" for a in (e["name"], *e["aliases"])}
        spurious += sum(m.text not in gold for m in find_treaties(text))
    assert spurious <= 2


def test_a_year_stated_of_another_treaty_is_not_taken() -> None:
    text = "The Treaty on Joint Waters takes the place of a friendship treaty that both concluded in 2000."
    assert [m.year for m in find_treaties(text)] == [None]
    apposed = "The Treaty on Joint Waters, a treaty signed in 1961, still holds."
    assert [m.year for m in find_treaties(apposed)] == [1961]


@pytest.mark.parametrize(
    ("text", "year", "parties"),
    [
        ("On 19 June 2024, Aru Lind and Ida Berg signed the Treaty on Ferries.", 2024, ()),
        ("The Treaty on Ferries helps. Signed by Aland and Bland in 2024, it is old, too.", 2024, ("Aland", "Bland")),
        ("The Treaty on Ferries has readers. Signed in 2024, a later text is shorter.", None, ()),
        ("The Treaty on Ferries has readers. Signed in 2024.", None, ()),
        ("The Treaty on Ferries has readers. Signed in 2024, the Pact on Nets, it is said, has none.", None, ()),
    ],
)  # fmt: skip
def test_year_and_parties_are_read_before_the_verb_and_in_the_next_sentence(text, year, parties):
    first = find_treaties(text)[0]
    assert (first.text, first.year, first.parties) == ("Treaty on Ferries", year, parties)
