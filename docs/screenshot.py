"""The picture of the page in the README: written anew from data/raw, in Debian's Chromium.

python -m docs.screenshot
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "report.png"
VIEW = "#quote=visit-beijing.txt%23q4"
SIZE = (1280, 860)


def main() -> None:
    """Write the page into a scratch folder and take its picture."""
    chromium = shutil.which("chromium") or sys.exit("no Chromium here: as root, make browser installs it")
    with TemporaryDirectory() as scratch:
        page = Path(scratch) / "report.html"
        command = [Path(sys.executable).parent / "geoquote", "report", "data/raw", "--no-store", "-o", page]
        subprocess.run(command, cwd=ROOT, check=True)
        subprocess.run(
            [
                chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                f"--user-data-dir={scratch}/profile", "--host-resolver-rules=MAP * ~NOTFOUND",
                f"--window-size={SIZE[0]},{SIZE[1]}", "--virtual-time-budget=3000",
                f"--screenshot={PICTURE}", page.as_uri() + VIEW,
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
