"""Authored pages: front matter, Liquid includes, Markdown."""
