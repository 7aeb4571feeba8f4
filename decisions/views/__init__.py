"""How people reach decisions."""
