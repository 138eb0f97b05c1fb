"""The program and its windows: start, arrivals of files, crash reports, the main window."""
