"""One module a kind of content: each finds its regions and reads them."""
