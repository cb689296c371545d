"""Linking across documents: the entities of single documents made one record each for a whole corpus.

`link(records)` takes what the documents' analyses gave and returns merged records in order of first
appearance; `linked(records, order)` yields the same in another order and needs little memory, however many there
are.  Both work over records alone, so that a stored answer equals a fresh one.  `distinct(records)` finds the same
quote in several articles.
"""

from geoquote.link.corpus import link
from geoquote.link.many import linked
from geoquote.link.sayings import distinct

__all__ = ["distinct", "link", "linked"]
