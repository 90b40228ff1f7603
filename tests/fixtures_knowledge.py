"""The engine on the real manual, built once."""

import pytest

from knowledge.load import load_manual
from knowledge.model import Manual
from knowledge.understand import Understanding


@pytest.fixture(scope="session")
def manual() -> Manual:
    return load_manual()


@pytest.fixture(scope="session")
def understanding(manual: Manual) -> Understanding:
    return Understanding(manual)
