"""The pane of the outline: sections as a tree, moved, switched and repeated."""
