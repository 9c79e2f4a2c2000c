"""Who may open what: acting people, links, and the rule every route declares."""
