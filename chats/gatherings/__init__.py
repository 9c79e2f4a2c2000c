"""The pages of one meeting, from its draft to its end: what is known of it, and what to do next.

They stand on the top floor because they show what every feature below knows of the meeting.
"""
