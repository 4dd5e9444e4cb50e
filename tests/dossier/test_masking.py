"""Names of private people on a page that is passed on."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from averment.domain.draft import Draft
from averment.dossier import Dossier, mask, render_page, to_json, view
from averment.dossier.masking import private_names
from tests.dossier.drafts import draft_of

PRIVATE = ("Dariel", "Montclair", "Yvette", "Carlotta", "Pines")
PUBLIC = ("Ron Ackerby", "Dayton", "Leona Strand")


def reworded(draft: Draft, more: str) -> Draft:
    """The draft with some sentences at the end of its text."""
    return replace(draft, report=replace(draft.report, text=draft.report.text + more))


@pytest.fixture
def witness() -> Dossier:
    """A report that names a dead man, his mother and a neighbour."""
    return view(draft_of("witness"))


def test_private_are_subjects_family_and_witnesses(witness: Dossier) -> None:
    """Officers, officials and reporters are not."""
    assert set(private_names(witness)) == {"Dariel Montclair", "Yvette Montclair", "Carlotta Pines"}


def test_no_private_name_is_left_anywhere(witness: Dossier) -> None:
    """Not in a value, not in its words, not in the text, the title or the address of the report."""
    masked = json.dumps(to_json(mask(witness)), ensure_ascii=False)
    page = render_page([witness])
    for name in PRIVATE:
        assert name.lower() not in masked.lower()
        assert name.lower() not in page.lower()


def test_public_names_stay(witness: Dossier) -> None:
    """Who speaks for an office is accountable by name."""
    page = render_page([witness])
    assert all(name in page for name in PUBLIC)


def test_masked_words_are_words_of_the_masked_text(dossier: Dossier) -> None:
    """The exact-words rule holds for the text that is shown."""
    masked = mask(dossier)
    assert all(p.held(masked.text) for p in masked.passages())


def test_names_become_initials(witness: Dossier) -> None:
    """A reader can still tell people apart."""
    masked = mask(witness)
    assert masked.people[0].name is not None
    assert masked.people[0].name.text == "D.M."
    assert "His mother, Y.M., said" in masked.text


def test_a_relatives_first_name_goes_with_the_surname() -> None:
    """Also of those whom the draft does not know by name; a word that merely begins a sentence stays."""
    text = mask(
        view(reworded(draft_of("witness"), "His sister, Rosalind Montclair, wept. On Montclair Day he slept.\n"))
    ).text
    assert "His sister, R.M., wept." in text
    assert "On M. Day" in text


def test_a_shouted_name_is_masked_too() -> None:
    """Headlines set names in capitals."""
    text = mask(view(reworded(draft_of("witness"), "JUSTICE FOR DARIEL MONTCLAIR\n"))).text
    assert "MONTCLAIR" not in text


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("He lives at 4417 Xenia Avenue.", "He lives at [number] Xenia Avenue."),
        ("It was in the 4400 block of Xenia Avenue.", "It was in the 4400 block of Xenia Avenue."),
        ("Near 12 N. Larch Street, police said.", "Near [number] N. Larch Street, police said."),
    ],
)
def test_house_numbers_go_and_blocks_stay(printed: str, shown: str) -> None:
    """A street is enough to say where it happened."""
    assert shown in mask(view(reworded(draft_of("nothing"), printed + "\n"))).text


def test_an_address_that_holds_a_name_keeps_its_site_only(witness: Dossier) -> None:
    """Links of newspapers spell names out."""
    assert mask(witness).head.url == "https://gemcitycurrent.example/"


def test_a_file_name_that_holds_a_name_is_not_shown(witness: Dossier) -> None:
    """The report is then named by the digest of its bytes."""
    masked = mask(replace(witness, key="in/dariel_montclair.html"))
    assert masked.key == witness.report_id


def test_an_editors_reason_shows_names_and_stands_on_the_page(witness: Dossier) -> None:
    """The family asked for it: then the page says so."""
    page = render_page([witness], unmasked="The family asks that he be named.")
    assert "Dariel Montclair" in page
    assert "The family asks that he be named." in page


def test_an_empty_reason_is_none(witness: Dossier) -> None:
    """Masking cannot be switched off in silence."""
    assert "Dariel" not in render_page([witness], unmasked="  ")


def test_a_page_says_what_was_masked(witness: Dossier) -> None:
    """And that the program may have missed some."""
    page = render_page([witness])
    assert "as far as the program found them" in page
    assert "Masked: 3 names" in page


def test_masking_twice_changes_nothing_more(dossier: Dossier) -> None:
    """A masked dossier is masked."""
    once = mask(dossier)
    assert mask(once) == once


def test_a_report_without_names_stays_word_for_word() -> None:
    """Nothing is taken out where nothing is private."""
    draft = draft_of("statement")
    assert mask(view(draft)).text == draft.report.text
