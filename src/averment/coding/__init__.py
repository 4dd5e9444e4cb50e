"""From marked words to a draft record: voices, claims, people, facts, questions; pure, standard library only."""
