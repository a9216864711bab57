"""scripts/catalog.py: the page in a browser (Debian's chromium, headless, without a network)."""

from __future__ import annotations

import itertools
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from catalog_browser import (
    CHROMEDRIVER,
    CHROMIUM,
    PICTURE,
    STORY,
    open_browser,
    picture,
    write_page,
)
from conftest import ROOT, FreshDatabase, NewDatabase, run_script

pytest.importorskip("selenium", reason="selenium is not installed (requirements-dev.txt)")
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and CHROMEDRIVER),
    reason="chromium and chromium-driver are not installed (scripts/setup.sh dev does on Debian)",
)

REAL_MODELS = ROOT / "test/data/real_models.jsonl"
REAL_MODEL = "model-timm-convnextv2_tiny.fcmae_ft_in22k_in1k"
HOSTILE = "hostile <b>&\"'#%/+?"
HOSTILE_TITLE = (
    'Title </script><script>window.owned = true</script><img src="x" onerror="window.owned = true">'
)
MORE = """
SELECT register_model(title => %(title)s, id => %(id)s,
                      metadata => (SELECT metadata::jsonb - 'base_model_id'
                                     FROM artifacts WHERE id = 'plaques-int8'));
SELECT register_model(
    title => 'Held', id => 'held', metadata => hold_missing('{"is_external": false}'));
UPDATE model_reviews
   SET legacy_value = '"~1.2M"', candidates = '[{"value": 1200000, "rule": "SI suffix"}]'
 WHERE artifact_id = 'held' AND field = 'parameter_count';
"""


@pytest.fixture(scope="module")
def page(new_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The page of a registry that holds the 1,100 real models and a lineage of three versions."""
    out = tmp_path_factory.mktemp("catalog") / "catalog.html"
    with new_database() as conninfo:
        done = run_script("import_models.py", "--db", conninfo, "--hold-missing", str(REAL_MODELS))
        assert done.returncode == 0, done.stderr
        with psycopg.connect(conninfo, cursor_factory=psycopg.ClientCursor) as connection:
            connection.execute(STORY.read_text(encoding="utf-8"))
            connection.execute(MORE, {"id": HOSTILE, "title": HOSTILE_TITLE})
        write_page(conninfo, out)
        yield out


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as driver:
        yield driver


class Tab:
    """What a person does with the page."""

    def __init__(self, driver: Any, page: Path) -> None:
        self.driver, self.page = driver, page

    def open(self, **place: str) -> Tab:
        self.driver.get("about:blank")
        self.driver.get(self.page.as_uri() + ("#" + urlencode(place) if place else ""))
        return self

    def all(self, selector: str) -> list[Any]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> Any:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        return [element.text for element in self.all(selector)]

    def title(self) -> str:
        return self.one("h1").text

    def count(self) -> int:
        return int(self.one("#count").text.split()[0].replace(",", ""))

    def rows(self) -> list[str]:
        return self.texts("tbody th a")

    def select(self, id: str, value: str) -> None:
        Select(self.one(f"#{id}")).select_by_value(value)

    def facts(self) -> dict[str, str]:
        return dict(zip(self.texts("dt"), self.texts("dd"), strict=True))

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)


@pytest.fixture
def tab(browser: Any, page: Path) -> Iterator[Tab]:
    """The page, opened at its start; whatever the browser complains of fails the test."""
    browser.get_log("browser")
    yield Tab(browser, page).open()
    assert browser.get_log("browser") == []


def test_the_page_opens_and_filters_1100_models_at_once(
    tab: Tab, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = []
    for _ in range(5):
        tab.open()
        opened.append(tab.run("return performance.getEntriesByType('navigation')[0].loadEventEnd"))
    filtered = tab.run(
        "const field = document.getElementById('filter-q'), times = [];"
        "for (const words of ['r', 're', 'res', 'resnet', 'resnet 50', 'resnet 50 in1k', '']) {"
        "  const begun = performance.now();"
        "  field.value = words;"
        "  field.dispatchEvent(new Event('input', {bubbles: true}));"
        "  document.body.getBoundingClientRect();"
        "  times.push(performance.now() - begun);"
        "}"
        "return times"
    )
    with capsys.disabled():
        print(
            f"\n   {tab.count()} models: opened in {sorted(opened)[2]:.0f} ms, filtered in "
            f"{sorted(filtered)[3]:.0f} ms (medians; slowest {max(opened):.0f} and "
            f"{max(filtered):.0f} ms), {tab.page.stat().st_size / 1e6:.1f} MB "
        )
    assert tab.count() == 1107
    assert tab.rows()[:2] == [
        "ConvNeXt V2 tiny",
        "Plaque segmenter",
    ]  # what is promoted comes first
    assert len(tab.rows()) == 50
    tab.one(".pages button:last-of-type").click()
    assert tab.texts(".pages [role=status]") == ["51 to 100 of 1,107"]
    # Whoever comes back from a model is where they were.
    link = tab.all("tbody th a")[40]
    tab.run("arguments[0].scrollIntoView()", link)
    scrolled = tab.run("return scrollY")
    link.click()
    assert tab.run("return scrollY") == 0
    tab.driver.back()
    assert tab.texts(".pages [role=status]") == ["51 to 100 of 1,107"]
    assert tab.run("return scrollY") == pytest.approx(scrolled, abs=2)


def test_filters_meet_and_the_address_repeats_them(tab: Tab, page: Path) -> None:
    real = [json.loads(line) for line in REAL_MODELS.open(encoding="utf-8")]
    resnets = [model for model in real if model["metadata"].get("model_family") == "resnet"]
    tab.select("filter-family", "resnet")
    assert tab.count() == len(resnets)
    tab.select("filter-origin", "internal")
    assert tab.count() == 0
    assert "No model fits" in tab.one("main").text
    tab.select("filter-origin", "external")
    tab.select("filter-benchmark", "timm-results-imagenet")
    tab.select("filter-metric", "imagenet_top1")
    tab.one("#filter-bound").send_keys("82")
    values = sorted(
        (
            model["metadata"]["evaluation_metrics"]["imagenet_top1"]
            for model in resnets
            if model["metadata"].get("benchmark_id") == "timm-results-imagenet"
            and model["metadata"]["evaluation_metrics"].get("imagenet_top1", 0) >= 82
        ),
        reverse=True,
    )
    assert tab.count() == len(values) > 1
    first = [float(row.split()[1]) for row in tab.texts(".metrics li:first-child")]
    assert first == pytest.approx(values)

    address = tab.run("return location.hash")
    tab.open()
    tab.driver.get(page.as_uri() + address)
    assert tab.count() == len(values)
    tab.one("#clear").click()
    assert tab.count() == 1107
    tab.select("filter-state", "promoted")
    assert tab.rows() == ["ConvNeXt V2 tiny", "Plaque segmenter"]
    assert tab.texts("tbody .badge") == ["promoted", "external", "promoted", "internal"]
    tab.select("filter-state", "")
    tab.one("#filter-q").send_keys("HELD hold")  # no such words together
    assert tab.count() == 0
    tab.one("#clear").click()
    tab.select("filter-held", "held")
    assert tab.count() == 282 + 1  # what the import says, and one


def test_a_model_has_a_page_and_leads_to_its_base_model(tab: Tab) -> None:
    tab.one("#filter-q").send_keys("plaque segmenter 1.1")
    tab.all("tbody th a")[0].click()
    assert tab.title() == "Plaque segmenter"
    assert tab.driver.title == "Plaque segmenter · Model catalog"
    assert tab.run("return document.activeElement === document.querySelector('h1')")
    assert tab.texts("h1 + p .badge") == ["promoted", "internal"]
    facts = tab.facts()
    assert facts["Version"] == "2 of 3, 1.1"
    assert facts["State"] == "promoted: better on the same slides"
    assert facts["Parameter count"] == "31,000,000"
    assert "0.84" in tab.one("table").text
    charts = {chart.get_attribute("aria-label") for chart in tab.all(".trends svg")}
    assert "dice (higher is better): version 1 0.81, version 2 0.84, version 3 0.853" in charts
    sentences = "\n".join(tab.texts(".events li"))
    assert '"mira"' in sentences
    assert "first of its line" in sentences

    drawn = tab.texts("svg[aria-label=Lineage] a text:first-of-type")
    assert drawn.count("Plaque segmenter") == 3
    assert "Plaque segmenter, int8" in drawn
    assert len(tab.all("svg[aria-label=Lineage] a.here")) == 1
    assert tab.texts("h3 + ul a") == ["Plaque segmenter, int8"]

    tab.driver.find_element(By.LINK_TEXT, "ConvNeXt V2 tiny").click()
    assert tab.facts()["Id"] == "convnextv2-tiny"
    assert tab.texts("h3 + ul a") == ["Plaque segmenter"] * 3
    tab.driver.back()
    assert tab.facts()["Id"] == "plaques-2"

    tab.open(model=REAL_MODEL)
    tab.one(f"svg a[href='#model={REAL_MODEL.removesuffix('_ft_in22k_in1k')}']").click()
    assert tab.title() == "convnextv2_tiny.fcmae"
    assert tab.open(model="nobody").title() == "No such model"


def test_hostile_text_is_shown_and_runs_nothing(tab: Tab) -> None:
    assert tab.open(model=HOSTILE).title() == HOSTILE_TITLE
    assert tab.facts()["Id"] == HOSTILE
    assert tab.all("img") == []
    assert len(tab.all("script")) == 2
    assert tab.run("return window.owned") is None
    assert tab.page.read_text(encoding="utf-8").count("</script>") == 2


def test_injected_markup_runs_nothing_and_fetches_nothing(browser: Any, page: Path) -> None:
    tab = Tab(browser, page).open()
    assert tab.run("return performance.getEntriesByType('resource').length") == 0
    for injected in (
        "document.body.innerHTML = '<img src=x onerror=\"window.owned = true\">'",
        "const s = document.createElement('script'); s.text = 'window.owned = true';"
        "document.body.append(s)",
        "document.body.setAttribute('onclick', 'window.owned = true'); document.body.click()",
        "location.href = 'javascript:window.owned = true'",
        "document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/x'}))",
    ):
        tab.run("try { " + injected + " } catch (error) {}")
    time.sleep(0.2)
    assert tab.run("return window.owned") is None
    refused = [entry["message"] for entry in browser.get_log("browser")]
    assert len(refused) >= 4
    assert all(re.search("Content Security Policy|Trusted", message) for message in refused)


def test_leaderboards_reviews_and_history(tab: Tab) -> None:
    tab.driver.find_element(By.LINK_TEXT, "Leaderboards").click()
    tab.select("board", "plaque-bench · dice")
    assert tab.texts("tbody th") == ["1", "2", "3", "4", "5"]
    values = [float(row.split()[0]) for row in tab.texts("tbody td:nth-child(4)")]
    assert values == [0.853, 0.84, 0.83, 0.83, 0.81]
    bars = [float(bar.get_attribute("width")) for bar in tab.all("svg .bar")]
    assert bars == pytest.approx([100 * value / max(values) for value in values])

    tab.driver.find_element(By.LINK_TEXT, "Reviews").click()
    tab.select("review-state", "choice")
    assert tab.rows() == []
    (row,) = tab.all("tbody tr")
    for said in ("parameter_count", "~1.2M", "1200000", "SI suffix", "Held"):
        assert said in row.text

    tab.driver.find_element(By.LINK_TEXT, "History").click()
    tab.one("#history-q").send_keys("better on the SAME slides")
    assert len(tab.all(".events li")) == 1
    assert tab.title() == "History"


def test_the_page_is_usable_by_keyboard_and_screen_reader(tab: Tab) -> None:
    tab.run("document.activeElement.blur()")
    tab.one("body").send_keys(Keys.TAB)
    assert tab.driver.switch_to.active_element.text == "Skip to the content"
    tab.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert tab.driver.switch_to.active_element.tag_name == "main"
    for view in ("models", "leaderboards", "reviews", "history"):
        tab.open(view=view)
        for landmark in ("header", "nav[aria-label]", "main", "footer", "[role=status]"):
            assert tab.all(landmark), landmark
        assert len(tab.all("h1")) == 1
        assert tab.all("nav [aria-current=page], nav [aria-current=true]")
        for field in tab.all("input, select"):
            assert field.accessible_name, field.get_attribute("outerHTML")
        for cell in tab.all("thead th"):
            assert cell.get_attribute("scope") == "col"
    tab.open(model="plaques-2")
    for element in tab.all("svg[role], .scroll[tabindex]"):
        assert element.accessible_name
    levels = [int(element.tag_name[1]) for element in tab.all("h1, h2, h3")]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(tab: Tab, scheme: str) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    tab.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    try:
        tab.open(model="plaques-2")
        colours = tab.run(
            "const style = getComputedStyle(document.documentElement);"
            "return Object.fromEntries([...document.styleSheets[0].cssRules[0].style]"
            "  .filter(name => name.startsWith('--'))"
            "  .map(name => [name, style.getPropertyValue(name)]))"
        )
        pairs = [
            (f"--{name}", on) for name in ("ink", "quiet", "link") for on in ("--paper", "--raised")
        ]
        pairs += [(name, f"{name}-paper") for name in colours if f"{name}-paper" in colours]
        assert len(pairs) == 11
        for ink, paper in pairs:
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
        body = tab.run("return getComputedStyle(document.body).backgroundColor")
        red, green, blue = map(int, re.findall(r"\d+", body))
        assert (red + green + blue > 384) == (scheme == "light")
    finally:
        tab.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2 between two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_page_fits_a_telephone(tab: Tab) -> None:
    size = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": False}
    tab.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        for place in (
            *({"view": view} for view in ("models", "leaderboards", "reviews", "history")),
            *({"model": model} for model in ("plaques-2", HOSTILE, REAL_MODEL)),
        ):
            tab.open(**place)
            assert tab.run("return document.documentElement.scrollWidth") <= 360, place
    finally:
        tab.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_picture_of_the_readme_is_what_the_page_draws(browser: Any, page: Path) -> None:
    assert picture(browser, page) == PICTURE.read_text(encoding="utf-8"), "make picture writes it"


def test_the_same_registry_gives_the_same_bytes(
    fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    database = fresh_database()
    empty = write_page(database, tmp_path / "deep/empty.html")
    assert empty == write_page(database, tmp_path / "again.html")
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", empty)


def test_an_empty_registry_has_a_page(
    browser: Any, fresh_database: FreshDatabase, tmp_path: Path
) -> None:
    write_page(fresh_database(), tmp_path / "empty.html")
    tab = Tab(browser, tmp_path / "empty.html")
    assert tab.open().count() == 0
    for view in ("leaderboards", "reviews", "history"):
        assert tab.open(view=view).title() == view.capitalize()
    assert browser.get_log("browser") == []
