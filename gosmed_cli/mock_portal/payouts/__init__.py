"""Payouts of the portal: what was and what will be paid, by whom, and why not (R98, R99)."""
