"""The drawn week and its table: what a reader gets, and what a public document never tells."""

from __future__ import annotations

import base64
import io
import logging
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pikepdf
import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from weasyprint import HTML

from policybuilder.places import TEMPLATES
from policybuilder.render.week_picture import week_picture
from policybuilder.week import Contact, Week, parse_week
from tests.hours.weeks import nights, office, service, services, weeks

SVG = "{http://www.w3.org/2000/svg}"


class Reader(HTMLParser):
    """What a screen reader meets: rows of cells, and the text outside the drawing."""

    def __init__(self, markup: str):
        super().__init__()
        self.rows: list[list[str]] = []
        self.cells: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._hidden: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if self._hidden or tag == "svg" or found.get("aria-hidden") == "true":
            self._hidden.append(tag)
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.cells.append((tag, found))
            self.rows[-1].append("")
        elif tag == "div" and self.rows and self.rows[-1] and self.rows[-1][-1]:
            self.rows[-1][-1] += " | "

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and self._hidden[-1] == tag:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self.text += data
        if self.rows and self.rows[-1] and data.strip():
            self.rows[-1][-1] = (self.rows[-1][-1] + data.replace("\xa0", " ")).lstrip()


def drawn(open_week: Week | None, *contacts: Contact, nobody: bool = False, name: str = "") -> str:
    return str(week_picture(open_week, contacts, show_nobody=nobody, id_prefix="w", name=name))


def rows(markup: str) -> list[list[str]]:
    table = markup[markup.index("<table") : markup.index("</table>")]
    return Reader(table).rows


def svg(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup[markup.index("<svg") : markup.index("</svg>") + 6])


def words(markup: str) -> list[str]:
    return ["".join(text.itertext()) for text in svg(markup).iter(f"{SVG}text")]


EDT = replace(nights(bank_holidays=["00:00-24:00"]), label="Emergency Duty Team")


def test_the_table_says_who_answers() -> None:
    assert rows(drawn(office(), EDT)) == [
        ["Day", "Open", "Who answers when we are closed"],
        ["Monday to Friday", "9am to 5pm", "Emergency Duty Team: midnight to 9am and 5pm to midnight"],
        ["Saturday and Sunday", "Closed", "Emergency Duty Team: all day"],
    ]


def test_a_drafter_is_told_what_nobody_covers() -> None:
    week = parse_week({"mon": ["10:30-12:00", "13:00-16:45"], "sun": ["00:00-24:00"]})
    assert rows(drawn(week, nobody=True)) == [
        ["Day", "Open", "Who answers when we are closed"],
        ["Monday", "10:30am to midday and 1pm to 4:45pm",
         "Nobody: midnight to 10:30am, midday to 1pm and 4:45pm to midnight"],
        ["Tuesday to Saturday", "Closed", "Nobody: all day"],
        ["Sunday", "All day", ""],
    ]  # fmt: skip
    assert "Nobody" in words(drawn(week, nobody=True))


def test_a_night_is_told_on_the_days_it_touches() -> None:
    assert rows(drawn(parse_week({"sun": ["22:00-06:00"]})))[1:] == [
        ["Monday", "Midnight to 6am"],
        ["Tuesday to Saturday", "Closed"],
        ["Sunday", "10pm to midnight"],
    ]


def test_services_alone() -> None:
    markup = drawn(None, EDT, nobody=True)
    assert rows(markup)[0] == ["Day", "Who answers"]
    assert "Nobody" not in markup
    assert "When each service answers" in markup


def test_nothing_known_draws_nothing() -> None:
    assert drawn(None) == ""
    assert drawn(None, Contact("edt", "EDT", phone="0345")) == ""


@pytest.mark.parametrize(
    ("week", "says"),
    [
        (office(), "We are closed on bank holidays."),
        (office(bank_holidays="open"), "On bank holidays we keep the hours of the day."),
        (office(bank_holidays=["10:00-14:00"]), "On bank holidays we are open 10am to 2pm."),
        (
            office(closed_days=["2026-12-29", "2026-12-24/2027-01-01"]),
            "We are also closed from 24 December 2026 to 1 January 2027 and on 29 December 2026.",
        ),
    ],
)
def test_other_days_are_told_under_the_table(week: Week, says: str) -> None:
    assert says in Reader(drawn(week)).text


def test_hours_of_a_bank_holiday_may_end_the_next_day() -> None:
    text = Reader(drawn(office(bank_holidays=["22:00-06:00"]))).text
    assert "On bank holidays we are open 10pm to 6am the next day." in text


def test_bank_holidays_of_services() -> None:
    helpline = service(
        {"sat": ["10:00-12:00"], "bank_holidays": "open", "closed_days": ["2026-12-25"]}, label="Helpline"
    )
    text = Reader(drawn(office(closed_days=["2026-12-29"]), EDT, helpline)).text
    assert (
        "Emergency Duty Team answers all day on bank holidays, and also then on other days when we are closed." in text
    )
    assert "Helpline keeps the hours of the day on bank holidays. It does not answer on 25 December 2026." in text


def test_a_drafter_is_told_of_bank_holidays_and_closed_days_without_anybody() -> None:
    shut = office(closed_days=["2026-12-29"])
    text = Reader(drawn(shut, nights(bank_holidays="open"), nobody=True)).text
    assert "Monday, Tuesday, Wednesday, Thursday and Friday: 9am to 5pm" in text
    assert "29 December 2026: 9am to 5pm" in text
    assert "No answer on bank holidays: Emergency Duty Team." in Reader(drawn(office(), nights(), nobody=True)).text


@settings(max_examples=60)
@given(weeks(), services())
def test_a_public_document_tells_no_hours_that_nobody_covers(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    markup = drawn(open_week, *contacts)
    told = re.sub(r"\s+", " ", markup).lower()
    assert "nobody" not in told
    assert "no answer" not in told
    bars = [one for one in svg(markup).iter(f"{SVG}rect") if "stroke-dasharray" in one.attrib]
    assert not bars


@settings(max_examples=60)
@given(weeks(), services())
def test_every_drawing_is_sound(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    drawing = svg(drawn(open_week, *contacts, nobody=True))
    _, _, width, height = (float(edge) for edge in drawing.attrib["viewBox"].split())
    ids = [one.attrib["id"] for one in drawing.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids))
    for rect in drawing.iter(f"{SVG}rect"):
        x, y = float(rect.get("x", 0)), float(rect.get("y", 0))
        assert x >= 0
        assert x + float(rect.attrib["width"]) <= width + 1
        assert y + float(rect.attrib["height"]) <= height
        assert min(float(rect.attrib["width"]), float(rect.attrib["height"])) >= 0


def test_nothing_is_told_by_colour_alone() -> None:
    several = [replace(service({"sat": ["00:00-24:00"]}, service_id=f"s{n}"), label=f"Team {n}") for n in range(7)]
    drawing = svg(drawn(office(), *several))
    patterns = [ElementTree.tostring(one).split(b"/>", 1)[1] for one in drawing.iter(f"{SVG}pattern")]
    assert len(set(patterns)) == len(patterns) == 6
    legend = [word for word in words(drawn(office(), *several)) if word.startswith("Team") or word in "ABCDEFG"]
    assert legend == [word for n in range(7) for word in ("ABCDEFG"[n], f"Team {n}")]


def test_the_picture_has_a_name_and_points_to_the_table() -> None:
    markup = drawn(office(), EDT, name="Leaving care team")
    title = svg(markup).find(f"{SVG}title")
    assert svg(markup).attrib["role"] == "img"
    assert title is not None
    assert svg(markup).attrib["aria-labelledby"] == title.attrib["id"] == "w-title"
    assert title.text == (
        "Picture of a week. When we are open, and who answers when we are closed: Leaving care team. "
        "The table below it gives the same hours in words."
    )
    assert "<caption>When we are open, and who answers when we are closed: Leaving care team</caption>" in markup


def test_table_headers_have_their_scope() -> None:
    cells = Reader(drawn(office(), EDT)).cells
    assert [found.get("scope") for tag, found in cells if tag == "th"] == ["col"] * 3 + ["row"] * 2


def test_words_are_left_out_where_they_have_no_room() -> None:
    short = parse_week({"mon": ["09:00-10:00"], "tue": ["09:00-12:00"], "wed": ["09:00-17:00"], "thu": ["00:00-24:00"]})
    told = [word for word in words(drawn(short)) if "Open" in word or "9am to" in word]
    assert told == ["Open", "Open 9am to 5pm", "Open", "Open all day", "Open"]


HOSTILE = "<script>alert(1)</script>\"'{{ 7*7 }}</title></svg>&nbsp;"


@pytest.mark.parametrize("as_image", [False, True])
def test_typed_text_stays_text(as_image: bool) -> None:
    contact = replace(EDT, label=HOSTILE)
    markup = str(week_picture(office(), (contact,), show_nobody=True, id_prefix="w", name=HOSTILE, as_image=as_image))
    assert "<script" not in markup
    assert "49" not in re.sub(r"base64,[^\"]*", "", markup)
    assert HOSTILE in Reader(markup).text
    if not as_image:
        assert any(HOSTILE[:30] in word for word in words(markup))


def test_as_an_image_it_stands_alone() -> None:
    markup = str(week_picture(office(), (EDT,), show_nobody=False, id_prefix="w", as_image=True))
    assert "<svg" not in markup
    found = re.search(r'<img class="week-drawing" src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)">', markup)
    assert found
    image = ElementTree.fromstring(base64.b64decode(found[1]))
    assert image.find(f"{SVG}style") is not None
    assert found[2].startswith("Picture of a week.")


def test_it_prints(caplog: pytest.LogCaptureFixture) -> None:
    style = (TEMPLATES / "week.css").read_text() + (TEMPLATES / "week_svg.css").read_text()
    markup = drawn(office(), EDT, nobody=True)
    page = f"<html lang=en-GB><title>Hours</title><style>{style}</style><body>{markup}</body></html>"
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf = HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    reader = PdfReader(io.BytesIO(pdf))
    text = " ".join(reader.pages[0].extract_text().split())
    assert "Open 9am to 5pm" in text
    assert "Emergency Duty Team: all day" in text
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        figures = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert [str(one.Alt).startswith("Picture of a week.") for one in figures] == [True]
    assert [record.getMessage() for record in caplog.records] == []
