"""The ways to print a pack, each with its own drawing code: sheets and a look go in, a PDF comes out."""
