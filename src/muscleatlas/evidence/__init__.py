"""Evidence: every statement of the atlas held against the meshes, a model of motion and the tree."""
