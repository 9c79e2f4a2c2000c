"""Language help: the right to an interpreter in plain words, cards that ask for one, flyers, and advice."""
