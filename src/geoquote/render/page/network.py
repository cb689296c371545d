"""Who is named with whom: people, bodies, states and treaties, joined where one paragraph names both."""

from math import sqrt

from markupsafe import Markup

from geoquote.render.graph import Graph, graph_of
from geoquote.render.page.layout import places
from geoquote.render.page.svg import CHARACTER, Cell, Picture, add, drawing, hint, markup, short
from geoquote.render.sheet import Corpus

MOST_NODES, MOST_EDGES = 40, 120
TYPES = {"PERSON": "people", "ORG": "bodies", "GPE": "states and places", "TREATY": "treaties"}
_WIDTH, _HEIGHT, _LEGEND = 960.0, 640.0, 30.0
_LABEL = 22


def network(corpus: Corpus) -> Picture | None:
    """Draw it, where anyone is named with anyone."""
    graph = graph_of(corpus, most=MOST_NODES)
    edges = graph.edges[:MOST_EDGES]
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    if not joined:
        return None
    shown = Graph(tuple(node for node in graph.nodes if node.id in joined), edges)
    names = {node.id: node.name for node in graph.nodes}
    rows = [
        (Cell(names[e.source]), Cell(names[e.target]), Cell(str(e.paragraphs)), Cell(str(e.documents)))
        for e in shown.edges
    ]
    return Picture(
        id="network",
        heading="Who is named with whom",
        caption=(
            f"{len(shown.nodes)} of the {len(graph.nodes)} entities mentioned most, sized by mentions; a line joins "
            "two that one paragraph names, thicker with every such paragraph. Who is named alone is not shown."
        ),
        svg=_draw(shown),
        columns=("One", "Other", "Paragraphs", "Documents"),
        rows=tuple(rows),
    )


def _draw(graph: Graph) -> Markup:
    label = "Who is named with whom; the table below has the pairs"
    root = drawing(_WIDTH, _HEIGHT + _LEGEND, label=label)
    most = max(node.mentions for node in graph.nodes)
    radii = [5 + 15 * sqrt(node.mentions / most) for node in graph.nodes]
    names = [short(node.name, _LABEL) for node in graph.nodes]
    boxes = [
        (max(2 * r, len(name) * CHARACTER) + 6, 2 * r + 18) for r, name in zip(radii, names, strict=True)
    ]
    number = {node.id: n for n, node in enumerate(graph.nodes)}
    edges = [(number[e.source], number[e.target], e.paragraphs) for e in graph.edges]
    at = places(boxes, edges, width=_WIDTH, height=_HEIGHT)
    centres = [(x, y - 8) for x, y in at]
    for a, b, paragraphs in reversed(edges):
        (x1, y1), (x2, y2) = centres[a], centres[b]
        width = min(0.7 + 0.8 * paragraphs, 7)
        line = add(root, "line", class_="edge", x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=width)
        hint(line, f"{graph.nodes[a].name} and {graph.nodes[b].name}: {paragraphs}")
    for node, name, r, (x, y) in zip(graph.nodes, names, radii, centres, strict=True):
        disc = add(root, "circle", class_=f"node {node.type}", cx=x, cy=y, r=r)
        hint(disc, f"{node.name}: {node.mentions} mentions in {node.documents} documents")
        add(root, "text", name, class_="label halo", x=x, y=y + r + 13, text_anchor="middle")
    for k, (kind, words) in enumerate(TYPES.items()):
        x = 16 + k * 150.0
        add(root, "circle", class_=f"node {kind}", cx=x, cy=_HEIGHT + 14, r=7)
        add(root, "text", words, class_="label", x=x + 13, y=_HEIGHT + 18)
    return markup(root)
