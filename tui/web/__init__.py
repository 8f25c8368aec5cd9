"""The same cabinet in a browser, on this computer alone: `gosmed tui --web`."""

DRIVER = "tui.web.driver:BrowserDriver"  # what TEXTUAL_DRIVER names in the process behind a page
