"""Medical papers of the portal: issuing, cancelling, printing (R102)."""
