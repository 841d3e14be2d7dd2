"""A ledger, or a part of it, in the forms that other programs open. The one rule: what leaves says whether a person
reviewed it, and its hedges, its chain and its receipt leave with it.

`Extract` is what goes out; each other module writes it in one form, and none of them asks the ledger itself.
"""
