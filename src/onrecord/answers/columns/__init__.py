"""Columns as they are made: one value for each statement, or each row of a board, side by side."""
