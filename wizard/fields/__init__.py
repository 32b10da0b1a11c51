"""How each kind of question is asked: its inputs, what they read as, and what they show for an answer."""
