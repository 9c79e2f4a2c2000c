"""Many families at once, written in one transaction, so that tests about many stay quick."""

from chats import bulk
from chats.db import transaction
from chats.families.models import Family, FamilySchool, GradeBand, Guardian
from tests.canaries import GUARDIANS
from tests.factories import Make


def crowd(make: Make, families: int, *, guardians: int = 1) -> None:
    """So many families at the first school, without addresses."""
    district_id, school_id = make.home.id, make.first_school.id
    with transaction() as session:
        households = [Family(district_id=district_id, source_id=f"crowd-{n}") for n in range(families)]
        session.add_all(households)
        session.flush()
        for number, family in enumerate(households):
            place = FamilySchool(family_id=family.id, school_id=school_id, grade_band=GradeBand.G3_5)
            place.district_id = district_id
            session.add(place)
            for which in range(guardians):
                given, last = GUARDIANS[(number + which) % len(GUARDIANS)]
                guardian = Guardian(
                    family_id=family.id, source_id=f"crowd-{number}-{which}", given_name=given,
                    family_name=last, spoken_language="ar", written_language="ar", needs_interpreter=True,
                )  # fmt: skip
                guardian.district_id = district_id
                session.add(guardian)
        session.flush()
        bulk.count_anew(families, Family, FamilySchool, Guardian)  # as a roster does
