"""What a site lists: the rows of its document libraries, and the addresses of its map."""
