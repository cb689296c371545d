"""Which name mentions of one document name the same person, body, state or treaty.

Longer forms are settled before shorter ones, so that a surname finds the full names that bear it.  A form
that fits one entity joins it; one that fits several is decided mention by mention, by title and by nearness.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from geoquote.text.address import Address, address_of
from geoquote.text.families import Form, form_of, group
from geoquote.text.fold import fold_words
from geoquote.text.glosses import glosses
from geoquote.text.holder import holder, naming_of
from geoquote.text.mention import NameLink, NameMention
from geoquote.text.names import without_possessive
from geoquote.text.shown import aliases, canonical_name, shown_name
from geoquote.text.similar import bucket, similar

__all__ = ["NameLink", "NameMention", "aliases", "canonical_name", "cluster_names", "link_names"]

_LEAST = 0.55  # a worse fit is no link
_CLOSE = 0.1  # candidates this near to the best one compete with it
_SURE = 0.8  # below it, misspelled candidates are looked for too
_LOOK_BACK, _LOOK_AHEAD = 30, 3  # mentions of one bearer that are looked at to find who holds a name


def cluster_names(mentions: Sequence[NameMention], text: str = "") -> list[int]:
    """Give each mention the number of its entity, from 0 in order of first mention; see `link_names`."""
    return [link.entity for link in link_names(mentions, text)]


def link_names(mentions: Sequence[NameMention], text: str = "") -> list[NameLink]:
    """Give each mention its entity with a score and whether others fit as well.

    Mentions may come in any order; types never mix, but for places (GPE, LOC).  `text` is the document they
    stand in: without it titles before names and second names in brackets are not seen.
    """
    links: dict[int, tuple[tuple[str, int], float, bool]] = {}
    by_group: dict[str, list[int]] = {}
    for i in sorted(range(len(mentions)), key=lambda i: (mentions[i].start, mentions[i].end)):
        by_group.setdefault(group(mentions[i].type), []).append(i)
    for kind, indices in by_group.items():
        clusters = _Clusters([mentions[i] for i in indices], kind, text)
        for i, (cluster, score, ambiguous) in zip(indices, clusters.links(), strict=True):
            links[i] = ((kind, cluster), score, ambiguous)
    return _numbered(links, mentions)


def _numbered(
    links: dict[int, tuple[tuple[str, int], float, bool]], mentions: Sequence[NameMention]
) -> list[NameLink]:
    numbers: dict[tuple[str, int], int] = {}
    for i in sorted(links, key=lambda i: (mentions[i].start, mentions[i].end)):
        numbers.setdefault(links[i][0], len(numbers))
    return [NameLink(numbers[links[i][0]], links[i][1], links[i][2]) for i in range(len(mentions))]


@dataclass
class _Cluster:
    forms: list[Form] = field(default_factory=list)
    mentions: list[NameMention] = field(default_factory=list)
    single_words: set[str] = field(default_factory=set)
    address: Address | None = None

    def add(self, mention: NameMention) -> None:
        insort(self.mentions, mention, key=_start)
        if len(words := fold_words(shown_name(mention.text, mention.type))) == 1:
            self.single_words.update(words)

    def near(self, start: int) -> list[NameMention]:
        at = bisect_left(self.mentions, start, key=_start)
        return self.mentions[max(0, at - _LOOK_BACK) : at + _LOOK_AHEAD]


def _start(mention: NameMention) -> int:
    return mention.start


class _Clusters:
    """The clusters of one document's mentions of one kind."""

    def __init__(self, mentions: Sequence[NameMention], kind: str, text: str) -> None:
        self.mentions, self.kind, self.text = mentions, kind, text
        self.clusters: list[_Cluster] = []
        self.index: dict[str, list[int]] = {}
        self.buckets: dict[str, list[str]] = {}
        self.result: dict[int, tuple[int, float, bool]] = {}
        self.open: list[tuple[int, list[tuple[float, int]]]] = []
        self.partners: dict[frozenset[str], list[Form]] = {}
        for a, b in glosses(mentions, text):
            self._pair(form_of(a, kind), form_of(b, kind))

    def links(self) -> list[tuple[int, float, bool]]:
        """Settle all forms, longest first, then the mentions that several clusters fit, in text order."""
        self._settle_given()
        texts: dict[str, list[int]] = {}
        for i, mention in enumerate(self.mentions):
            if not mention.given:
                texts.setdefault(without_possessive(mention.text), []).append(i)
        forms = [(form_of(t, self.kind), at) for t, at in texts.items()]
        for form, at in sorted(forms, key=lambda f: -f[0].size):
            self._settle(form, at)
        for i, candidates in sorted(self.open, key=lambda o: o[0]):
            self._choose(i, candidates)
        return [self.result[i] for i in range(len(self.mentions))]

    def _settle_given(self) -> None:
        """Give each id its cluster before any form finds one by itself."""
        clusters: dict[str, int] = {}
        for i, mention in enumerate(self.mentions):
            if mention.given:
                if mention.given not in clusters:
                    clusters[mention.given] = self._new_cluster()
                self._join(i, clusters[mention.given], 1.0, ambiguous=False)
        for cluster in clusters.values():
            for text in {without_possessive(m.text): None for m in self.clusters[cluster].mentions}:
                self._add_form(cluster, form_of(text, self.kind))

    def _pair(self, a: Form, b: Form) -> None:
        self.partners.setdefault(a.keys, []).append(b)
        self.partners.setdefault(b.keys, []).append(a)

    def _settle(self, form: Form, at: list[int]) -> None:
        candidates = self._candidates(form)
        if not candidates:
            candidates = [(1.0, self._new_cluster())]
        if len(candidates) == 1:
            score, cluster = candidates[0]
            self._add_form(cluster, form)
            for i in at:
                self._join(i, cluster, score, ambiguous=False)
        else:
            self.open.extend((i, candidates) for i in at)

    def _candidates(self, form: Form) -> list[tuple[float, int]]:
        """Give the clusters that a form may belong to, with how well it fits."""
        scores = self._scores(form, form.keys)
        for partner in self.partners.get(form.keys, ()):
            for cluster, score in self._scores(partner, partner.keys).items():
                scores[cluster] = max(scores.get(cluster, 0.0), 1.0 if score == 1.0 else 0.0)
        if max(scores.values(), default=0.0) < _SURE:
            scores |= self._scores(form, self._misspelled(form.keys))
        best = max(scores.values(), default=0.0)
        return sorted(((s, c) for c, s in scores.items() if s >= max(_LEAST, best - _CLOSE)), reverse=True)

    def _scores(self, form: Form, keys: Iterable[str]) -> dict[int, float]:
        found = {c for key in keys for c in self.index.get(key, ())}
        return {c: score for c in found if (score := max(form.fits(f) for f in self.clusters[c].forms)) > 0}

    def _misspelled(self, keys: Iterable[str]) -> set[str]:
        return {
            other
            for key in keys
            if (name := bucket(key))
            for other in self.buckets.get(name, ())
            if similar(key, other)
        }

    def _new_cluster(self) -> int:
        self.clusters.append(_Cluster())
        return len(self.clusters) - 1

    def _add_form(self, cluster: int, form: Form) -> None:
        self.clusters[cluster].forms.append(form)
        for key in form.keys - {""}:
            if key not in self.index and (name := bucket(key)):
                self.buckets.setdefault(name, []).append(key)
            members = self.index.setdefault(key, [])
            if cluster not in members:
                members.append(cluster)

    def _join(self, i: int, cluster: int, score: float, *, ambiguous: bool) -> None:
        mention = self.mentions[i]
        self.result[i] = (cluster, score, ambiguous)
        self.clusters[cluster].add(mention)

    def _choose(self, i: int, candidates: list[tuple[float, int]]) -> None:
        """Decide between clusters that fit alike: by how they are addressed, then by who holds the name."""
        own = address_of(self.mentions[i], self.text) if self.kind == "PERSON" else Address()
        agreement = {c: own.agreement(self._address(c)) for _, c in candidates}
        best = max(agreement.values())
        left = [c for _, c in candidates if agreement[c] == best]
        cluster = left[0] if len(left) == 1 else self._holder(i, left)
        score = next(s for s, c in candidates if c == cluster)
        self._join(i, cluster, score / 1.5, ambiguous=True)

    def _address(self, cluster: int) -> Address:
        """Join how a cluster's sure mentions are addressed; asked for only where a name is shared."""
        found = self.clusters[cluster].address
        if found is None:
            found = self.clusters[cluster].address = Address()
            for mention in self.clusters[cluster].mentions if self.kind == "PERSON" else ():
                found.add(address_of(mention, self.text))
        return found

    def _holder(self, i: int, candidates: list[int]) -> int:
        """Ask who holds the bare name: whoever goes by another word of the name comes last."""
        bare = fold_words(shown_name(self.mentions[i].text, self.kind))
        plain = [c for c in candidates if not self.clusters[c].single_words - set(bare)] or candidates
        start = self.mentions[i].start
        namings = [
            naming_of(m, c, self.text, bare=fold_words(shown_name(m.text, m.type)) == bare)
            for c in plain
            for m in self.clusters[c].near(start)
        ]
        return holder(sorted(namings, key=lambda n: n.start), start, self.text)
