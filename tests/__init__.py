"""Tests mirror the packages; `acceptance` tells whole stories."""
