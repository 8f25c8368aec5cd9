"""What this computer remembers: submissions under way, what was seen of the feed, times for reports."""

from .journal import Cursor, Journal
from .payouts import Exported
from .submissions import State, Submission, Submissions, Where

__all__ = ["Cursor", "Exported", "Journal", "State", "Submission", "Submissions", "Where"]
