"""An extract without the persons whom somebody names. The one rule: what is to be hidden goes out nowhere, neither in a
text nor in an id, an address or a hash; what cannot be decided is replaced, and listed."""
