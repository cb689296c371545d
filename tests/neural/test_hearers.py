import re

import pytest

from geoquote.neural.draft import Draft
from geoquote.neural.hearers import said_by_agents


def source(text, cue, subject="Ona Brell"):
    """Give whom a draft is said by, as the text names it, whose source was taken to be the subject."""
    at = text.index(subject)
    (found,) = re.finditer(cue, text)
    draft = Draft(
        ((len(text) - 6, len(text) - 1),), "indirect", "speech",
        cue=found.span(), source=(at, at + len(subject)),
    )  # fmt: skip
    [said] = said_by_agents([draft], text)
    return said.source and text[slice(*said.source)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ona Brell was told that it holds.", "was told"),
        ("Ona Brell, the mayor, has been told that it holds.", "told"),
        ("Ona Brell had later been quietly warned that it holds.", "warned"),
        ("Ona Brell got told: it holds.", "told"),
        ("So Ona Brell’s informed that it holds.", "informed"),
    ],
)
def test_who_is_told_says_nothing(text, cue):
    assert source(text, cue) is None


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Ona Brell was told by Edo Kest that it holds.", "Edo Kest"),
        ("Ona Brell was warned by the head of the bank, Edo Kest, that it holds.", "the head of the bank"),
        ("Ona Brell was asked by reporters in Mirel whether it holds.", "reporters"),
    ],
)
def test_the_agent_says_it(text, agent):
    assert source(text, "told|warned|asked") == agent


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ona Brell told them it holds.", "told"),
        ("Ona Brell was said to know. She warned it holds.", "warned"),
        ("Ona Brell asked whether Kest was told that it holds.", "asked"),
        ("Ona Brell said Kest was told that it holds.", "told"),
        ("Ona Brell was quoted: it holds.", "quoted"),
    ],
)
def test_any_other_source_stays(text, cue):
    assert source(text, cue) == "Ona Brell"


def test_a_draft_without_cue_or_source_stays():
    draft = Draft(((0, 5),), "direct", "speech", cue=None, source=None)
    assert said_by_agents([draft], "Stay. Brell was told.") == [draft]
