"""Hours and dates as people type them, brought to the form the engine reads."""
