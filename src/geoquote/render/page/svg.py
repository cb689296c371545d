"""Pictures and the tables that say the same: SVG built as a tree, so that every text in it is text."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

from markupsafe import Markup

from geoquote.text.controls import one_line

LABEL = 30
"""Characters of a name or title that are shown in a picture; the table beside it has them all."""
CHARACTER = 6.6
"""Width of a character of a label, in units of the picture."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table; with `link`, the view of the page that it leads to."""

    text: str
    link: str | None = None


@dataclass(frozen=True)
class Picture:
    """A picture with what it shows in words and, row by row, in numbers."""

    id: str
    heading: str
    caption: str
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def drawing(width: float, height: float, *, label: str) -> ET.Element:
    """Open a picture that readers of the screen are told of by its label."""
    box = f"0 0 {number(width)} {number(height)}"
    size = {"viewBox": box, "width": number(width), "height": number(height)}
    return ET.Element("svg", {**size, "role": "img", "aria-label": one_line(label)})


def add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str | float) -> ET.Element:
    """Put an element into a picture; `class_` and `text_anchor` stand for class and text-anchor."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    values = {name: v if isinstance(v, str) else number(v) for name, v in named.items()}
    element = ET.SubElement(parent, tag, values)
    element.text = None if text is None else one_line(text)
    return element


def hint(element: ET.Element, text: str) -> None:
    """Say what an element stands for when the pointer rests on it."""
    ET.SubElement(element, "title").text = one_line(text)


def markup(root: ET.Element) -> Markup:
    """Give the picture as markup that a template may take as it is: the tree has escaped every text."""
    return Markup(ET.tostring(root, encoding="unicode"))


def view(name: str, value: str) -> str:
    """Give the address of a view of the page, as in `#doc=visit.txt`."""
    safe = (chr(b) if chr(b).isalnum() and b < 128 else f"%{b:02X}" for b in one_line(value).encode())
    return f"#{name}={''.join(safe)}"


def number(value: float) -> str:
    """Write a coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def short(text: str, most: int = LABEL) -> str:
    """Cut a label that is too long for a picture."""
    clean = one_line(text)
    return clean if len(clean) <= most else f"{clean[: most - 1].rstrip()}…"
