"""Meetings: composed, published, moved, cancelled, held. They know neither families nor messages."""
