"""The ledger as tools for assistants, by the Model Context Protocol. The one rule: they never write, and what they
answer says that a machine read it."""
