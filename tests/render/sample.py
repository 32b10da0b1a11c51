"""Policies made by hand for the tests of the documents: a small one with one of everything, and a long one."""

from __future__ import annotations

import base64
import io
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from PIL import Image

from policybuilder.answers.model import Answers, Elsewhere, Organisation
from policybuilder.library.model import Audience, Force, Place, Source, SourceKind, Sureness, Term
from policybuilder.policy.model import (
    AddedClause,
    DroppedClause,
    OpenQuestion,
    Pointer,
    Policy,
    PolicyClause,
    ReplacedClause,
    Section,
    ServiceDifference,
)
from policybuilder.prose import (
    AnswerBlock,
    Block,
    BulletList,
    ClauseRef,
    Inline,
    NotDecided,
    Paragraph,
    Prose,
    SeeElsewhere,
    Strong,
    Text,
)
from policybuilder.week import Contact, Span, Week

TODAY = date(2026, 11, 20)
HERE = Place("clauses/sources.yml", 1)


def logo(colour: str = "#1d70b8", size: tuple[int, int] = (240, 80)) -> str:
    """A plain picture as an employer's logo."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()


def prose(text: str, *more: Block) -> Prose:
    """Paragraphs parted by blank lines; lines that begin with ``- `` are a list."""
    return (*(_block(part) for part in text.split("\n\n")), *more)


def _block(part: str) -> Block:
    if part.startswith("- "):
        return BulletList(tuple((Text(line.removeprefix("- ")),) for line in part.splitlines()))
    return Paragraph((Text(part),))


def sentence(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def clause(
    id: str, number: str, title: str, text: Prose, force: Force = Force.MUST, sources: tuple[str, ...] = ("wtr_1998",)
) -> PolicyClause:
    return PolicyClause(
        id=id,
        number=number,
        title=title,
        force=force,
        audience=Audience.STAFF,
        text=text,
        short=None,
        to_people_we_support=None,
        reasons=(),
        rationale="PRIVATE RATIONALE",
        sources=sources,
    )


def source(id: str, title: str, sure: Sureness = Sureness.VERIFIED, **other: object) -> Source:
    values = {
        "id": id,
        "place": HERE,
        "title": title,
        "publisher": "UK Parliament",
        "date": "1998-10",
        "address": f"https://www.legislation.gov.uk/{id}",
        "kind": SourceKind.LAW,
        "nations": ("england",),
        "kinds": ("council",),
        "checked": date(2026, 11, 20),
        "sure": sure,
        **other,
    }
    return Source(**values)  # type: ignore[arg-type]


OPEN = Week({day: (Span(540, 1020),) for day in ("mon", "tue", "wed", "thu")} | {"fri": (Span(540, 990),)})
LATE = Week({day: (Span(720, 1200),) for day in ("mon", "tue", "wed", "thu", "fri")})
EDT = Contact(
    id="edt",
    label="Emergency Duty Team",
    phone="0345 000 0000",
    text="07700 900123",
    email="edt@northshire.example",
    relay="18001 0345 000 0000",
    week=Week(
        {
            "mon": (Span(1020, 1980),),
            "fri": (Span(990, 1440),),
            "sat": (Span(0, 1440),),
            "sun": (Span(0, 1440),),
        }
    ),
)

HOURS = Section(
    number=2,
    topic="hours",
    title="Working hours and the edges of the day",
    clauses=(
        clause(
            "hours.opening",
            "2.1",
            "When we are open",
            (sentence(Text("We are open at these times.")), AnswerBlock("hours.open")),
        ),
        clause(
            "hours.finish_what_you_started",
            "2.2",
            "Work that runs past closing time",
            (
                sentence(
                    Text("If you are still on a call when we close, finish it. "),
                    Strong((Text("This is work, not a breach."),)),
                    Text(" Take the time back as "),
                    ClauseRef("hours.time_back", "2.3", "Time back"),
                    Text(" says. If somebody is in danger, "),
                    ClauseRef("cover.danger", "3.1", "Danger comes first"),
                    Text(" stands above this. "),
                    ClauseRef("posting.gone", "", "Posting at work"),
                    Text("."),
                ),
                BulletList(((Text("Note when you stopped."),), (Text("Tell your manager the next day."),))),
            ),
            Force.MAY,
            ("wtr_1998", "hcpts_2017"),
        ),
        clause(
            "hours.time_back",
            "2.3",
            "Time back",
            (
                sentence(
                    Text("You get the time back "),
                    NotDecided("hours.time_back", "how soon time is given back"),
                    Text(", and overtime as "),
                    SeeElsewhere("Pay policy", "7"),
                    Text(" says."),
                ),
            ),
            Force.SHOULD,
        ),
    ),
    pointers=(
        Pointer("hours.leave", "annual leave", Elsewhere("Leave policy", "4", date(2025, 3, 1))),
        Pointer("hours.flexi", "flexible working", Elsewhere("Flexitime scheme")),
    ),
    open_questions=(
        OpenQuestion("hours.time_back", "how soon time is given back", "How soon is time given back?", ("Time back",)),
    ),
    differences=(
        ServiceDifference(
            "leaving_care",
            "Leaving care team",
            (
                ReplacedClause(
                    clause(
                        "hours.opening",
                        "2.1",
                        "When we are open",
                        (sentence(Text("We are open later than others.")), AnswerBlock("hours.open")),
                    )
                ),
                AddedClause(
                    clause(
                        "hours.evening",
                        "2.4",
                        "Evenings",
                        (
                            sentence(
                                Text("You may start at noon. See "),
                                ClauseRef("hours.opening", "2.1", "When we are open"),
                            ),
                        ),
                        Force.MAY,
                    )
                ),
                DroppedClause("2.3", "Time back"),
            ),
            MappingProxyType({"hours.open": LATE}),
        ),
    ),
)

COVER = Section(
    number=3,
    topic="cover",
    title="Out-of-hours cover",
    clauses=(
        clause(
            "cover.danger",
            "3.1",
            "Danger comes first",
            prose(
                "If somebody is in danger, ring 999. Nothing in this policy asks you to wait.\n\nThen tell the duty team."
            ),
        ),
        clause(
            "cover.services",
            "3.2",
            "Who answers when we are closed",
            (sentence(Text("These services answer.")), AnswerBlock("cover.services")),
            sources=("to_check_one", "equality_2010"),
        ),
    ),
    pointers=(),
    open_questions=(),
    differences=(),
)

SCOPE = Section(
    number=1,
    topic="organisation",
    title="Who this policy is for",
    clauses=(
        clause(
            "organisation.who",
            "1.1",
            "Who must follow it",
            prose(
                "This policy is for everyone who does social work for us.\n\n- employees\n- agency staff\n- students"
            ),
        ),
    ),
    pointers=(),
    open_questions=(),
    differences=(),
)

POLICY = Policy(
    title="Social media and digital contact policy",
    library_version="1.0.0",
    answers=Answers(
        library="1.0.0",
        id="secret-id-of-the-draft",
        organisation=Organisation(name="Northshire Council", colour="#00703c", logo=logo("#00703c")),
        notes=MappingProxyType({"hours.open": "PRIVATE NOTE"}),
    ),
    today=TODAY,
    sections=(SCOPE, HOURS, COVER),
    blocks=MappingProxyType({"hours.open": OPEN, "cover.services": (EDT,)}),
    definitions=(
        Term("Out-of-hours service", "The people who answer when we are closed."),
        Term("Social media", "Any service on which people post, message or call each other."),
    ),
    sources=(
        source("wtr_1998", "Working Time Regulations 1998, regulations 10 to 12"),
        source(
            "hcpts_2017",
            "Decision on a case of text messages",
            publisher="HCPTS",
            date="2017",
            checked=date(2026, 1, 2),
        ),
        source("equality_2010", "Equality Act 2010, section 20"),
        source("to_check_one", "Guidance that is still unread", Sureness.TO_CHECK, date="2024-05-02"),
    ),
)


def finished(policy: Policy = POLICY) -> Policy:
    """The policy with nothing left to decide."""
    return replace(policy, sections=tuple(replace(one, open_questions=()) for one in policy.sections))


def branded(organisation: Organisation) -> Policy:
    """The policy of another employer."""
    return replace(POLICY, answers=replace(POLICY.answers, organisation=organisation))


LOREM = (
    "Use the phone and the accounts that we give you for contact with the people you support.",
    "Do not give anyone your own number, and do not follow or befriend people you work with from your own account.",
    "If somebody finds your own account, do not answer there. Tell your manager on the same day and note it.",
    "Write down what was said, when, and on which channel, before the end of the next working day.",
    "You may look at what anybody can see without an account, once, for a reason that you can write down.",
    "When a person cannot speak freely on the phone, offer text, email or a relay call instead, and use it every time.",
    "Ask before you do it a second time. A second look is watching, and watching needs permission from a manager.",
)


def long_policy(sections: int = 26, each: int = 5) -> Policy:
    """A policy of about 22 pages: every section has clauses with references, a list and sources."""
    made = tuple(_long_section(number, each) for number in range(1, sections + 1))
    books = tuple(
        source(f"source_{number}", f"Regulations and guidance on digital contact, part {number}, as amended")
        for number in range(40)
    )
    return replace(POLICY, sections=(*made[:-1], replace(HOURS, number=sections)), sources=(*books, *POLICY.sources))


def _long_section(number: int, each: int) -> Section:
    return Section(
        number=number,
        topic=f"topic_{number}",
        title=f"Contact with people we support, part {number}",
        clauses=tuple(_long_clause(number, position) for position in range(1, each + 1)),
        pointers=(),
        open_questions=(),
        differences=(),
    )


def _long_clause(section: int, position: int) -> PolicyClause:
    seed = section * 7 + position
    words = [LOREM[(seed + step) % len(LOREM)] for step in range(3)]
    text: tuple[Block, ...] = (
        sentence(
            Text(" ".join(words[:2]) + " See "),
            ClauseRef(f"topic_{section}.clause_1", f"{section}.1", "Contact with a person, part 1"),
            Text("."),
        ),
    )
    if position % 2 == 0:
        text += (BulletList(tuple((Text(word),) for word in words)),)
    return clause(
        f"topic_{section}.clause_{position}",
        f"{section}.{position}",
        f"Contact with a person, part {position}",
        text,
        list(Force)[seed % 3],
        (f"source_{seed % 40}", f"source_{(seed * 3) % 40}"),
    )
