"""Faults put into the clause library one at a time, to see that the proof, a case or a ledger notices each.

Run as ``make mutants``.
"""
