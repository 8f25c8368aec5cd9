"""The portal's refusals: its codes stand here as `refusal.<code>`, one file for each subject."""

from . import access, account, desks, practice, training

MESSAGES: dict[str, tuple[str, str]] = {
    **access.MESSAGES,
    **account.MESSAGES,
    **desks.MESSAGES,
    **practice.MESSAGES,
    **training.MESSAGES,
}
