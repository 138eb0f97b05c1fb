"""The panel of a report's elements: switched on and off, filled and moved, with its form, seal and layout."""
