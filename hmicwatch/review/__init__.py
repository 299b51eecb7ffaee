"""What the officer decides: overrides of what the machine read. Pure."""
