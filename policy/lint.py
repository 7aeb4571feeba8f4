"""What a framework must satisfy beyond parsing."""

from policy.framework import Framework


def lint(framework: Framework) -> list[str]:
    """Every fault, each in a sentence: file, entry, what is wrong, how to mend it."""
    return []
