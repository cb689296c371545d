"""What the heads tell apart, in the order of their outputs."""

NER_LABELS = (
    "Person",
    "Organization",
    "Location",
    "NORP",
    "Date",
    "Money",
    "Facility",
    "Product",
    "Misc",
    "Treaty",
)
ROLES = ("source", "cue", "content")
ANCHORS = ("none", "cue", "content")
ACTS = ("speech", "thought")


def bio(label: str, labels: tuple[str, ...], *, inside: bool) -> int:
    """Return the tag id of a label's first word, or of the words inside it; 0 is outside."""
    return 1 + 2 * labels.index(label) + inside


def tag_count(labels: tuple[str, ...]) -> int:
    """Return the number of BIO tags."""
    return 1 + 2 * len(labels)
