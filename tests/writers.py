"""What somebody at a browser has before them: who a page's form says is writing."""

import re


def writer_on(page) -> str:
    """The signed name of who writes, as the first form of the page carries it."""
    return re.search(r'name="writer" value="([^"]+)"', page.content.decode()).group(1)
