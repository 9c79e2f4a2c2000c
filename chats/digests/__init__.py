"""A liaison's day by mail: what was sent, answered and not delivered at their schools, and who waits."""
