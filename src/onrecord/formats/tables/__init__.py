"""Tables: the same rows for spreadsheets, data frames and databases. The one rule: a row tells by itself whether a
person reviewed it and where its words stand."""
