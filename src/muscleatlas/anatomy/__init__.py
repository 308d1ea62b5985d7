"""What is known: structures, tree, names, facts and the prose written from them; no meshes."""
