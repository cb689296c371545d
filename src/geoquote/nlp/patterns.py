"""geoquote_patterns: the user's own names, as `doc.ents` and `doc.spans["geoquote_patterns"]`."""

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span, SpanGroup, Token
from spacy.util import ensure_path, filter_spans

from geoquote.errors import PatternError
from geoquote.nlp import state
from geoquote.patterns import Pattern, Patterns

_FILE = "patterns.json"


class PatternsComponent:
    """Names by the user's patterns: the longest wins, of equals the one written first.

    Lines of text may end anywhere inside a name: white space is no token here, but for the end of a paragraph.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.patterns = Patterns()
        self._tokens, self._names = Matcher(nlp.vocab, validate=True), PhraseMatcher(nlp.vocab)

    def set(self, patterns: Patterns) -> None:
        """Look for these patterns; PatternError for a line that spaCy does not take."""
        self.patterns = patterns
        self._tokens, self._names = Matcher(self.nlp.vocab, validate=True), PhraseMatcher(self.nlp.vocab)
        for number, line in enumerate(patterns.lines):
            try:
                if isinstance(line.pattern, str):
                    self._names.add(str(number), [self._words(_kept(self.nlp.make_doc(line.pattern)))])
                else:
                    self._tokens.add(str(number), [line.pattern])
            except (ValueError, TypeError, KeyError, re.error) as e:
                what = " ".join(str(e).split())
                raise PatternError(
                    f"{line.origin}: spaCy cannot match it ({what}); see its guide to token patterns"
                ) from e

    def __call__(self, doc: Doc) -> Doc:
        """Add the matches to `doc.ents`, in place of whatever they meet there."""
        kept = _kept(doc)
        view = self._words(kept)
        matches = sorted(
            (int(doc.vocab.strings[key]), start, end)
            for matcher in (self._tokens, self._names)
            if len(matcher)  # an empty one warns
            for key, start, end in matcher(view)
        )
        found = filter_spans([self._span(doc, kept[s:e], self.patterns.lines[n]) for n, s, e in matches])
        taken = {i for span in found for i in range(span.start, span.end)}
        doc.ents = [*found, *(e for e in doc.ents if not taken.intersection(range(e.start, e.end)))]
        attrs = {"version": 1, "names": self.patterns.names}
        doc.spans[state.PATTERNS] = SpanGroup(doc, name=state.PATTERNS, spans=found, attrs=attrs)
        return doc

    def _words(self, tokens: list[Token]) -> Doc:
        return Doc(self.nlp.vocab, words=[t.text for t in tokens])

    def _span(self, doc: Doc, tokens: list[Token], line: Pattern) -> Span:
        return Span(doc, tokens[0].i, tokens[-1].i + 1, label=line.label, span_id=line.id or "")

    def to_bytes(self, **_: Any) -> bytes:
        """Return the patterns as JSON."""
        lines = [asdict(line) for line in self.patterns.lines]
        return json.dumps({"fingerprint": self.patterns.fingerprint, "lines": lines}).encode()

    def from_bytes(self, data: bytes, **_: Any) -> "PatternsComponent":
        """Take the patterns from what `to_bytes` gave."""
        known = json.loads(data)
        self.set(Patterns(tuple(Pattern(**line) for line in known["lines"]), known["fingerprint"]))
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:
        """Write the patterns into a folder."""
        folder = ensure_path(path)
        folder.mkdir(exist_ok=True)
        (folder / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: Any) -> "PatternsComponent":
        """Read the patterns from a folder."""
        return self.from_bytes((ensure_path(path) / _FILE).read_bytes())


def _kept(doc: Doc) -> list[Token]:
    """Leave out white space that does not end a paragraph."""
    return [t for t in doc if not t.is_space or t.text.count("\n") > 1]


@Language.factory("geoquote_patterns", assigns=["doc.ents"])
def make_patterns(nlp: Language, name: str) -> PatternsComponent:
    """Make the component, without patterns yet: `set` gives it some."""
    return PatternsComponent(nlp)
