"""What an employer's policy says about one situation: the verdict, the clause that decides it, and what to do."""
