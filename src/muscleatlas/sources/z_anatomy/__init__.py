"""Z-Anatomy: where its meshes are published, what is wrong with them, and how a bundle is made of them."""
