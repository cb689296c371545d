"""Bodies and treaties: one by name, by a second name a resource knows, or by an acronym of only one."""

from dataclasses import dataclass
from functools import cache, cached_property

from geoquote import resources
from geoquote.link.clusters import Cluster, Index, Rule
from geoquote.records import EntityRecord
from geoquote.text.bodies import BodyName, known_bodies, own_acronym, parse_body

_TELLING_ACRONYM = 3
"""Letters from which an acronym's being spelled out by a name is no chance."""


@dataclass(frozen=True)
class _Body:
    """A body's or treaty's names, taken apart."""

    entity: EntityRecord
    names: tuple[BodyName, ...]

    @property
    def rank(self) -> int:
        """Acronyms last, so that they find what they stand for."""
        return all(parse_body(name).acronym for name in (self.entity.name, *self.entity.aliases))

    @property
    def is_acronym(self) -> bool:
        """Whether nothing but an acronym is known of it."""
        return self.names[0].acronym and len(self.names) == 1

    @cached_property
    def words(self) -> set[str]:
        """What others may find it by."""
        return {key for name in self.names for key in _keys(name)}

    @property
    def sought(self) -> set[str]:
        """What finds whatever it may be one with; what a full name abbreviates to is sought by acronyms only.

        Thousands of bodies share a pair of initials.
        """
        if self.is_acronym or self.entity.wikidata:
            return self.words
        return {key for name in self.names for key in (name.words if name.acronym else _keys(name)[:1])}


def _body(entity: EntityRecord) -> _Body:
    return _Body(entity, tuple(_names(entity)))


def _put(body: _Body, index: Index[BodyName]) -> None:
    home = _home(body, index.having(body.sought))
    index.put(body.entity, list(body.names), body.words, home)


def _names(entity: EntityRecord) -> list[BodyName]:
    """Give the names to compare: its own and official one, its acronyms, its others of several words."""
    official = entity.treaty.official_name if entity.treaty else None
    aliases = [parse_body(alias) for alias in entity.aliases]
    telling = [name for name in aliases if name.acronym or len(name.content) > 1]
    bracketed = filter(None, map(own_acronym, (entity.name, *entity.aliases)))
    known = [parse_body(name) for name in filter(None, [entity.name, official, *bracketed])]
    return list(dict.fromkeys([*known, *telling]))


def _home(body: _Body, near: list[Cluster[BodyName]]) -> Cluster[BodyName] | None:
    entity = body.entity
    same = [c for c in near if entity.wikidata and entity.wikidata == c.wikidata]
    if not same and body.is_acronym:
        same = _spelled_out(body.names[0], near)
    elif not same:
        same = [c for c in near if _equal(body.names, c)]
    fitting = [c for c in same if c.may_take(entity) and not _treaties_differ(entity, c)]
    return fitting[0] if len(fitting) == len(same) == 1 or (fitting and entity.wikidata) else None


def _spelled_out(acronym: BodyName, near: list[Cluster[BodyName]]) -> list[Cluster[BodyName]]:
    """Give the clusters that an acronym may stand for: called so, spelled so, or nothing but it."""
    word = acronym.words[0]
    full = [c for c in near if any(not n.acronym for n in c.names)]
    known = _known_acronyms().get(word)
    if known:
        full = [c for c in full if any(n.content == known.content for n in c.names)]
    elif len(word) < _TELLING_ACRONYM:
        full = [c for c in full if acronym in c.names]
    else:
        full = [c for c in full if acronym in c.names or any(word in n.initials for n in c.names)]
    return full or [c for c in near if all(n.words == acronym.words for n in c.names)]


def _equal(names: tuple[BodyName, ...], cluster: Cluster[BodyName]) -> bool:
    """Whether two telling names are equal; names that every state has tell too little."""
    return any(
        not a.acronym and not b.acronym and not _generic(a) and _keys(a)[0] == _keys(b)[0]
        for a in names
        for b in cluster.names
    )


def _keys(name: BodyName) -> list[str]:
    """Give what a body is found by, its own name first."""
    own = known_bodies().get(name.words) or "".join(name.content)
    return [own, *(name.initials if not name.acronym else name.words)]


def _generic(name: BodyName) -> bool:
    return all(word in resources.words("portfolios.txt") for word in name.content)


def _treaties_differ(entity: EntityRecord, cluster: Cluster[BodyName]) -> bool:
    """Whether what is stated of two treaties cannot be true of one: another year, other parties."""
    ours = entity.treaty
    if ours is None:
        return False
    years = {t.year for t in [ours, *cluster.treaties] if t.year}
    parties = [set(t.parties) for t in cluster.treaties if t.parties]
    return len(years) > 1 or bool(ours.parties and any(not p & set(ours.parties) for p in parties))


@cache
def _known_acronyms() -> dict[str, BodyName]:
    rows = resources.rows("acronyms.csv")
    return {parse_body(row["acronym"]).words[0]: parse_body(row["name"]) for row in rows}


BODIES: Rule[_Body, BodyName] = Rule(apart=_body, rank=lambda body: body.rank, put=_put)
