"""How quick the page of quotes is in a browser: python -m bench.page [--quotes N …].

For every size: seconds to write the page, its size, seconds until its first quotes stand there, and
milliseconds from the first letter typed into the speaker's field to the page drawn anew.  The quotes are made up.
"""

import argparse
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from geoquote.render.page import page_html
from geoquote.render.sheet import Corpus
from tests.browser.start import chrome
from tests.render.making import many

SIZES = (2_000, 20_000)
KEYSTROKE = """
const done = arguments[0], field = document.querySelector('[name=speaker]'), began = performance.now();
field.value = 't';
field.dispatchEvent(new Event('input', {bubbles: true}));
document.body.getBoundingClientRect();
requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
"""


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quotes", type=int, nargs="+", default=SIZES)
    sizes = parser.parse_args().quotes
    browser = chrome()
    print(f"{'quotes':>8}{'written s':>11}{'MB':>7}{'open s':>8}{'keystroke ms':>14}")
    with TemporaryDirectory() as folder:
        for size in sizes:
            corpus = Corpus(tuple(many(size, each=size // 200)))
            began = time.perf_counter()
            html = page_html(corpus)
            written = time.perf_counter() - began
            place = Path(folder) / "page.html"
            place.write_text(html, encoding="utf-8")
            began = time.perf_counter()
            browser.get(place.as_uri())
            opened = time.perf_counter() - began
            stroke = browser.execute_async_script(KEYSTROKE)
            megabytes = place.stat().st_size / 1e6
            print(f"{size:>8,}{written:>11.1f}{megabytes:>7.1f}{opened:>8.2f}{stroke:>14.0f}")
    browser.quit()


if __name__ == "__main__":
    main()
