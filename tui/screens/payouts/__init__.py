"""Payouts: a list of any length, its sums, one payout with the reason for its delay."""
