"""The pages on which the law is read, tried, compared and changed."""
