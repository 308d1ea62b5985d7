"""The built pages, opened in a real browser."""
