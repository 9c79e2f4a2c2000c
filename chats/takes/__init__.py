"""Takes: a notice read aloud by a liaison, for families whose language no provider's voice speaks."""
