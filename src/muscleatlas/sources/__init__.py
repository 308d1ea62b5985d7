"""Where meshes come from: one module per origin."""
