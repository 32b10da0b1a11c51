"""A draft's documents: what a browser shows, prints or keeps."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import quote

from policybuilder.answers.file import write_answers
from policybuilder.answers.model import Answers
from policybuilder.checking import find
from policybuilder.documents.kinds import Kind
from policybuilder.documents.making import DocumentMaker
from policybuilder.documents.model import Document
from policybuilder.library.model import Library
from policybuilder.policy.assemble import assemble
from policybuilder.policy.model import Policy
from policybuilder.readiness import Readiness, readiness
from policybuilder.render.html import Medium, render_policy_html

_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_NAME_LENGTH = 80


@dataclass(frozen=True)
class Documents:
    """Everything that can be made of one set of answers, as of ``today``."""

    library: Library
    answers: Answers
    today: date

    @cached_property
    def policy(self) -> Policy:
        return assemble(self.library, self.answers, self.today)

    @cached_property
    def ready(self) -> Readiness:
        return readiness(self.policy, find(self.library, self.answers))

    def html(self, medium: Medium = "screen") -> str:
        return render_policy_html(self.policy, draft=self.ready.draft, stops=self.ready.sentences, medium=medium)

    def document(self, kind: Kind) -> Document:
        """One of the documents that are made beside the policy."""
        return DocumentMaker(self.library, self.answers, self.today).make(kind)

    def answers_file(self) -> str:
        return write_answers(self.answers, self.library)

    @property
    def policy_name(self) -> str:
        """What to call a file of the policy, without its ending."""
        return _file_name(self.answers.organisation.name, self.policy.title)

    def name_of(self, kind: Kind) -> str:
        return _file_name(self.answers.organisation.name, kind.id.replace("_", " "))

    @property
    def answers_name(self) -> str:
        return _file_name(self.answers.organisation.name, "answers")


def today() -> date:
    """The date where this server stands."""
    return datetime.now().astimezone().date()


def _file_name(organisation: str, title: str) -> str:
    tidy = " ".join(_NOT_IN_FILE_NAMES.sub(" ", organisation).split())[:_NAME_LENGTH].strip(" .")
    return f"{tidy} - {title}" if tidy else title


def attachment(name: str, ending: str) -> str:
    """The ``Content-Disposition`` that keeps a file under this name, and under its plain letters where need be."""
    full = quote(name.encode("utf-8", "ignore"), safe="")
    return f"attachment; filename=\"{_plain_letters(name)}.{ending}\"; filename*=UTF-8''{full}.{ending}"


def _plain_letters(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("–", "-").replace("’", "'"))
    plain = _NOT_IN_FILE_NAMES.sub(" ", letters.encode("ascii", "ignore").decode("ascii"))
    return " ".join(plain.split()).strip(" .-") or "policy"
