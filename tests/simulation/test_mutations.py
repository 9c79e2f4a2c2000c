"""A schedule notices where a guard is broken: each invariant can fail, and on this seed it does."""

import pytest

from tests.simulation.ground import Ground
from tests.simulation.mutations import MUTATIONS, Mutation


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
def test_a_broken_guard_is_noticed(place: Ground, mutation: Mutation) -> None:
    assert mutation.breaks in place.run(mutation.seed, mutation).broken
