"""The page in a browser: filters work with the script, reading works without it, nothing of a story runs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from small_story import exported_story, selected, told

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--dump-dom",
)

Opened = Callable[[str], str]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Gives what a browser makes of a page, once its script has run."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip("chromium is not installed")

    def open_page(text: str) -> str:
        path = tmp_path / "page.html"
        path.write_text(text, "utf-8")
        words = [program, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", path.as_uri()]
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return open_page


def hidden(dom: str, tag: str) -> list[bool]:
    return [" hidden" in found for found in re.findall(rf"<{tag}\b([^>]*)>", dom)]


def checked(text: str, facet: str, called: str) -> str:
    """The page with a box ticked."""
    pattern = rf'(name="{facet}" value="\d+")(><span>{re.escape(called)}</span>)'
    ticked, number = re.subn(pattern, r"\1 checked\2", text)
    assert number == 1
    return ticked


def output(dom: str) -> str:
    found = re.search(r"<output[^>]*>([^<]*)</output>", dom)
    assert found is not None
    return found[1]


def test_filters_leave_what_has_the_country_and_the_actor(opened: Opened, bundled: Path) -> None:
    text = exported_story(selected(bundled), "html")
    dom = opened(checked(checked(text, "c", "South Korea"), "a", "Yoon Suk-yeol"))
    stay = [article for article in re.findall(r"<article\b([^>]*)>", dom) if " hidden" not in article]
    assert sorted(re.findall(r'id="event-([^"]*)"', " ".join(stay))) == [
        "yoon-condemns",
        "yoon-countermeasures",
    ]
    assert output(dom) == "2 events of 18"
    assert hidden(dom, "form") == [False]
    assert dom.count('class="out"') == 16
    sections = re.findall(r"<section\b[^>]*>.*?</section>", dom, re.DOTALL)
    assert [" hidden" not in one[:20] for one in sections].count(True) == 1
    # Counts are of what the other filter leaves.
    russia = re.search(r"<span>Russia</span><data[^>]*>(\d+)</data>", dom)
    assert russia is not None
    assert int(russia[1]) <= 2


def test_without_a_script_everything_is_read_and_no_filter_is_offered(opened: Opened, bundled: Path) -> None:
    text = checked(exported_story(selected(bundled), "html"), "c", "South Korea")
    dom = opened(re.sub("script-src [^;]*;", "script-src &#x27;none&#x27;;", text))
    assert hidden(dom, "article") == [False] * 18
    assert hidden(dom, "form") == [True]
    assert hidden(dom, "fieldset") == [False]


def test_item_31_the_script_of_a_story_does_not_run(opened: Opened) -> None:
    attack = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    closing = "</title></style></script><script>document.title='run'</script>"
    events = [
        {
            "id": attack,
            "date": "2024",
            "title": attack,
            "summary": closing,
            "actors": [{"actor": closing, "as": attack}],
            "countries": [attack],
            "quotes": [{"text": closing, "language": '"><script>', "speaker": {"as_printed": attack}}],
            "sources": [{"source": "s"}],
        }
    ]
    source = {"id": "s", "title": attack, "url": "javascript:document.title='run'"}
    dom = opened(exported_story(told(events, title=attack + "here", sources=[source]), "html"))
    title = re.search(r"<title>(.*?)</title>", dom, re.DOTALL)
    assert title is not None
    assert title[1].endswith("here")
    assert "<img" not in dom
    assert dom.count("<script") == 1
    assert output(dom) == "1 event of 1"


def test_were_a_script_brought_in_the_policy_would_stop_it(opened: Opened, bundled: Path) -> None:
    text = exported_story(selected(bundled), "html")
    dom = opened(text.replace("</main>", "<script>document.title='run'</script></main>"))
    assert "<title>run</title>" not in dom
    assert output(dom) == "18 events of 18"


def test_no_naughty_string_breaks_the_page(opened: Opened, shared: Path) -> None:
    strings = json.loads((shared / "data" / "torture" / "blns.json").read_text("utf-8"))
    events = [
        {"id": str(number), "date": "2024", "title": text, "countries": [text, "KR"]}
        for number, text in enumerate(strings)
    ]
    dom = opened(exported_story(told(events), "html"))
    assert len(hidden(dom, "article")) == len(strings)
    assert output(dom) == f"{len(strings)} events of {len(strings)}"
