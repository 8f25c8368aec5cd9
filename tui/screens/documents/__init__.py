"""«Мои документы»: what was sent and received, looked at, checked, saved."""
