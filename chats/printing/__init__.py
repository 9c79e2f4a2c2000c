"""Letters on paper: made for those whom nothing else reaches, printed, and handed out by the school."""
