"""From a quote to its place in the article and back, by mouse, by keyboard alone and with a screen reader's needs."""

from pathlib import Path

import pytest

from tests.render.making import Made, hostile, many, river

AXE = Path(__file__).resolve().parents[2] / "build/axe/node_modules/axe-core/axe.min.js"


def test_a_card_leads_to_its_words_in_the_article_and_back(show):
    page = show(river(), *many(20), fragment="#act=any")
    for number, quote in enumerate(river().quotes):
        page.find(f"#card-{number} .go").click()
        assert page.lit.replace(" ", "") == quote.text.replace(" ", "")
        assert page.focused.get_attribute("id") == f"ref-{number}"
        page.focused.click()
        assert page.focused.get_attribute("id") == f"card-{number}"


def test_emoji_do_not_move_what_is_marked(show):
    page = show(river(), fragment="#quote=river.txt%23q1")
    assert page.lit == "The mayor told me 👩‍👩‍👧 ‘the dam will hold’ all night,"
    assert page.texts("#text .source.beside") == ["Tova Lindqvist", ", a surveyor"]
    assert page.texts("#text h3") == ["The river rises 🌊🇫🇮"]


def test_a_click_on_the_inner_report_leads_to_its_own_card(show):
    page = show(river())
    page.find("#text .nested").click()
    assert page.focused.get_attribute("data-id") == "river.txt#q2"


def test_going_to_a_card_that_the_filters_hide_clears_them(show):
    page = show(river(), fragment="#speaker=Berg&quote=river.txt%23q1")
    page.find("#ref-4").click()
    assert page.focused.get_attribute("data-id") == "river.txt#q5"
    assert "The filters were cleared" in page.find("#status").text


def test_an_article_shows_its_facts(show):
    made = Made(
        "canal.html", ("“Yes,” Berg said.",), "Canal",
        {"byline": "P. Lind", "published": "2024-06-20", "publisher": "Post", "url": "https://post.example/1"},
    )  # fmt: skip
    page = show(made.quote("Yes,", by="Berg").sheet)
    assert (
        page.find("#text .facts").text
        == "P. Lind · 2024-06-20 · Post · https://post.example/1 · news/canal.html"
    )
    assert page.find("#text a").get_attribute("rel") == "noopener noreferrer"


@pytest.mark.parametrize(
    ("form", "begins", "holds"),
    [
        (
            "plain",
            "Tova Lindqvist (surveyor, Harbour Board): “The mayor",
            "In: “The river rises 🌊🇫🇮”, 20 June 2024.",
        ),
        ("bibtex", "@article{the-river-rises-2024-q1,\n", "  note = {Tova Lindqvist (surveyor"),
        ("ris", "TY  - NEWS\n", "N1  - Tova Lindqvist"),
    ],
)
def test_a_quote_is_copied_with_its_citation(show, form, begins, holds):
    from selenium.webdriver.common.keys import Keys

    page = show(river())
    page.find(f"#card-0 [data-copy={form}]").click()
    page.run("const t = document.createElement('textarea'); t.id = 'into'; document.body.prepend(t)")
    page.find("#into").send_keys(Keys.CONTROL, "v")
    copied = page.find("#into").get_property("value")
    assert copied.startswith(begins)
    assert holds in copied
    assert "Copied" in page.find("#status").text


def test_everything_can_be_done_by_keyboard(show):
    from selenium.webdriver.common.keys import Keys

    page = show(river())
    page.press(Keys.TAB)
    assert page.focused.text == "Skip to the quotes"
    page.press(Keys.ENTER)
    assert page.focused.get_attribute("id") == "quotes"
    page.press(Keys.TAB)
    assert page.focused.text == "Show in article"
    page.press(Keys.ENTER)
    assert page.focused.get_attribute("id") == "ref-0"
    page.press(Keys.SPACE)
    assert page.focused.get_attribute("id") == "card-0"
    page.press(Keys.SHIFT + Keys.TAB + Keys.NULL, Keys.SHIFT + Keys.TAB + Keys.NULL)
    page.find("#people button").send_keys(Keys.ENTER)
    assert page.count == 2


def test_where_the_keyboard_is_can_be_seen(show):
    from selenium.webdriver.common.keys import Keys

    page = show(river())
    for _ in range(12):
        page.press(Keys.TAB)
        style = page.run(
            "const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]"
        )
        assert style[0] != "none"
        assert style[1] >= 2


def test_nothing_leaves_the_page_and_nothing_goes_wrong(show):
    import json

    page = show(river(), hostile(), *many(60), fragment="#act=any")
    for selector in (
        "#people button",
        ".card .go",
        ".card [data-copy=plain]",
        "[data-view=pictures]",
        "[data-view=quotes]",
    ):
        page.find(selector).click()
    page.type("about", "canal")
    messages = [json.loads(entry["message"])["message"] for entry in page.driver.get_log("performance")]
    asked = {
        m["params"]["request"]["url"].split("#")[0]
        for m in messages
        if m["method"] == "Network.requestWillBeSent"
    }
    assert {url for url in asked if not url.startswith("data:")} == {page.url}
    assert page.console() == []


def test_a_hostile_article_stays_text(show):
    page = show(hostile(), fragment="#quote=a%3Cb%3E%26%22%27.txt%23q1")
    for selector in ("#people button", ".card .go", "#ref-0", "[data-view=pictures]", "[data-view=quotes]"):
        page.find(selector).click()
    assert page.driver.title == "Who said what"
    assert page.run("return document.querySelectorAll('img, iframe, object, embed').length") == 0
    assert page.run("return document.scripts.length") == 2
    assert page.all("#text a") == []
    text = page.find("#text").text
    assert "</script><script>document.title='taken'</script>" in text
    assert "{{ 7 * 7 }}" in text
    assert "49" not in text
    assert page.console() == []


def test_two_thousand_quotes_are_drawn_as_they_are_needed(show):
    page = show(*many(2000))
    assert page.count == 2000
    assert len(page.cards) <= 160
    page.find("#cards .card:last-child").location_once_scrolled_into_view  # noqa: B018
    page.run("document.getElementById('more-cards').click()")
    assert len(page.cards) >= 80
    page.type("speaker", "Tova Lindqvist")
    assert 0 < page.count < 100


@pytest.mark.slow
def test_twenty_thousand_quotes_still_open(show):
    page = show(*many(20_000, each=100))
    assert page.count == 20_000
    page.type("about", "canal 7")
    assert page.count == 200


def test_printing_prints_every_quote_shown(show):
    page = show(*many(200))
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert len(page.cards) == 200
    assert len(page.driver.print_page()) > 10_000


def test_pictures_have_their_own_view_with_tables_that_lead_to_quotes(show):
    page = show(river(), *many(60), fragment="#view=pictures")
    assert len([svg for svg in page.all("svg") if svg.is_displayed()]) == 3
    assert not page.find("#columns").is_displayed()
    page.find("#timeline-heading ~ details summary").click()
    page.find("#timeline-heading ~ details td a").click()
    assert page.find("#columns").is_displayed()
    assert page.count > 0
    assert page.find("#people [aria-pressed=true]").is_displayed()


@pytest.mark.parametrize("view", ["#", "#view=pictures", "#quote=river.txt%23q1"])
def test_a_phone_needs_no_sideways_scrolling(show, driver, view):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True},
    )
    try:
        page = show(river(), hostile(), *many(30), fragment=view)
        assert page.run("return [innerWidth, document.documentElement.scrollWidth]") == [390, 390]
    finally:
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "view", ["#act=any", "#quote=river.txt%23q2&act=any", "#view=pictures", "#speaker=nobody"]
)
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(show, driver, scheme, view, width):
    if not AXE.is_file():
        pytest.skip("no axe-core here: make browser fetches it")
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    )
    driver.set_window_size(width, 900)
    page = show(river(), hostile(), *many(60), fragment=view)
    page.run("for (const d of document.querySelectorAll('details')) d.open = true")
    page.run(AXE.read_text(encoding="utf-8"))
    found = driver.execute_async_script(
        "axe.run().then((r) => arguments[0](r.violations.map((v) => "
        "[v.id, v.nodes.slice(0, 5).map((n) => n.target.join(' ') + ': ' + n.failureSummary)])))"
    )
    assert found == []
