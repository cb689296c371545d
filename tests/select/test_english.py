import pytest

from geoquote.select import is_english


@pytest.mark.parametrize(
    "text",
    [
        "The council said on Tuesday that it would reopen the line, which has been idle since the storm of "
        "that winter, and that the first of its boats is to leave in May if the ice in the harbour is gone.",
        "“We wait,” said Holm.",
        "Vardheim",
        "",
        "1234 5678",
    ],
)
def test_english_and_what_is_too_short_to_tell(text):
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Der Hafenrat hat am Dienstag beschlossen, die Linie wieder zu eröffnen, die seit dem großen Sturm "
        "stillgelegen hat, und das erste der Boote soll im Mai auslaufen, wenn kein Eis mehr im Hafen ist.",
        "Le conseil du port a décidé mardi de rouvrir la ligne qui est à l'arrêt depuis la tempête, et "
        "le premier des bateaux doit partir en mai s'il n'y a plus de glace dans le port de la ville.",
        "Havneradet besluttet tirsdag å gjenåpne linjen som har ligget stille siden den store stormen, og "
        "den første av båtene skal gå i mai hvis det ikke er mer is i havnen når våren kommer til øyene.",
        "Совет порта решил во вторник снова открыть линию.",
        "港务委员会周二决定重新开放这条航线。",
    ],
)
def test_other_languages(text):
    assert not is_english(text)
