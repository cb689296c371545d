"""Texts: salads of quotation marks, odd characters, endless words, and paragraphs like news, by a grammar of ours."""

from tests.fuzz.dice import Dice

PAIRS = ["“”", "‘’", '""', "''", "„“", "„”", "«»", "»«", "‹›", "‚‘", "「」", "『』", "＂＂", "‟”", "❝❞"]
MARKS = [*sorted({mark for pair in PAIRS for mark in pair}), "`", "``", "''", "″", "′", "‛", "’’", "‘‘", "´"]
SPACES = [
    " ", "\n", "\n\n", "  ", "\t", "\n \n", "\r\n", "\r\n\r\n", "\r", "\v", "\f", "\x1c", "\x1e", "\x1f", "\x85",
    "\xa0", "\u1680", "\u2009", "\u2028", "\u2029", "\u202f", "\u3000",
]  # fmt: skip
ESCAPES = ["\x1b[31m", "\x1b]0;taken\x07", "\x1b[2J\x1b[H", "\x9b31m", "\x08\x08\x08", "\x1bP", "\x90"]
DIRECTIONS = ["\u202e", "\u202d", "\u202c", "\u2066", "\u2067", "\u2069", "\u061c", "\u200e", "\u200f"]
CONTROLS = [chr(c) for c in [*range(1, 32), *range(0x7F, 0xA0)] if chr(c) not in "\t\n\r"]
COMBINING = [
    "\u0301",
    "\u0308",
    "\u0327",
    "\u034f",
    "\u0489",
    "\u05b0",
    "\u064b",
    "\u20dd",
    "\u3099",
    "\ufe0f",
]
INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\xad", "\u180e", "\u3164", "\U000e0041"]
ODD = [
    "ß", "ẞ", "İ", "ı", "ſ", "\u212a", "ﬁ", "ŉ", "ǰ", "Σ", "ς", "Ⅷ", "²", "½", "٣", "१", "①", "𝔘", "🇫🇮",
    "👩\u200d👩\u200d👧", "中", "日本", "한", "ا", "ש", "ไ", "𞤀", "\ufffd", "\ufffe", "\uffff", "\ue000", "\U0010ffff",
    "·", "…", "—", "–", "‑", "−",
]  # fmt: skip
ASCII = [*"()[]{}<>&;:,.!?/\\|@#$%^*_-+=~0129aAsS", "--", "...", "’s", "'s", "n't", "U.S.", "&amp;", "Mr."]
HOSTILE = [*ODD, *CONTROLS, *ESCAPES, *DIRECTIONS, *COMBINING, *INVISIBLE, *SPACES]
_SALAD = [*MARKS, *MARKS, *SPACES, "Stay", "go", "s", "a", ", ", ".", "—", "said Tova Lindqvist"]
_LONG = ["a", "Z", "0", "-", "_", ".", "é", "中", "a-", "A.", "e\u0301", "1,", "’", "'s"]
# Letters that upper case or case folding make one with others, or two of one.
_ALIKE = ["sſ", "k\u212a", "iİ", "iı", "sß", "1²", "2٢", "-‑", "0０", "aａ", "Tẞ"]

GIVEN = ["Tova", "Abel", "Noor", "Iris", "Ilka", "Jean-Luc", "Sana al-", "O’", "Mc", "João", "TOVA", "T."]
FAMILY = ["Lindqvist", "Moreau", "Haddad", "Berg", "Vesala", "Hara", "de la Cruz", "Kuusk Jr.", "Sjöö", "B."]
TITLES = ["", "Mr. ", "Foreign Minister ", "Gen. ", "President ", "former envoy ", "spokeswoman ", "Dr "]
BODIES = [
    "the Harbour Board", "the Ministry of Canals", "Estuary Union (EU)", "the Velmark Institute", "the U.N.",
    "Lock & Weir Inc.", "Velm", "France", "the Velmish government", "NATO", "Japan", "the Council of Rivers",
]  # fmt: skip
TREATIES = [
    "the Treaty of Velm", "the 1987 Lock Accord", "the North Atlantic Treaty", "the Canal Convention (CC)",
    "a treaty signed in 1961", "the Velm-Estuary Pact on Fish, Ice and Salt", "the Charter", "the agreement",
]  # fmt: skip
CUES = [
    "said", "told reporters", "wrote", "warned that", "according to", "believes", "fears that", "added", "asked:",
    "was quoted as saying", "says", "announced", "thinks", "tweeted", "insisted,", "did not say",
]  # fmt: skip
CLAUSES = [
    "we stay", "the dam will hold", "nobody counts the stones", "ice comes early this year", "no", "I",
    "the river does not read maps", "it is time to talk about fish", "who opened the lock?", "never again!",
]  # fmt: skip
DATES = [
    "on Monday",
    "in June 2024",
    "on 31 February 2023",
    "2024-06-20",
    "yesterday",
    "Dec. 5",
    "in 1961",
    "9/11/01",
]
_FURNITURE = [
    "Share this", "Menu", "Photo: AP", "Advertisement", "Related posts", "- ", "> ", "# ", "```", "| a | b |", "* * *",
    "https://velm.example/a?b=c", "tova@velm.example", "12:30", "By Tova Lindqvist", "---", "[a](b)", "Copyright ©",
    *SPACES, *SPACES, *CLAUSES,
]  # fmt: skip


def salad(d: Dice) -> str:
    """Strew quotation marks of every kind among a few words."""
    return d.joined(_SALAD, 60)


def nest(d: Dice, depth: int = 0) -> str:
    """Put quotations into quotations, each with or without its cue."""
    if depth > 9 or not d.chance(2):
        return d.pick(CLAUSES)
    inner = " ".join([nest(d, depth + 1), *d.several(lambda d: nest(d, depth + 1), 1)])
    return f"{quoted(d, inner)} {d.pick(['', *CUES])}"


def quoted(d: Dice, words: str) -> str:
    """Put words into marks; one of these may be lost."""
    pair = d.pick(PAIRS)
    return f"{pair[0]}{words}{'' if d.chance(12) else d.pick(['', ',', '.', '!'])}{'' if d.chance(9) else pair[1]}"


def dense(d: Dice) -> str:
    """Repeat a few marks many times."""
    return d.joined([*MARKS, " ", "a"], 4) * d.number(60)


def odd(d: Dice) -> str:
    """Strew control characters, escapes, direction marks, combining and invisible characters."""
    return d.joined([*ASCII, *MARKS, *HOSTILE], 40)


def long_word(d: Dice) -> str:
    """Make one word that does not end."""
    return d.joined(_LONG, 3) * d.pick([99, 100, 101, 255, 380, 512])


def name(d: Dice) -> str:
    """Name somebody."""
    given = "" if d.chance(3) else f"{d.pick(GIVEN)} "
    return f"{d.pick(TITLES)}{given}{d.pick(FAMILY)}"


def named(d: Dice) -> str:
    """Name a person, with or without what is said of them, a body or a treaty."""
    how = d.number(3)
    if how == 2:
        return d.pick(BODIES)
    if how == 3:
        return d.pick(TREATIES)
    return name(d) + (f", {d.pick(TITLES).lower()}of {d.pick(BODIES)}" if how else "")


def sentence(d: Dice) -> str:
    """Write one sentence, most of them with a quote."""
    how, cue = d.number(5), d.pick(CUES)
    words = nest(d) if d.chance(3) else d.pick(CLAUSES)
    if how == 0:
        return f"{quoted(d, words)} {cue} {named(d)}."
    if how == 1:
        return f"{named(d)} {cue} {words}."
    if how == 2:
        return f"{quoted(d, words)} {named(d)} {cue}, {quoted(d, d.pick(CLAUSES))}"
    if how == 3:
        return f"{d.pick(DATES).capitalize()} {named(d)} signed {d.pick(TREATIES)} with {named(d)}."
    return f"{d.pick(['He', 'She', 'They', 'The minister', 'the treaty'])} {cue} {words}."


def news(d: Dice) -> str:
    """Write some paragraphs."""
    return "\n\n".join(" ".join(d.several(sentence, 4)) for _ in range(d.number(4) + 1))


def headed(d: Dice) -> str:
    """Write an article with what stands around it on a page."""
    head = f"{d.pick(CLAUSES).capitalize()}\n\nBy {name(d)}\n{d.pick(DATES)}\n\n"
    return f"{head}{news(d)}\n\n{d.pick(_FURNITURE)}\n© 2024 Harbour Post"


def furniture(d: Dice) -> str:
    """Strew what stands on pages beside articles."""
    return d.joined(_FURNITURE, 40)


def spoilt(d: Dice) -> str:
    """Strew one odd thing into news."""
    piece, places = d.pick([*HOSTILE, *MARKS]), [d.number(999) for _ in range(d.number(6) + 1)]
    text = headed(d) if d.chance(2) else news(d)
    for place in places:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at:]
    return text


def lookalike(d: Dice) -> str:
    """Write letters that are taken for others."""
    pairs = dict(d.pick(_ALIKE) for _ in range(d.number(2) + 1))
    return (headed(d) if d.chance(2) else furniture(d)).translate(str.maketrans(pairs))


def anything(d: Dice) -> str:
    """Draw characters from all that Unicode has."""
    return "".join(chr(0x10000 * d.number(16) * d.chance(4) + d.number(0xD7FF)) for _ in range(d.number(20)))


KINDS = [news, salad, nest, dense, odd, spoilt, lookalike, headed, furniture, long_word, anything]


def text(d: Dice) -> str:
    """Make a text of any of these kinds."""
    return d.pick(KINDS)(d)


def mixed(d: Dice) -> str:
    """Make a text, or several as paragraphs of one."""
    return d.pick(["\n\n", "\n\n", "\n", " "]).join([text(d), *d.several(text, 2)])


def marked(d: Dice) -> str:
    """Make a text in which most are marks."""
    return d.pick(["\n\n", "\n", " "]).join(d.pick(KINDS[:6])(d) for _ in range(d.number(2) + 1))
