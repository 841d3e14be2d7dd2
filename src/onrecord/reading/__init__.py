"""Reading: from a document to its statements. Pure: the model comes in as an argument, nothing is written anywhere.

`read.read_document` is the way in; it is imported from there, since it brings everything along."""
