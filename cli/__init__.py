"""The command line: one command a file, one output format a file under `render`."""
