"""A coding: the stances of a policy this tool did not write, each with quote and page, confirmed by a person."""
