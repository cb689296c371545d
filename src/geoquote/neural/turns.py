"""Who has the word: whose quote a source stands in, who was spoken to last, and what kind of source spoke last."""

from collections.abc import Iterator

from geoquote.neural.scene import NONE, Ask, Scene
from geoquote.neural.source import Source, noun_class
from geoquote.neural.source_names import inside_of
from geoquote.text.fold import fold_words

_LATE = 6  # sayings among which the one around a source is looked for
_NEAR = 25  # characters from a cue within which who is spoken to begins (“told the broker Brell”)
_ENDS = '.,;:“”"()'
_OPENING = "“‘\"'”"
_ASKED, _TOLD = frozenset({"asked", "ask", "asks", "asking"}), frozenset({"told", "tell", "tells", "telling"})


def turns(scene: Scene, source: Source, ask: Ask) -> Iterator[tuple[int, str]]:
    """Yield (entity or NONE, feature) by what was said before a quote and around it."""
    if not scene.asked:
        return
    for entity, how in _around(scene, ask):
        yield entity, f"{'none.' if entity == NONE else ''}around.{how}"
    if source.kind not in ("name", "body"):
        entity, what = scene.said_by[-1], _kind(scene, scene.asked[-1])
        if entity == NONE:
            yield NONE, f"none.last.{what}"
        elif entity in scene.types:  # others spoke before this stretch of a long text
            yield entity, f"last.{what}.{scene.types[entity]}"
    if heard := _hearer(scene, scene.asked[-1]):
        yield heard[0], "hearer"
        yield heard[0], f"hearer.{heard[1]}"


def _around(scene: Scene, ask: Ask) -> Iterator[tuple[int, str]]:
    """Yield who says the quotes in which the source stands: within quotation marks “he” is another."""
    at = ask.source[0] if ask.source else ask.parts[0][0]
    for entity, outer in zip(scene.said_by[-_LATE:], scene.asked[-_LATE:], strict=True):
        for start, end in outer.parts:
            if start <= at < end:
                yield entity, "marks" if start and scene.text[start - 1] in _OPENING else "plain"


def _kind(scene: Scene, ask: Ask) -> str:
    """Say what kind of source a quote had, and of a nominal what its noun means."""
    if ask.source is None:
        return "bare"
    named = frozenset(c.type for c in scene.candidates if inside_of(c, ask.source))
    source = Source.read(scene.text[slice(*ask.source)], named=named)
    if source.kind not in ("definite", "bare", "body"):
        return source.kind
    return f"{source.kind}.{noun_class(source.head)}{'.plural' if source.plural else ''}"


def _hearer(scene: Scene, ask: Ask) -> tuple[int, str] | None:
    """Return whom a cue names as spoken to, and whether he or she was asked or told."""
    if ask.cue is None:
        return None
    start, end = ask.cue
    for s, _, c in scene.named_in(max(start + 1, end - _NEAR), end + _NEAR + 1):
        in_words = any(p <= s < q for p, q in ask.parts)
        if not in_words and not any(mark in scene.text[end:s] for mark in _ENDS):
            word = (fold_words(scene.text[start:end]) or [""])[0]
            return c.entity, "asked" if word in _ASKED else "told" if word in _TOLD else "other"
    return None
