from pathlib import Path

import pytest

from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answers
from policybuilder.library.model import Library
from tests.engine.small_library import ANSWERS, small_library


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(Path(tmp_path_factory.mktemp("library")))


@pytest.fixture
def answers(library: Library) -> Answers:
    return parse_answers(ANSWERS, "answers.yml", library)
