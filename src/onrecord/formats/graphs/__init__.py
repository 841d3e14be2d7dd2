"""Graphs of who stands where on which claim, for Gephi, Cytoscape and yEd. The one rule: an edge is a count of
statements with one stance, and unnamed sources are a node of their outlet, never of a person."""
