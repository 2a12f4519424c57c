"""Builds what the docs can derive: pages from declarations, the picture and the printed answers of the README from the sample packs."""
