"""What a meeting leaves behind: recordings to hear again, questions and answers to read."""
