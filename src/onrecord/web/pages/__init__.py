"""The pages, a module for each. The one rule: a page asks for one answer and draws it."""
