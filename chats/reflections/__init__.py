"""What staff make of a chat: what worked, what comes next, what was promised."""
