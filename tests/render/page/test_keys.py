"""The keys that the page filters by are the Filter's own."""

from geoquote.filters import QuoteKeys
from geoquote.render.page.data import page_data
from geoquote.render.page.keys import folding
from geoquote.render.sheet import Corpus
from geoquote.text.fold import fold_words
from tests.render.making import filter_table


def test_every_key_of_every_quote_is_the_filters(root):
    corpus = Corpus(filter_table(root)[0])
    data = page_data(corpus)
    given = iter(data["quotes"])
    for sheet in corpus.sheets:
        for record in sheet.quotes:
            quote, keys = next(given), QuoteKeys(record, sheet.entities).as_json()
            document = data["documents"][quote["document"]]
            speakers = [
                {"type": s["type"], "names": list(data["names"][s["names"]])} for s in quote["speakers"]
            ]
            assert speakers == keys["speakers"]
            assert quote["words"].split() == keys["words"]
            assert quote["cueWords"].split() == keys["cue"]
            assert document["publisherWords"].split() == keys["publisher"]
            assert document["day"] == keys["day"]
            assert {n for k in quote["named"] for n in data["names"][k]} == set(keys["named"])
            assert [quote[k] for k in ("type", "act", "confidence")] == [
                keys[k] for k in ("type", "act", "confidence")
            ]


def test_letters_with_a_form_of_their_own_are_told_to_the_page():
    letters = folding()["letters"]
    assert letters["ø"] == "o"
    assert letters["ß"] == "ss"
    assert letters["ς"] == "σ"
    assert "é" not in letters
    assert all("".join(fold_words(letter)) == folded for letter, folded in letters.items())


def test_titles_are_told_to_the_page():
    known = folding()
    assert "president" in known["titles"]
    assert known["longest"] >= 2
    assert not set(known["titles"]) & set(known["careful"])
