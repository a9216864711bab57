"""A browser for the catalog page. make picture: docs/picture.svg, as the page draws it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from conftest import ROOT, run_script

CHROMIUM, CHROMEDRIVER = shutil.which("chromium"), shutil.which("chromedriver")
STORY = ROOT / "test/data/catalog_story.sql"
PICTURE = ROOT / "docs/picture.svg"


@contextmanager
def open_browser() -> Iterator[Any]:
    """A browser with a home of its own, that reaches no network."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "--headless=new",
        # The page is our own; as root, and in most containers, there is no sandbox to be had.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-proxy-server",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--window-size=1280,900",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    # The client talks to the driver on this machine, and looks for no newer one.
    os.environ |= {"no_proxy": "localhost,127.0.0.1", "SE_OFFLINE": "true"}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        environment = {"HOME": home, "TMPDIR": home, "PATH": os.environ["PATH"]}
        driver = webdriver.Chrome(options, Service(CHROMEDRIVER, env=environment))
        try:
            yield driver
        finally:
            driver.quit()


def write_page(conninfo: str, out: Path) -> str:
    """The page of a registry."""
    done = run_script("catalog.py", "--db", conninfo, str(out))
    assert done.returncode == 0, done.stderr
    return out.read_text(encoding="utf-8")


def picture(driver: Any, page: Path) -> str:
    """The lineage picture of the story's promoted version, as a file of its own."""
    driver.get("about:blank")
    driver.get(page.as_uri() + "#model=plaques-2")
    width, height, drawn = driver.execute_script(
        "const drawn = document.querySelector('svg[aria-label=Lineage]');"
        "return [drawn.width.baseVal.value, drawn.height.baseVal.value, drawn.innerHTML]"
    )
    # Links lead nowhere from a picture.
    drawn = re.sub(r' (href|aria-current)="[^"]*"', "", drawn).replace("<a", "<g")
    drawn = drawn.replace("</a>", "</g>").replace("><", ">\n<")
    css = (ROOT / "scripts/catalog/page.css").read_text(encoding="utf-8")
    style = css[: css.index("* {")] + "\n".join(re.findall(r"^svg .*", css, re.M))
    box = f"{-20} {-20} {width + 40:g} {height + 40:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img">\n'
        "<title>The lineage of a model, as the catalog page draws it</title>\n"
        f"<style>\n{style}\n</style>\n"
        f'<rect x="-20" y="-20" width="100%" height="100%" rx="8" fill="var(--paper)"/>\n'
        f"{drawn}\n</svg>\n"
    )


def main() -> int:
    """Write the picture of a database that holds the registry and no model."""
    if not (CHROMIUM and CHROMEDRIVER):
        print("chromium and chromium-driver are not installed", file=sys.stderr)
        return 2
    database = os.environ["DATABASE_URL"]
    with psycopg.connect(database) as connection:
        connection.execute(STORY.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder, open_browser() as driver:
        page = Path(folder) / "catalog.html"
        write_page(database, page)
        PICTURE.write_text(picture(driver, page), encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
