"""What operators type: the documents, the tool, a stack to look at."""
