"""The guide for authors is true: the topic it builds loads, proves, and its message reads as shown."""

import re
import shutil
from pathlib import Path

from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES, ROOT
from policybuilder.proof.prove import prove

GUIDE = (ROOT / "docs/AUTHORING.md").read_text(encoding="utf-8")
TOPIC, SOURCE = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[:2]


def with_the_guides_topic(folder: Path, topic: str) -> Path:
    clauses = folder / "clauses"
    shutil.copytree(CLAUSES, clauses)
    (clauses / "topics/voicemail.yml").write_text(topic, encoding="utf-8")
    sources = clauses / "sources.yml"
    sources.write_text(sources.read_text(encoding="utf-8") + "\n" + SOURCE, encoding="utf-8")
    head = clauses / "library.yml"
    head.write_text(
        re.sub(r"^topics: \[", "topics: [voicemail, ", head.read_text(encoding="utf-8"), flags=re.M), "utf-8"
    )
    return clauses


def test_the_topic_of_the_guide_loads_and_proves(tmp_path: Path) -> None:
    library = load_library(with_the_guides_topic(tmp_path, TOPIC))
    assert library.topics[0].id == "voicemail"
    assert [str(problem) for problem in prove(library).problems] == []


def test_the_message_the_guide_shows_is_the_message_an_author_gets(tmp_path: Path) -> None:
    broken = TOPIC.replace("when: {voicemail.reply_within: later}", "when: {voicemail.greeting: [name_only, promise]}")
    problems = [str(one) for one in prove(load_library(with_the_guides_topic(tmp_path, broken))).problems]
    shown = re.search(r"Clause 'voicemail\.tell_them' refers to .* with", GUIDE)
    assert shown and any(shown.group() in problem for problem in problems)


def block(beginning: str) -> str:
    """The guide's example that begins so."""
    return next(one for one in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL) if one.startswith(beginning))


def test_a_review_and_a_retired_name_are_written_as_the_guide_shows(tmp_path: Path) -> None:
    reviewed = re.sub(r"^legal_review: .*\n", block("legal_review:"), TOPIC, flags=re.M)
    clauses = with_the_guides_topic(tmp_path, reviewed)
    with (clauses / "library.yml").open("a", encoding="utf-8") as head:
        head.write(block("retired:"))
    library = load_library(clauses)
    review = library.topic("voicemail").legal_review
    assert review["england"] and review["england"].by == "a solicitor in social care law"
    assert review["wales"] is None
    assert library.retired["voicemail.tell_them"].successors == ("voicemail.tell_manager",)


def test_the_guide_counts_the_topics(tmp_path: Path) -> None:
    topics = len(load_library(CLAUSES).topics)
    assert f"The library has {topics} of them." in GUIDE
    assert f"the library: {topics} topics" in (ROOT / "README.md").read_text(encoding="utf-8")
