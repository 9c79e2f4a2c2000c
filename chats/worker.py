"""The worker: beats, catches up, sends."""
