"""Pages in, records out: pure functions that open no file, socket, clock or environment."""
