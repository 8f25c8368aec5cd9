"""Patients' visits: coming, held, missed, cancelled."""
