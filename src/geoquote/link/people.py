"""People: one by full name, by a usual short form of it, or by the surname that only one of the corpus bears.

Roles keep namesakes apart.  Of two readings the careful one is taken: two records for one person are a
nuisance, one record for two people is false.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from geoquote import resources
from geoquote.link.clusters import Cluster, Index, Rule
from geoquote.records import EntityRecord
from geoquote.text.names import PersonName, fit, nicknames, parse_person
from geoquote.text.role_fit import Role, parse_role
from geoquote.text.similar import skeleton

_SURNAME = 0.9
"""From here on `fit` takes a single word for a surname; below, for a given name or a slip of the pen."""
_SHORT = 4
"""Letters up to which a word of a name is compared letter by letter."""


@dataclass(frozen=True)
class _Person:
    """An entity's names and role, taken apart."""

    entity: EntityRecord
    names: tuple[PersonName, ...]
    role: Role

    @cached_property
    def fullest(self) -> PersonName:
        return max(self.names, key=lambda n: (len(n.core), len(n.words)))

    @cached_property
    def words(self) -> set[str]:
        return {word for name in self.names for word in (*name.core, *name.words, "".join(name.core))}

    @property
    def is_full(self) -> bool:
        return len(self.fullest.core) > 1

    @property
    def rank(self) -> int:
        """Long names first, so that short ones find them; those with a role first, so that namesakes part."""
        return -2 * len(self.fullest.core) + (not self.role.stems)


def _person(entity: EntityRecord) -> _Person:
    names = tuple(dict.fromkeys(parse_person(name) for name in (entity.name, *entity.aliases)))
    return _Person(entity, names, parse_role(", ".join(filter(None, [entity.role, entity.affiliation]))))


def _put(person: _Person, index: Index[PersonName]) -> None:
    home = _home(person, index.having(person.words))
    index.put(person.entity, list(person.names), person.words, home, person.role)


def _home(person: _Person, near: list[Cluster[PersonName]]) -> Cluster[PersonName] | None:
    """Give the cluster that a person belongs to, or None for a new one."""
    same = [c for c in near if person.entity.wikidata and person.entity.wikidata == c.wikidata]
    if same:
        return same[0]
    equal = [c for c in near if _has_equal(c, person)]
    if person.is_full:
        return _chosen(person, equal) if equal else _of_part(person, near)
    bearers = [c for c in near if _bears(c, person.fullest)]
    if bearers:
        fitting = [c for c in bearers if _fits(c, person)]
        if fitting:
            return fitting[0] if len(bearers) == 1 else None
        return next((c for c in equal if _fits(c, person) and _agree(c, person)), None)
    return _chosen(person, equal)


def _chosen(person: _Person, candidates: list[Cluster[PersonName]]) -> Cluster[PersonName] | None:
    """Give the only candidate that fits; of several namesakes the only one whose role agrees."""
    fitting = [c for c in candidates if _fits(c, person)]
    if len(fitting) > 1:
        fitting = [c for c in fitting if _agree(c, person)]
    return fitting[0] if len(fitting) == 1 else None


def _of_part(person: _Person, near: list[Cluster[PersonName]]) -> Cluster[PersonName] | None:
    """Find the one person whose name this is with a part left out or written otherwise."""
    usual = [c for c in near if any(_usual_form(person.fullest, name) for name in c.names)]
    if usual:
        return usual[0] if len(usual) == 1 and _fits(usual[0], person) else None
    loose = [c for c in near if any(len(n.core) > 1 and fit(person.fullest, n) >= _SURNAME for n in c.names)]
    sure = [c for c in loose if _fits(c, person) and _agree(c, person)]
    return sure[0] if len(loose) == len(sure) == 1 else None


def _fits(cluster: Cluster[PersonName], person: _Person) -> bool:
    clash = any(role.conflicts(person.role) for role in cluster.roles) and not _agree(cluster, person)
    return cluster.may_take(person.entity) and not clash and _one_generation(cluster, person)


def _agree(cluster: Cluster[PersonName], person: _Person) -> bool:
    return any(role.agrees(person.role) for role in cluster.roles)


def _one_generation(cluster: Cluster[PersonName], person: _Person) -> bool:
    """Whether no Jr. stands against a Sr., nor Philip II against Philip III."""
    return len({name.generation for name in (*cluster.names, *person.names) if name.generation}) < 2


def _has_equal(cluster: Cluster[PersonName], person: _Person) -> bool:
    """Whether a full name is equal, order, spacing and particles apart; or a whole name of one word."""
    own = {_key(name) for name in _tellers(person.names)}
    return bool(own & {_key(name) for name in _tellers(cluster.names)})


def _tellers(names: Iterable[PersonName]) -> list[PersonName]:
    """Give the names that stand for the whole person: of several the full ones."""
    known = list(names)
    return [name for name in known if len(name.core) > 1] or known


def _key(name: PersonName) -> tuple[str, ...]:
    return tuple(sorted(_without_umlaut(word) for word in name.core))


def _without_umlaut(word: str) -> str:
    """Write Mueller like Müller without its dots; short words (Xue, Yue) are names of their own."""
    return re.sub(r"(?<=[aou])e", "", word) if len(word) > _SHORT else word


def _bears(cluster: Cluster[PersonName], bare: PersonName) -> bool:
    """Whether a cluster with a full name bears this word as surname, or is called so in its documents."""
    full = [name for name in cluster.names if len(name.core) > 1]
    called = any(name.core == bare.core for name in cluster.names)
    return bool(full) and (called or any(_is_surname(bare, name) for name in full))


def _is_surname(bare: PersonName, full: PersonName) -> bool:
    first = bare.core[0] == full.core[0] and bare.core[0] in resources.words("surnames_first.txt")
    return first or fit(bare, full) >= _SURNAME


def _usual_form(short: PersonName, long: PersonName) -> bool:
    """Whether a full name is another with middle names left out, initials or a usual short given name.

    A surname that stands first says otherwise: Li Wei is not Li Weiming, nor Li Wei Ming.
    """
    a, b = short.core, long.core
    if len(a) < 2 or len(b) < len(a) or {short.generation, long.generation} >= {"jr", "sr"}:
        return False
    if a[0] in resources.words("surnames_first.txt") and len(a) != len(b):
        return False
    ends_alike = a[-1] == b[-1] or (len(b) > len(a) > 1 and a[-1] in b and a == b[: len(a)])
    return ends_alike and _given_alike(a[0], b[0]) and _in_order(a, b)


def _given_alike(a: str, b: str) -> bool:
    return (
        a == b
        or (min(len(a), len(b)) == 1 and a[0] == b[0])
        or {(a, b), (b, a)} & nicknames() != set()
        or (min(len(a), len(b)) > _SHORT and skeleton(a) == skeleton(b) and a[-1] == b[-1])
    )


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether each word of the short name stands in the long one in turn, as itself or as its initial."""
    rest = iter(long)
    return all(any(_given_alike(word, other) for other in rest) for word in short)


PEOPLE: Rule[_Person, PersonName] = Rule(apart=_person, rank=lambda person: person.rank, put=_put)
