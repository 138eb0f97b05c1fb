"""The pane of fields: for each section the fields that stand in it."""
