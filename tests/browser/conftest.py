"""A real browser, Debian's Chromium, headless; without it these tests are skipped and say why."""

import itertools

import pytest

from geoquote.render.page import page_html
from geoquote.render.sheet import Corpus
from tests.browser.start import NoBrowser, chrome


@pytest.fixture(scope="session")
def session_driver():
    """The browser, started once."""
    try:
        browser = chrome()
    except NoBrowser as missing:
        pytest.skip(str(missing))
    yield browser
    browser.quit()


class Page:
    """A page open in the browser, and what a reader sees of it."""

    def __init__(self, driver, url):
        self.driver, self.url = driver, url

    def load(self, fragment=""):
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get_log("performance")
        self.driver.get(self.url + fragment)
        return self

    def go(self, fragment):
        """Change what stands behind the #, as a link or the reader would."""
        self.driver.execute_async_script(
            "const done = arguments[1]; if ('#' + location.hash.slice(1) === arguments[0]) return done();"
            "addEventListener('hashchange', () => setTimeout(done), {once: true}); location.hash = arguments[0];",
            fragment,
        )

    def run(self, script, *values):
        return self.driver.execute_script(script, *values)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    def texts(self, selector):
        return self.run(
            "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector
        )

    @property
    def count(self):
        return int(self.find("#count").text.replace(",", ""))

    @property
    def cards(self):
        return self.run("return [...document.querySelectorAll('.card')].map((c) => c.dataset.id)")

    @property
    def fragment(self):
        return self.run("return location.hash")

    @property
    def focused(self):
        return self.driver.switch_to.active_element

    @property
    def lit(self):
        """The words of the article that belong to the quote shown."""
        return "".join(self.texts("#text .quote.on"))

    def type(self, name, text):
        field = self.find(f"#filters [name={name}]")
        field.clear()
        field.send_keys(text)

    def press(self, *keys):
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def console(self):
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture
def driver(session_driver):
    """The browser at the width of a laptop, in light colours."""
    session_driver.set_window_size(1280, 900)
    session_driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    return session_driver


@pytest.fixture
def show(driver, tmp_path):
    """Opens the page of some sheets, from a file."""
    numbers = itertools.count()

    def opened(*sheets, fragment="", html=None):
        place = tmp_path / f"page{next(numbers)}.html"
        place.write_text(html or page_html(Corpus(sheets)), encoding="utf-8")
        return Page(driver, place.as_uri()).load(fragment)

    return opened
