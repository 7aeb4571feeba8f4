"""What is said when a framework file is wrong."""


class FrameworkError(Exception):
    """A framework file is wrong. Says which file, which entry, and how to mend it."""
