"""Electronic signatures: keys, detached CMS, verification with chain, validity and revocation.

    keys      a key with its certificate, from a PKCS#12 file
    signer    who signs: such a key, or a command of another provider
    verify    whether a signature is good, and whose it is
    issuing   what a training authority does: certificates and lists of the revoked

The keys that gosmed makes are training keys. A qualified signature (УКЭП) comes from a certified provider, which
fills `signer.Signer`: see docs/signature.md. Nothing here is imported before a signature is needed, since
`cryptography` takes its time.
"""
