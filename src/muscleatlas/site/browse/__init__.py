"""Pages for finding: the home page, indexes, and what moves, attaches to or is supplied by what."""
