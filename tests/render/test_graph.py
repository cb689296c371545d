"""Who is named with whom, and the files that other programs read it from."""

import io
import json

import networkx
import pytest

from geoquote.render.graph import graph_of
from geoquote.render.graph_formats import graph_text
from geoquote.render.sheet import Corpus
from tests.render.making import HOSTILE, Made, river


def corpus():
    one = Made("a.txt", ("Tova Lindqvist met Iris Berg in Oslo.", "Berg left. She met Tova Lindqvist again."))
    one.entity("Tova Lindqvist").entity("Iris Berg", "Iris Berg", "Berg").entity("Oslo", type="GPE")
    one.entity("June", "June", type="DATE") if "June" in one.text else None
    two = Made("b.txt", ("Tova Lindqvist wrote to Iris Berg.", "The Dam Treaty binds Oslo."))
    two.entity("Tova Lindqvist").entity("Iris Berg").entity("Dam Treaty", type="TREATY").entity(
        "Oslo", type="GPE"
    )
    two.quote("wrote", by="Tova Lindqvist")
    return Corpus((one.sheet, two.sheet))


def pairs(graph):
    names = {n.id: n.name for n in graph.nodes}
    return {frozenset((names[e.source], names[e.target])): (e.paragraphs, e.documents) for e in graph.edges}


def test_an_edge_counts_paragraphs_and_documents_that_name_both():
    assert pairs(graph_of(corpus())) == {
        frozenset(("Tova Lindqvist", "Iris Berg")): (3, 2),
        frozenset(("Tova Lindqvist", "Oslo")): (1, 1),
        frozenset(("Iris Berg", "Oslo")): (1, 1),
        frozenset(("Dam Treaty", "Oslo")): (1, 1),
    }


def test_a_node_counts_mentions_documents_and_quotes():
    (tova,) = (n for n in graph_of(corpus()).nodes if n.name == "Tova Lindqvist")
    assert (tova.type, tova.mentions, tova.documents, tova.quotes) == ("PERSON", 3, 2, 1)


def test_types_counts_and_a_limit_narrow_the_nodes():
    assert {n.name for n in graph_of(corpus(), types=frozenset({"GPE"})).nodes} == {"Oslo"}
    assert {n.name for n in graph_of(corpus(), min_count=3).nodes} == {"Tova Lindqvist", "Iris Berg"}
    assert len(graph_of(corpus(), most=2).nodes) == 2
    assert len(graph_of(corpus(), types=frozenset()).nodes) == 4


def test_a_pronoun_names_nobody():
    made = Made("c.txt", ("She met Abel.",)).entity("Iris", "She", kind="pronoun").entity("Abel")
    assert graph_of(Corpus((made.sheet,))).edges == ()


def read(text, form):
    if form == "json":
        return networkx.node_link_graph(json.loads(text), edges="links")
    reader = {"graphml": networkx.read_graphml, "gexf": networkx.read_gexf}[form]
    return reader(io.BytesIO(text.encode()))


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_networkx_reads_the_same_graph_back(form):
    graph = graph_of(corpus())
    found = read(graph_text(graph, form), form)
    assert set(found.nodes) == {n.id for n in graph.nodes}
    for node in graph.nodes:
        facts = found.nodes[node.id]
        assert (facts["name"], facts["type"], facts["mentions"]) == (node.name, node.type, node.mentions)
    for edge in graph.edges:
        facts = found.edges[edge.source, edge.target]
        assert (facts["paragraphs"], facts["documents"], facts["weight"]) == (
            edge.paragraphs, edge.documents, edge.paragraphs,
        )  # fmt: skip


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_names_of_any_kind_are_read_back(form):
    made = Made("d.txt", (f"{HOSTILE} met 🌊\x1b\uffff & “Berg”.",))
    made.entity(HOSTILE).entity("🌊\x1b\uffff & “Berg”")
    found = read(graph_text(graph_of(Corpus((made.sheet,))), form), form)
    assert {facts["name"] for _, facts in found.nodes(data=True)} >= {HOSTILE}
    assert any(facts["name"].startswith("🌊") for _, facts in found.nodes(data=True))


@pytest.mark.parametrize("form", ["graphml", "gexf", "json"])
def test_an_empty_graph_is_a_graph(form):
    assert len(read(graph_text(graph_of(Corpus(())), form), form)) == 0


def test_the_same_records_give_the_same_file():
    one, two = (graph_text(graph_of(Corpus((river(),))), "graphml") for _ in range(2))
    assert one == two
