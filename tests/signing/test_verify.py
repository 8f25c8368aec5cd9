"""A good signature is good; everything else has its own reason (R23, R28, R31)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms as asn1
from hypothesis import given, settings
from hypothesis import strategies as st

from gosmed_cli.signing import issuing, verify
from gosmed_cli.signing.chain import Trust
from gosmed_cli.signing.cms import sign
from gosmed_cli.signing.issuing import Uses
from gosmed_cli.signing.keys import Key, new_private, write_p12
from gosmed_cli.signing.problems import BadSignature

from .authority import ANNA, DAY, NOW, Ca, new_ca, new_key

DATA = b"line one\nline two\r\n\x00\xff"
pytestmark = pytest.mark.shows("R23", "R28")


@pytest.fixture(scope="module")
def ca() -> Ca:
    return new_ca()


@pytest.fixture(scope="module")
def key(ca: Ca) -> Key:
    return new_key(ca.root)


def why(data: bytes, cms: bytes, trust: Trust, at: Any = NOW) -> str | None:
    """Why the signature is not accepted; None where it is."""
    try:
        verify.verify(data, cms, trust, at)
    except BadSignature as bad:
        return bad.code
    return None


@pytest.mark.parametrize("algorithm", ["ecdsa", "rsa"])
def test_a_good_signature_says_whose_it_is(ca: Ca, algorithm: Any) -> None:
    key = new_key(ca.root, algorithm=algorithm)
    found = verify.verify(DATA, sign(DATA, key), ca.trust, NOW)
    assert found.subject == ANNA
    assert found.serial == key.serial
    assert int(found.serial, 16) == key.certificate.serial_number


def test_bytes_are_signed_as_they_are(ca: Ca, key: Key) -> None:
    """Line ends are part of a scan, not of a letter."""
    assert why(b"a\nb", sign(b"a\nb", key), ca.trust) is None
    assert why(b"a\r\nb", sign(b"a\nb", key), ca.trust) == "content_changed"


@pytest.mark.parametrize("content", [b"", DATA[:-1], DATA + b"\n", b"other"])
def test_another_content(ca: Ca, key: Key, content: bytes) -> None:
    assert why(content, sign(DATA, key), ca.trust) == "content_changed"


def changed(der: bytes, change: Callable[[Any], None]) -> bytes:
    """The signature with one of its parts changed, well-formed still."""
    info = asn1.ContentInfo.load(der)
    change(info["content"])
    return bytes(info.dump(force=True))


def _other_digest(signed: Any) -> None:
    for one in signed["signer_infos"][0]["signed_attrs"]:
        if one["type"].native == "message_digest":
            import hashlib

            one["values"] = [hashlib.sha256(b"other").digest()]


def _no_certificates(signed: Any) -> None:
    signed["certificates"] = []


def _no_signers(signed: Any) -> None:
    signed["signer_infos"] = []


def _two_signers(signed: Any) -> None:
    signed["signer_infos"] = [signed["signer_infos"][0].copy(), signed["signer_infos"][0].copy()]


def _no_attributes(signed: Any) -> None:
    del signed["signer_infos"][0]["signed_attrs"]


def _md5(signed: Any) -> None:
    signed["signer_infos"][0]["digest_algorithm"] = {"algorithm": "md5"}


def _sha1(signed: Any) -> None:
    signed["signer_infos"][0]["signature_algorithm"] = {"algorithm": "sha1_ecdsa"}


def _gost(signed: Any) -> None:
    signed["signer_infos"][0]["digest_algorithm"] = {"algorithm": "1.2.643.7.1.1.2.2"}


def _other_signature(signed: Any) -> None:
    old = signed["signer_infos"][0]["signature"].native
    signed["signer_infos"][0]["signature"] = old[:-1] + bytes([old[-1] ^ 1])


def _with_content(signed: Any) -> None:
    signed["encap_content_info"] = {"content_type": "data", "content": DATA}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_no_certificates, "no_signer"),
        (_no_signers, "no_signer"),
        (_two_signers, "no_signer"),
        (_no_attributes, "bad_signature"),
        (_md5, "weak_algorithm"),
        (_sha1, "weak_algorithm"),
        (_gost, "weak_algorithm"),
        (_other_signature, "bad_signature"),
        (_with_content, "not_cms"),
    ],
)
def test_parts_that_are_wrong(ca: Ca, key: Key, change: Callable[[Any], None], code: str) -> None:
    assert why(DATA, changed(sign(DATA, key), change), ca.trust) == code


def test_a_digest_put_in_by_a_forger_is_not_signed(ca: Ca, key: Key) -> None:
    assert why(b"other", changed(sign(DATA, key), _other_digest), ca.trust) == "bad_signature"


def test_a_certificate_of_somebody_else_does_not_fit_the_signature(ca: Ca, key: Key) -> None:
    other = new_key(ca.root)
    borrowed = Key(other.private, key.certificate)  # the signer's own key under another's certificate
    with pytest.raises(BadSignature, match="bad_signature"):
        verify.verify(DATA, _signed_by(borrowed), ca.trust, NOW)


def _signed_by(key: Key) -> bytes:
    """`cryptography` signs without comparing key and certificate."""
    return sign(DATA, key)


def test_another_authority_is_not_trusted(ca: Ca) -> None:
    stranger = new_ca()  # of the very same name
    assert why(DATA, sign(DATA, new_key(stranger.root)), ca.trust) == "untrusted"
    assert why(DATA, sign(DATA, new_key(stranger.root)), Trust(())) == "untrusted"


def test_an_authority_between_needs_to_be_shown(ca: Ca) -> None:
    between = issuing.new_authority("Промежуточный УЦ", NOW - DAY, NOW + DAY, under=ca.root)
    trust = replace(ca.trust, crls=(ca.crl, issuing.revocation_list(between, [], NOW - DAY, NOW + DAY)))
    shown = sign(DATA, new_key(between, chain=(between.certificate,)))
    hidden = sign(DATA, new_key(between))
    assert why(DATA, shown, trust) is None
    assert why(DATA, hidden, trust) == "untrusted"
    assert why(DATA, hidden, replace(trust, between=(between.certificate,))) is None
    assert why(DATA, shown, ca.trust) == "revocation_unknown", "each authority has its own list"


def test_a_person_is_no_authority(ca: Ca, key: Key) -> None:
    """Anna's key signs another certificate: its way leads over somebody who may not issue."""
    fake = issuing.Authority(key.private, key.certificate)
    assert why(DATA, sign(DATA, new_key(fake, chain=(key.certificate,))), ca.trust) == "untrusted"


def test_a_loop_of_authorities_ends(ca: Ca) -> None:
    first = issuing.new_authority("Первый", NOW - DAY, NOW + DAY)
    second = issuing.new_authority("Второй", NOW - DAY, NOW + DAY, under=first)
    loop = issuing.new_authority("Первый", NOW - DAY, NOW + DAY, under=second)
    chain = tuple(one.certificate for one in (first, second, loop))
    assert why(DATA, sign(DATA, new_key(second, chain=chain)), ca.trust) == "untrusted"


def test_too_long_a_chain(ca: Ca) -> None:
    line = [ca.root]
    for number in range(7):
        line.append(issuing.new_authority(f"УЦ {number}", NOW - DAY, NOW + DAY, under=line[-1]))
    chain = tuple(one.certificate for one in line[1:])
    assert why(DATA, sign(DATA, new_key(line[-1], chain=chain)), ca.trust) == "untrusted"


def test_validity_is_judged_at_the_moment_given(ca: Ca) -> None:
    key = new_key(ca.root, valid=(NOW, NOW))  # whole seconds: NOW has half a one more
    end = key.valid_to
    assert why(DATA, sign(DATA, key), ca.trust, end) is None
    assert why(DATA, sign(DATA, key), ca.trust, end + timedelta(microseconds=1)) == "expired"
    assert why(DATA, sign(DATA, key), ca.trust, end - timedelta(microseconds=1)) == "not_yet_valid"


def test_an_authority_that_has_expired_vouches_for_nobody(ca: Ca) -> None:
    between = issuing.new_authority("Старый УЦ", NOW - 3 * DAY, NOW - 2 * DAY, under=ca.root)
    assert why(DATA, sign(DATA, new_key(between, chain=(between.certificate,))), ca.trust) == "expired"


def test_a_revoked_certificate(ca: Ca, key: Key) -> None:
    assert why(DATA, sign(DATA, key), ca.revoke(key)) == "revoked"
    assert why(DATA, sign(DATA, key), ca.revoke(new_key(ca.root))) is None
    assert why(DATA, sign(DATA, key), ca.revoke(key, at=NOW + timedelta(hours=1))) is None, "only from then on"


@pytest.mark.parametrize("span", [(-3, -2), (2, 3)])
def test_a_list_that_is_not_in_force_says_nothing(ca: Ca, key: Key, span: tuple[int, int]) -> None:
    stale = issuing.revocation_list(ca.root, [], NOW + span[0] * DAY, NOW + span[1] * DAY)
    assert why(DATA, sign(DATA, key), replace(ca.trust, crls=(stale,))) == "revocation_unknown"


def test_a_forged_list_says_nothing(ca: Ca, key: Key) -> None:
    forged = issuing.revocation_list(new_ca().root, [], NOW - DAY, NOW + DAY)
    assert why(DATA, sign(DATA, key), replace(ca.trust, crls=(forged,))) == "revocation_unknown"
    assert why(DATA, sign(DATA, key), replace(ca.trust, crls=())) == "revocation_unknown"


@pytest.mark.parametrize("uses", [Uses(True, False), Uses(False, True)])
def test_a_certificate_for_other_purposes(ca: Ca, uses: Uses) -> None:
    assert why(DATA, sign(DATA, new_key(ca.root, uses=uses)), ca.trust) == "wrong_usage"


def test_an_authority_signs_no_documents(ca: Ca) -> None:
    assert why(DATA, sign(DATA, Key(ca.root.private, ca.root.certificate)), ca.trust) == "wrong_usage"


def test_a_short_key_is_weak(ca: Ca) -> None:
    from cryptography.hazmat.primitives.asymmetric import rsa

    private = rsa.generate_private_key(public_exponent=65_537, key_size=1024)
    certificate = issuing.issue(ca.root, private.public_key(), ANNA, NOW - DAY, NOW + DAY)
    assert why(DATA, sign(DATA, Key(private, certificate)), ca.trust) == "weak_algorithm"


# --- hostile bytes


@pytest.mark.parametrize("data", [b"", b"\x30", b"\x30\x80" * 50_000, b"0" * 200_001, b"\x30\x84\xff\xff\xff\xff"])
def test_no_signature_at_all(ca: Ca, data: bytes) -> None:
    assert why(DATA, data, ca.trust) == "not_cms"


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_quietly(data: bytes) -> None:
    assert why(DATA, data, _SHARED.trust) is not None


_SHARED = new_ca()
_KEY = new_key(_SHARED.root)
_GOOD = sign(DATA, _KEY)


@settings(max_examples=600)
@given(st.data())
def test_no_mutation_passes_or_raises_anything_else(data: st.DataObject) -> None:
    """One to four bytes changed, inserted or cut out: what still passes differs in nothing that counts."""
    bad = bytearray(_GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(bad) - 1))
        match data.draw(st.sampled_from(["set", "flip", "cut", "insert", "double"])):
            case "set":
                bad[place] = data.draw(st.integers(0, 255))
            case "flip":
                bad[place] ^= 1 << data.draw(st.integers(0, 7))
            case "cut":
                del bad[place : place + data.draw(st.integers(1, 40))]
            case "insert":
                bad[place:place] = data.draw(st.binary(max_size=20))
            case "double":
                bad += bad[place:]
        if not bad:
            break
    assert why(b"another content", bytes(bad), _SHARED.trust) is not None


def test_every_single_byte_matters_or_is_no_part_of_the_proof() -> None:
    """Flipping any byte never lets another person's name or another content through."""
    for place in range(len(_GOOD)):
        bad = bytearray(_GOOD)
        bad[place] ^= 0x01
        try:
            found = verify.verify(DATA, bytes(bad), _SHARED.trust, NOW)
        except BadSignature:
            continue
        assert found.subject == ANNA


# --- others speak the same language


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this computer")
def test_openssl_accepts_our_signature(ca: Ca, key: Key, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(DATA)
    (tmp_path / "sig").write_bytes(sign(DATA, key))
    (tmp_path / "root.pem").write_text(issuing.pem(ca.root.certificate))
    argv = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "sig", "-content", "data"]
    argv += ["-CAfile", "root.pem", "-purpose", "any", "-attime", str(int(NOW.timestamp())), "-out", "out"]
    done = subprocess.run(argv, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out").read_bytes() == DATA


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this computer")
@pytest.mark.parametrize("options", [[], ["-keyid"], ["-keyopt", "rsa_padding_mode:pss"]])
def test_we_accept_openssls_signature(ca: Ca, tmp_path: Path, options: list[str]) -> None:
    key = new_key(ca.root, algorithm="rsa")
    write_p12(tmp_path / "key.p12", key, None)
    subprocess.run(
        ["openssl", "pkcs12", "-in", "key.p12", "-passin", "pass:", "-nodes", "-out", "key.pem"],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip
    argv = ["openssl", "cms", "-sign", "-binary", "-outform", "DER", "-signer", "key.pem", *options]
    done = subprocess.run(argv, cwd=tmp_path, input=DATA, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert why(DATA, done.stdout, ca.trust) is None
    assert why(DATA + b"!", done.stdout, ca.trust) == "content_changed"
    whole = subprocess.run([*argv, "-nodetach"], cwd=tmp_path, input=DATA, capture_output=True)
    assert why(DATA, whole.stdout, ca.trust) == "not_cms", "the content is in the scan, not in its signature"


def test_new_keys_differ() -> None:
    assert new_private().private_numbers() != new_private().private_numbers()
