"""The values Dateline works with: frozen, comparable, free of I/O, and their JSON form."""
