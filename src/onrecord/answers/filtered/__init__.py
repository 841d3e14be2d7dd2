"""Lists with filters over a large ledger, from columns: one value for each statement, side by side."""
