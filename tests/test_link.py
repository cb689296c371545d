"""One record for one person, and never one for two."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from geoquote.link import link
from geoquote.records import EntityRecord, Mention, Treaty

CORPUS = Path(__file__).parent / "data" / "linking"


def entity(name, *, kind="PERSON", document="a.txt", number=1, role=None, aliases=(), **more):
    own = f"{document}#e{number}"
    names = (name, *aliases)
    mentions = tuple(
        Mention(document=document, entity=own, start=i, end=i + len(text), text=text, kind="name")
        for i, text in enumerate(names)
    )
    return EntityRecord(
        id=own, name=name, type=kind, aliases=names, count=len(mentions), documents=1, members=(own,),
        role=role, mentions=mentions, **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def corpus():
    """Per-document entities built from the gold's mentions and roles, with the gold entity of each."""
    gold_of, records = {}, []
    for line in (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        by_document = defaultdict(list)
        for mention in gold["mentions"]:
            by_document[mention["document"]].append(mention)
        roles = {}
        for role in gold.get("roles", ()):
            roles.setdefault(role["document"], role["text"])
        for document, mentions in by_document.items():
            own = f"{document}#{gold['id']}"
            names = list(dict.fromkeys(m["text"] for m in mentions))
            records.append(
                EntityRecord(
                    id=own, name=max(names, key=lambda n: (len(n.split()), len(n))), type=gold["type"],
                    aliases=tuple(names), count=len(mentions), documents=1, members=(own,),
                    role=roles.get(document),
                    mentions=tuple(Mention(entity=own, kind="name", **m) for m in mentions),
                )
            )  # fmt: skip
            gold_of[own] = gold["id"]
    return sorted(records, key=lambda r: (r.mentions[0].document, r.mentions[0].start)), gold_of


def b_cubed(clusters, gold_of):
    size = defaultdict(int)
    for gold in gold_of.values():
        size[gold] += 1
    precision = recall = 0.0
    for cluster in clusters:
        for member in cluster:
            same = sum(gold_of[other] == gold_of[member] for other in cluster)
            precision += same / len(cluster)
            recall += same / size[gold_of[member]]
    total = len(gold_of)
    precision, recall = precision / total, recall / total
    return 2 * precision * recall / (precision + recall)


def test_the_made_corpus_is_linked(corpus):
    records, gold_of = corpus
    clusters = [record.members for record in link(records)]
    assert b_cubed(clusters, gold_of) >= 0.97


def test_no_two_people_of_the_made_corpus_are_merged(corpus):
    records, gold_of = corpus
    mixed = [r.name for r in link(records) if r.type == "PERSON" and len({gold_of[m] for m in r.members}) > 1]
    assert mixed == []


def names(*entities):
    return sorted(record.name for record in link(entities))


@pytest.mark.parametrize(
    "other",
    ["SORRENTO Elia", "Elía Sorrénto", "Minister Elia Sorrento’s", "Elia Sorrento"],
)
def test_a_full_name_is_one_person_whatever_order_accents_and_titles(other):
    (record,) = link([entity("Elia Sorrento"), entity(other, document="b.txt")])
    assert record.members == ("a.txt#e1", "b.txt#e1")


def test_a_bare_surname_joins_its_only_bearer():
    full, bare = entity("Elia Sorrento"), entity("Sorrento", document="b.txt")
    assert names(bare, full) == ["Elia Sorrento"]


def test_a_bare_surname_of_two_bearers_stays_alone():
    people = [entity("Kim Dae-ro"), entity("Kim Mi-sun", document="b.txt"), entity("Kim", document="c.txt")]
    assert names(*people) == ["Kim", "Kim Dae-ro", "Kim Mi-sun"]


def test_a_surname_in_last_place_and_one_in_first_place_both_bear_it():
    people = [entity("Aru Sun"), entity("Sun Weiling", document="b.txt"), entity("Sun", document="c.txt")]
    assert names(*people) == ["Aru Sun", "Sun", "Sun Weiling"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("goalkeeper of the national team", "finance minister"),
        ("Norwegian foreign minister", "Peruvian foreign minister"),
        ("film director", "nuclear envoy"),
    ],
)
def test_namesakes_of_different_work_or_state_stay_two(one, other):
    assert (
        len(link([entity("Elia Sorrento", role=one), entity("Elia Sorrento", document="b.txt", role=other)]))
        == 2
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("foreign minister", "prime minister"),
        ("opposition leader", "president"),
        ("ambassador in Tokyo", "American ambassador"),
        ("government spokeswoman", "roads minister"),
        ("economist", "finance minister"),
        ("general", "defence minister"),
        ("director", "geologist"),
    ],
)
def test_a_changed_office_is_one_person(one, other):
    assert (
        len(link([entity("Elia Sorrento", role=one), entity("Elia Sorrento", document="b.txt", role=other)]))
        == 1
    )


def test_a_namesake_without_a_role_joins_neither():
    people = [
        entity("Elia Sorrento", role="film director"),
        entity("Elia Sorrento", document="b.txt", role="army chief of staff"),
        entity("Elia Sorrento", document="c.txt"),
    ]
    assert len(link(people)) == 3


def test_two_people_of_one_document_stay_two():
    assert len(link([entity("Elia Sorrento"), entity("Elia Sorrento", number=2)])) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("Li Wei", "Li Weiming"), ("Li Wei", "Li Wei-ming"), ("Ada Roy Jr.", "Ada Roy Sr.")]
)
def test_other_given_names_and_generations_are_other_people(one, other):
    assert len(link([entity(one), entity(other, document="b.txt")])) == 2


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Elia Sorrento", "Elia M. Sorrento"),
        ("L. M. Sorrento", "Lia M. Sorrento"),
        ("Bob Sorrento", "Robert Sorrento"),
    ],
)
def test_initials_and_usual_short_names_are_the_same_person(short, long):
    assert names(entity(short), entity(long, document="b.txt")) == [long]


def test_types_never_mix():
    assert len(link([entity("Jordan", kind="GPE"), entity("Jordan", document="b.txt")])) == 2


@pytest.mark.parametrize("kind", ["DATE", "MONEY"])
def test_dates_and_sums_never_merge(kind):
    assert len(link([entity("Tuesday", kind=kind), entity("Tuesday", kind=kind, document="b.txt")])) == 2


def body(name, document, **more):
    return entity(name, kind="ORG", document=document, **more)


def test_an_acronym_joins_the_only_body_that_it_abbreviates():
    assert names(body("Harbour Safety Board", "a.txt"), body("HSB", "b.txt")) == ["Harbour Safety Board"]


def test_an_acronym_of_two_bodies_stays_alone_outside_its_document():
    bodies = [
        body("Harbour Safety Board", "a.txt", aliases=["HSB"]),
        body("Highland Sheep Bank", "b.txt", aliases=["HSB"]),
        body("HSB", "c.txt"),
    ]
    assert len(link(bodies)) == 3


def test_two_letters_join_only_a_body_that_is_called_so():
    board, letters = body("Harbour Board", "a.txt"), body("HB", "b.txt")
    assert names(board, letters) == ["HB", "Harbour Board"]
    assert names(body("Harbour Board", "a.txt", aliases=["HB"]), letters) == ["Harbour Board"]


def test_a_known_acronym_joins_no_other_body():
    assert len(link([body("Elmwood University", "a.txt"), body("EU", "b.txt"), body("EU", "c.txt")])) == 2


def test_a_name_that_every_state_has_does_not_merge():
    assert len(link([body("Ministry of Defence", "a.txt"), body("Ministry of Defence", "b.txt")])) == 2


def test_spellings_of_one_body_are_one():
    assert (
        len(link([body("The Centre for River Defence", "a.txt"), body("Center for River Defense", "b.txt")]))
        == 1
    )


def test_treaties_of_different_years_are_two():
    treaties = [
        entity("Treaty of Oran", kind="TREATY", document=f"{year}.txt", treaty=Treaty(year=year))
        for year in (1961, 1995)
    ]
    assert len(link(treaties)) == 2


def test_treaties_merge_what_is_known_of_them():
    one = entity("Treaty of Oran", kind="TREATY", treaty=Treaty(year=1961))
    other = entity(
        "Treaty of Oran", kind="TREATY", document="b.txt", treaty=Treaty(parties=("Ruritania", "Syldavia"))
    )
    (record,) = link([one, other])
    assert record.treaty == Treaty(year=1961, parties=("Ruritania", "Syldavia"))


def test_a_state_is_found_by_its_short_and_its_long_name_but_not_by_an_alias():
    china = entity("China", kind="GPE", aliases=["Beijing"])
    long_form = entity("People's Republic of China", kind="GPE", document="b.txt")
    city = entity("Beijing", kind="GPE", document="c.txt")
    assert names(china, long_form, city) == ["Beijing", "China"]


def test_a_state_is_shown_by_its_common_name_not_by_its_capital():
    capitals = [entity("Seoul", kind="GPE", document=f"{n}.txt", wikidata="Q884") for n in range(3)]
    state = entity("South Korea", kind="GPE", document="s.txt", wikidata="Q884")
    assert names(*capitals, state) == ["South Korea"]


def test_a_record_counts_what_it_holds():
    one = entity("Elia Sorrento", role="mayor", aliases=["Sorrento"])
    other = entity("Sorrento", document="b.txt", role="mayor")
    third = entity("Elia Sorrento", document="c.txt", role="former mayor", affiliation="Oran City Hall")
    (record,) = link([one, other, third])
    assert (record.count, record.documents, record.role) == (4, 3, "mayor")
    assert record.affiliation == "Oran City Hall"
    assert record.aliases == ("Elia Sorrento", "Sorrento")
    assert {m.entity for m in record.mentions} == set(record.members)


def test_ids_are_stable_and_differ():
    people = [
        entity("Kim", document=f"{n}.txt", role=role) for n, role in enumerate(["goalkeeper", "senator"])
    ]
    first, second = (record.id for record in link(people))
    assert first != second
    assert first.startswith("person:kim:")
    assert [r.id for r in link(people)] == [first, second]


def test_a_wikidata_id_is_the_id_and_joins_whatever_the_name():
    records = link(
        [
            entity("DPRK", kind="GPE", wikidata="Q423"),
            entity("North Korea", kind="GPE", document="b.txt", wikidata="Q423"),
        ]
    )
    assert [r.id for r in records] == ["Q423"]


def test_namesakes_of_one_wikidata_id_are_one_person_whatever_the_given_name():
    people = [
        entity("Elia Sorrento", wikidata="Q7"),
        entity("Lena Sorrento", document="b.txt", wikidata="Q7"),
    ]
    assert [(r.id, r.documents) for r in link(people)] == [("Q7", 2)]
    assert len(link([people[0], entity("Lena Sorrento", document="b.txt", wikidata="Q8")])) == 2


def test_what_the_user_gives_one_id_is_one_whatever_the_names():
    found = link(
        [
            entity("Mira Solen", document="a.txt", pattern_id="solen", aliases=("Harbourmaster",)),
            entity("Solen", document="b.txt"),
            entity("Mira Solen", document="c.txt", pattern_id="solen"),
        ]
    )
    assert [(e.id, e.name, e.documents, e.pattern_id) for e in found] == [
        ("person:solen", "Mira Solen", 3, "solen")
    ]
    assert found[0].members == ("a.txt#e1", "b.txt#e1", "c.txt#e1")


@pytest.mark.parametrize("kind", ["PERSON", "ORG", "GPE", "PRODUCT", "TREATY"])
def test_two_ids_of_the_user_are_two_whatever_the_names(kind):
    found = link(
        [
            entity("Harbour Five", kind=kind, document="a.txt", pattern_id="one"),
            entity("Harbour Five", kind=kind, document="b.txt", pattern_id="two"),
        ]
    )
    assert [e.id for e in found] == [f"{kind.lower()}:one", f"{kind.lower()}:two"]


def test_a_state_by_an_id_takes_in_its_namesakes():
    found = link(
        [
            entity("Brackwater", kind="GPE", document="a.txt"),
            entity("Brackwater", kind="GPE", document="b.txt", pattern_id="bw"),
            entity("Japan", kind="GPE", document="a.txt", number=2, wikidata="Q17"),
            entity("Nippon", kind="GPE", document="b.txt", number=2, wikidata="Q17", pattern_id="jp"),
        ]
    )
    assert [(e.id, e.documents) for e in found] == [("gpe:bw", 2), ("Q17", 2)]


def test_days_merge_only_where_the_user_says_so():
    days = [entity("Accession Day", kind="DATE", document=f"{k}.txt", pattern_id="day") for k in "ab"]
    assert [e.documents for e in link([*days, entity("Accession Day", kind="DATE", document="c.txt")])] == [
        2,
        1,
    ]
