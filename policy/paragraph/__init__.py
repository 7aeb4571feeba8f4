"""Paragraph by paragraph: what answers each point of a policy, or why nothing in Heed does.

The lists stand in policy/paragraphs/, one file for each framework, beside the frameworks
themselves; nothing else in the program reads them. `manage.py check_frameworks` checks every
reference and every test they name, and docs/rules.md is written from them.
"""

from policy.paragraph.page import rules_page
from policy.paragraph.reading import Paragraph, read_paragraphs
from policy.paragraph.references import Surroundings, faults_in

__all__ = ["Paragraph", "Surroundings", "faults_in", "read_paragraphs", "rules_page"]
