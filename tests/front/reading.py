"""Read a rendered page as a person, or a reader's software, would."""

from lxml import html


def read(text):
    """Return a page or a part of one as a tree."""
    return html.fromstring(f"<div>{text}</div>")


def words(element):
    """Return an element's words with single spaces."""
    return " ".join(element.text_content().split())


def ids(tree):
    """Return every id of a page, in order."""
    return tree.xpath("//@id")


def missing_references(tree):
    """Return the ids a page points to by label, description or link, and does not have."""
    there = set(ids(tree))
    wanted = set(tree.xpath("//label/@for"))
    for attribute in ("aria-describedby", "aria-labelledby"):
        for value in tree.xpath(f"//@{attribute}"):
            wanted |= set(value.split())
    wanted |= {href[1:] for href in tree.xpath("//a/@href") if len(href) > 1 and href[0] == "#"}
    return wanted - there
