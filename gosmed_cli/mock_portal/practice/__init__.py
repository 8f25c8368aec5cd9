"""Daily work in the portal: working hours, patients' visits, video visits, services rendered (R102)."""
