"""muscleatlas: an atlas of the muscles of the human body, drawn, checked and published from 3D anatomy meshes."""
