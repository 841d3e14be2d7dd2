"""onrecord inside programs that are made to be added to. The one rule: only such a program imports what is here."""
