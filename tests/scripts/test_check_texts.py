"""The search for words of third parties in the tree."""

from __future__ import annotations

from scripts.check_texts import RUN, runs, shared, texts_of

ARTICLE = "A deputy of an invented county stopped an invented car by the river on a quiet Tuesday and nobody was hurt."


def test_a_run_of_words_is_found_whatever_its_marks() -> None:
    """Case and punctuation do not hide a copied sentence; one stretch is told once."""
    known = {digest for digest, _ in runs(ARTICLE)}
    copied = f"Some words of ours. {ARTICLE.upper().replace(' ', ', ')} And some more."
    assert len(shared(copied, known)) == 1


def test_short_likeness_is_no_copy() -> None:
    """Fewer words than a run are shared by chance."""
    known = {digest for digest, _ in runs(ARTICLE)}
    assert shared(" ".join(ARTICLE.split()[: RUN - 1]), known) == []


def test_articles_are_found_however_deep_they_lie() -> None:
    """Grouped rows, sentences, pages; ids and codes are no texts."""
    row = {"id": "x", "articles": [{"title": "T", "text": "one"}], "sentences": [{"text": "two", "labels": ["KILL"]}]}
    assert list(texts_of(row)) == ["T", "one", "two"]
