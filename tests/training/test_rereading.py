"""Two readings of one article, side by side."""

from __future__ import annotations

from training.rereading import drafted

ROW = {
    "id": "a1",
    "text": "Deputies shot Ray Alder, the sheriff said.",
    "people": [{"id": "p1", "role": "subject", "count": 1, "mentions": [[14, 23]]}],
    "facts": [
        {"field": "name", "value": "Ray Alder", "person": "p1", "voice_role": "report", "modality": "asserted",
         "span": [14, 23]},
        {"field": "force", "value": "firearm", "person": "p1", "voice_role": "agency_involved", "modality": "asserted",
         "span": [9, 23]},
    ],
    "open_questions": [{"about": "force", "span": [0, 8]}],
}  # fmt: skip


def test_a_reading_has_the_shape_of_a_draft() -> None:
    """Every passage is words of the article; each role that speaks is a voice."""
    draft = drafted(ROW)
    assert [f["passage"]["exact"] for f in draft["facts"]] == ["Ray Alder", "shot Ray Alder"]
    assert {v["id"] for v in draft["voices"]} == {"agency_involved", "report"}
    assert draft["open_questions"][0]["passage"]["exact"] == "Deputies"
    assert [i["primary"] for i in draft["incidents"]] == [True]
