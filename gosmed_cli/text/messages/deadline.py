"""What is said about deadlines."""

MESSAGES: dict[str, tuple[str, str]] = {
    "deadline.beyond_calendar": (
        "переносы выходных на {year} год ещё не утверждены, срок может сдвинуться",
        "transferred days of {year} are not decided yet, the deadline may move",
    ),
}
