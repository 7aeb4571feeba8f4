"""What must be true before a recipient's standing changes."""
