"""Which coded facts agree with those that were read."""

from __future__ import annotations

from averment.domain.codes import PersonRole
from tests.building import Build
from training.agreeing import right

TEXT = "Deputies shot Ray Alder, 40, in the arm. A clerk was hurt in the leg."


def test_people_are_aligned_by_what_they_share_before_values_are_compared() -> None:
    """The right value of the wrong person is wrong; so is one of another role."""
    build = Build(TEXT, {"key": "k"})
    build.incident()
    man = build.person(PersonRole.SUBJECT, "Ray Alder")
    clerk = build.person(PersonRole.BYSTANDER, "A clerk")
    build.fact("name", "Ray Alder", "Ray Alder", person=man)
    build.fact("injury_part", "arm", "arm", person=man)
    build.fact("injury_part", "arm", "arm", person=clerk)
    build.fact("injury_part", "leg", "leg", person=clerk)
    draft = build.done(2, 2, 0)
    row = {
        "people": [{"id": "p1", "role": "subject"}, {"id": "p2", "role": "bystander"}],
        "facts": [
            {"field": "name", "value": "Alder, Ray", "person": "p1"},
            {"field": "injury_part", "value": "arm", "person": "p1"},
            {"field": "injury_part", "value": "leg", "person": "p2"},
        ],
    }
    assert right(draft, row, draft.facts) == [True, True, False, True]
