"""Screens, one package for each: `actions.py` (what can be done there) and `screen.py` (the screen).

How to add one is told in `tui/actions.py`; what a screen gets for nothing, in `tui/screens/base.py`.
"""
