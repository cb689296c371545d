"""Starts Debian's Chromium, headless, so that nothing it does leaves the machine."""

import shutil

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # as root, in a container, there is no other way
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-device-scale-factor=1",
    "--lang=en",
)


class NoBrowser(Exception):
    """What is missing, and how it gets here."""


def chrome():
    """Start it.  Raises NoBrowser where it cannot be."""
    try:
        from selenium import webdriver
    except ImportError as e:
        raise NoBrowser("no selenium: pip install 'geoquote[test]'") from e
    chromium, driver = (shutil.which(name) for name in ("chromium", "chromedriver"))
    if not chromium or not driver:
        raise NoBrowser("no Chromium with its driver here: as root, make browser installs them")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=driver))
