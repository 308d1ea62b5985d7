"""What the atlas costs, measured."""
