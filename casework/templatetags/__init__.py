"""What the pages of every app say the same way."""
