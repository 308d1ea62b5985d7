"""The rules, one file for each; ``catalogue`` lists them."""
