"""What reports say, as the objects that the command line prints and the reading room shows. The one rule: a page shows
no number that its object does not hold."""
