"""Electronic signatures: keys, detached CMS, verification with chain, validity and revocation."""
