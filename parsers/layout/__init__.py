"""What stands where on a page: words, lines, tables with spans, blocks in reading order."""
