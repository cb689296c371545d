"""“The board was told that …”, “Brell was warned by the ministry”: the subject hears the words, the agent says them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geoquote.neural.draft import Draft

_AUXILIARY = r"(?:has|have|had|will|would|may|might|must|should|could|can|also|later)\s+"
_HEARD = re.compile(
    r"(?:,[^,.;:\r\n“”\"]{1,80},)?"  # “Brell, the mayor, ‖ was told”
    rf"\s*(?:{_AUXILIARY}){{,3}}"
    r"(?:am|is|are|was|were|be|been|being|gets?|got|getting|[’'](?:s|re|m))\s+(?:(?:\w+ly|also|later|not|then)\s+)?"
    r"(?P<verb>told|asked|informed|notified|advised|warned|assured|reminded|briefed|instructed)\b"
)
_WORD = r"[^\s,.;:“”\"()]+"
_CLAUSE = r"(?:that|to|how|why|whether|what|when|where|who|which|there|if|not|on|in|at|as)\b"
_AGENT = re.compile(rf"\s+by\s+(?P<who>{_WORD}(?:\s+(?!{_CLAUSE}){_WORD}){{,9}})")


def said_by_agents(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Give drafts whose source is told, asked or warned, in the passive, the agent for their source, or none."""
    return [_of(d, text) for d in drafts]


def _of(d: Draft, text: str) -> Draft:
    if d.cue is None or d.source is None:
        return d
    heard = _HEARD.match(text, d.source[1])
    if not heard or not heard.start("verb") < d.cue[1] <= heard.end():
        return d
    by = _AGENT.match(text, heard.end())
    return replace(d, source=by.span("who") if by else None)
