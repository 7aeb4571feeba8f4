"""The administrators' pages: people, posts, who sits in them, and what is on its way.

They stand at the end of the line, because they tell of duties, cases and loans by number, and
write the ledger, which `accounts` cannot know. Nothing of what a case says passes through here.
"""
