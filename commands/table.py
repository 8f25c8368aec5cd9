"""The table of commands: what there is, and in which module."""

from __future__ import annotations

from collections.abc import Mapping

# name → (module, section of the help page); the one-line help is the message `help.<name>`
TABLE: Mapping[str, tuple[str, str]] = {
    "account": ("commands.account", "account"),
    "login": ("commands.login", "account"),
    "logout": ("commands.logout", "account"),
    "whoami": ("commands.whoami", "account"),
    "services": ("commands.services", "applications"),
    "dictionary": ("commands.dictionary", "applications"),
    "form": ("commands.form", "applications"),
    "register": ("commands.register", "applications"),
    "attestation": ("commands.attestation", "applications"),
    "apply": ("commands.apply", "applications"),
    "check": ("commands.check", "applications"),
    "upload": ("commands.upload", "applications"),
    "documents": ("commands.documents", "applications"),
    "status": ("commands.status", "applications"),
    "deadlines": ("commands.deadlines", "applications"),
    "decision": ("commands.decision", "applications"),
    "resubmit": ("commands.resubmit", "applications"),
    "edit": ("commands.edit", "applications"),
    "cancel": ("commands.cancel", "applications"),
    "notifications": ("commands.notifications", "applications"),
    "journal": ("commands.journal", "account"),
    "support": ("commands.support", "applications"),
    "cpd": ("commands.cpd", "profession"),
    "payouts": ("commands.payouts", "profession"),
    "courses": ("commands.courses", "profession"),
    "schedule": ("commands.schedule", "profession"),
    "appointments": ("commands.appointments", "profession"),
    "statistics": ("commands.statistics", "profession"),
    "prescriptions": ("commands.prescriptions", "profession"),
    "sick-leaves": ("commands.sick_leaves", "profession"),
    "records": ("commands.records", "profession"),
    "tui": ("commands.tui", "tools"),
    "demo": ("commands.demo", "tools"),
    "sign": ("commands.sign", "tools"),
    "verify": ("commands.verify", "tools"),
    "portal": ("commands.portal", "tools"),
    "config": ("commands.config", "tools"),
    "profiles": ("commands.profiles", "tools"),
    "completion": ("commands.completion", "tools"),
    "api": ("commands.api", "tools"),
}
