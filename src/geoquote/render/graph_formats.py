"""Graphs as other programs read them: GraphML and GEXF for Gephi and networkx, JSON as node and link lists."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Literal
from xml.etree import ElementTree as ET

from geoquote.render.graph import Edge, Graph, Node
from geoquote.text.controls import one_line

GraphFormat = Literal["graphml", "gexf", "json"]
_NOT_XML = re.compile("[\ufffe\uffff]")
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_NODE = {"name": "string", "type": "string", "mentions": "int", "documents": "int", "quotes": "int"}
_EDGE = {"paragraphs": "int", "documents": "int"}


def graph_text(graph: Graph, form: GraphFormat) -> str:
    """Write a graph in one of the formats; the same graph gives the same text."""
    if form == "json":
        return _json(graph)
    return _xml(_graphml(graph) if form == "graphml" else _gexf(graph))


def _json(graph: Graph) -> str:
    """Write what networkx reads as node-link data (`edges="links"`)."""
    data = {
        "directed": False,
        "multigraph": False,
        "graph": {},
        "nodes": [asdict(node) for node in graph.nodes],
        "links": [{**asdict(edge), "weight": edge.paragraphs} for edge in graph.edges],
    }
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"


def _graphml(graph: Graph) -> ET.Element:
    root = ET.Element("graphml", xmlns=_GRAPHML)
    for target, fields in (("node", _NODE), ("edge", _EDGE | {"weight": "double"})):
        for name, kind in fields.items():
            key = {"id": f"{target}_{name}", "for": target, "attr.name": name, "attr.type": kind}
            ET.SubElement(root, "key", key)
    body = ET.SubElement(root, "graph", edgedefault="undirected")
    for node in graph.nodes:
        element = ET.SubElement(body, "node", id=_clean(node.id))
        _graphml_data(element, "node", _values(node, _NODE))
    for edge in graph.edges:
        element = ET.SubElement(body, "edge", source=_clean(edge.source), target=_clean(edge.target))
        _graphml_data(element, "edge", _values(edge, _EDGE) | {"weight": str(edge.paragraphs)})
    return root


def _graphml_data(element: ET.Element, target: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        ET.SubElement(element, "data", key=f"{target}_{name}").text = value


def _gexf(graph: Graph) -> ET.Element:
    root = ET.Element("gexf", xmlns=_GEXF, version="1.3")
    body = ET.SubElement(root, "graph", defaultedgetype="undirected", mode="static")
    for target, fields in (("node", _NODE), ("edge", _EDGE)):
        declared = ET.SubElement(body, "attributes", {"class": target})
        for name, kind in fields.items():
            ET.SubElement(declared, "attribute", id=name, title=name, type=kind.replace("int", "integer"))
    nodes = ET.SubElement(body, "nodes")
    for node in graph.nodes:
        element = ET.SubElement(nodes, "node", id=_clean(node.id), label=_clean(node.name))
        _gexf_values(element, _values(node, _NODE))
    edges = ET.SubElement(body, "edges")
    for number, edge in enumerate(graph.edges):
        ends = {"source": _clean(edge.source), "target": _clean(edge.target)}
        element = ET.SubElement(edges, "edge", {"id": str(number), **ends, "weight": str(edge.paragraphs)})
        _gexf_values(element, _values(edge, _EDGE))
    return root


def _gexf_values(element: ET.Element, values: Mapping[str, str]) -> None:
    found = ET.SubElement(element, "attvalues")
    for name, value in values.items():
        ET.SubElement(found, "attvalue", {"for": name, "value": value})


def _values(item: Node | Edge, fields: Mapping[str, str]) -> dict[str, str]:
    return {name: _clean(str(getattr(item, name))) for name in fields}


def _clean(text: str) -> str:
    """Take out what XML cannot hold."""
    return _NOT_XML.sub("", one_line(text))


def _xml(root: ET.Element) -> str:
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'
