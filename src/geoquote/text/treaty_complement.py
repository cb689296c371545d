"""What follows a treaty's head: "on Trade, Transit and Customs", "of Port Amaru", "between A and B on …".

Where it ends is told by capitals and joining words, not by grammar: lists, states that begin the next clause,
and the place of signing are told apart by what stands beside them.
"""

from geoquote.text.treaty_states import places
from geoquote.text.treaty_tokens import Token, word_set

_RIGHT_REACH = 40
_LIST_REACH = 14
_PENDING = 4


class Complement:
    """Walks the words after "on" or "of" to the last capitalised one that still belongs to the name."""

    def __init__(self, tokens: list[Token], first: int, *, place: bool, parties: bool) -> None:
        """Start at the token after "on" or "of"; a `place` takes no lists, `parties` may be states."""
        self.tokens = tokens
        self.first = first
        self.joiners = word_set("place_joiners") if place else word_set("joiners")
        self.place = place
        self.parties = parties
        self.listed = self.closed = False

    def end(self) -> int | None:
        """Return the last token, or None where nothing capitalised follows."""
        last, pending = None, 0
        stop = min(len(self.tokens), self.first + _RIGHT_REACH)
        for at in range(self.first, stop):
            if self._belongs(at):
                last, pending = at, 0
            elif pending < _PENDING and self._joins(at, last):
                pending += 1
            else:
                break
        return last

    def _belongs(self, at: int) -> bool:
        token = self.tokens[at]
        return self._same_sentence(at) and token.capital and token.text not in word_set("dates")

    def _same_sentence(self, at: int) -> bool:
        return self.tokens[at].sentence == self.tokens[self.first].sentence

    def _joins(self, at: int, last: int | None) -> bool:
        token = self.tokens[at]
        if not self._same_sentence(at) or at + 1 >= len(self.tokens):
            return False
        if token.text == ",":
            self.listed = last is not None and not self.place and not self.closed and self._in_list(at)
            return self.listed
        if token.text.isdigit():
            return last != at - 1 and self.tokens[at + 1].capital
        if token.key in {"'s", "’s"}:
            return last is not None and not self.place and self.tokens[at + 1].capital
        if token.key in {"in", "at"} and last is not None:
            return not self._says_where(at)
        if token.key in {"between", "among"}:
            return last == at - 1 and self.tokens[last].key in word_set("between_nouns")
        if token.key in {"and", "or"}:
            self.closed = self.listed
            return last is not None and not self._next_treaty(at)
        return token.key in self.joiners

    def _says_where(self, at: int) -> bool:
        """Tell "signed the Pact in Kesmar" from "Treaty on Forces in Europe"."""
        following = self.tokens[at + 1]
        if following.text in word_set("dates") or following.text in places():
            return True
        before = self.tokens[max(0, self.first - 12) : self.first]
        signed = any(t.key in word_set("sign_verbs") and t.sentence == following.sentence for t in before)
        topic = following.key == "the" or following.key in word_set("regions") or self._plural(at + 1)
        return signed and not topic

    def _plural(self, at: int) -> bool:
        """Tell whether the capitalised words from here end in a plural: "Trade in Rare Birds"."""
        while at + 1 < len(self.tokens) and self.tokens[at + 1].capital:
            at += 1
        return self.tokens[at].key.endswith("s")

    def _next_treaty(self, at: int) -> bool:
        """Tell whether "and" leads to another treaty's name, or to a state as the next clause's subject."""
        reach = range(at + 1, min(len(self.tokens), at + 8))
        for k in reach:
            token = self.tokens[k]
            if token.key in word_set("heads") and token.capital:
                return True
            if not token.capital and token.key not in {"the", "its", "their"}:
                break
        follower = self.tokens[at + 1].text
        return not self.parties and follower in places() and self.tokens[at - 1].text not in places()

    def _in_list(self, at: int) -> bool:
        """Tell whether this comma parts a list's items: a later "and" closes it before the name ends."""
        if self.listed and self.tokens[at + 1].key in {"and", "or"} and at + 2 < len(self.tokens):
            return self._listable(at + 2) and not self._next_treaty(at + 1)
        if not self._listable(at + 1):
            return False
        for k in range(at + 1, min(len(self.tokens) - 1, at + _LIST_REACH)):
            token = self.tokens[k]
            if token.key in {"and", "or"}:
                return self._listable(k + 1) and not self._next_treaty(k)
            if not (token.capital or token.text == "," or token.key in self.joiners):
                return False
            if token.key in word_set("heads") and token.capital:
                return False
        return False

    def _listable(self, at: int) -> bool:
        token = self.tokens[at]
        if token.key in {"the", "their", "its"} and at + 1 < len(self.tokens):
            token = self.tokens[at + 1]
        if token.text in places() and not self.parties:
            return False
        return token.capital and token.text not in word_set("dates")
