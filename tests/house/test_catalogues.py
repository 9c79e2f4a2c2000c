"""Every sentence a family can meet has sound words in every listed language; every staff page in Spanish."""

import pytest

from chats.languages.checks import faults_of_source
from chats.languages.extraction import Source, extract
from chats.languages.language import Language
from chats.languages.upkeep import catalogued, problems

CATALOGUES = list(catalogued())


@pytest.fixture(scope="module")
def sources() -> tuple[Source, ...]:
    return extract()


def test_the_english_is_fit_to_be_translated(sources: tuple[Source, ...]) -> None:
    assert [fault for source in sources for fault in faults_of_source(source)] == []


@pytest.mark.parametrize(
    ("row", "domain"), CATALOGUES, ids=[f"{row.tag}-{domain}" for row, domain in CATALOGUES]
)
def test_a_catalogue_is_complete_and_sound(sources: tuple[Source, ...], row: Language, domain: str) -> None:
    assert list(problems(sources, row, domain)) == []
