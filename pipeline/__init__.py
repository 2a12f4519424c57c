"""Everything that touches the world: one module a stage, named by its verb."""
