"""Small widgets that know no session: buttons, segments, choices, chips, search box, panes, key hints, a popup of values."""
