"""One employer's answers: what they are, how their file is read and written."""
