"""Keys in files: made, read, refused; whose they are; and providers that are a command."""

from __future__ import annotations

import base64
import stat
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from gosmed_cli.errors import UsageProblem
from gosmed_cli.signing import issuing, verify
from gosmed_cli.signing.keys import Key, load_p12, new_private, protected, write_p12
from gosmed_cli.signing.signer import CommandSigner, P12Signer
from gosmed_cli.signing.subject import Difference, Subject, differences, of_certificate

from .authority import ANNA, DAY, NOW, PETR, Ca, new_ca, new_key

PASSWORD = "Пароль-1"
KNOWN = {
    "last_name": "Соколова",
    "first_name": "Анна",
    "middle_name": "Петровна",
    "snils": "11223344595",
    "inn": "500100732259",
}


@pytest.fixture(scope="module")
def ca() -> Ca:
    return new_ca()


@pytest.fixture(scope="module")
def p12(ca: Ca, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "anna.p12"
    write_p12(path, new_key(ca.root, chain=(ca.root.certificate,)), PASSWORD)
    return path


def code_of(path: Path, password: str | None = PASSWORD) -> str:
    with pytest.raises(UsageProblem) as caught:
        load_p12(path, password)
    return caught.value.code


def test_a_key_survives_its_file(p12: Path, ca: Ca) -> None:
    key = load_p12(p12, PASSWORD)
    assert key.subject == ANNA
    assert [one.subject for one in key.chain] == [ca.root.certificate.subject]
    assert stat.S_IMODE(p12.stat().st_mode) == 0o600
    assert protected(p12)
    assert b"PRIVATE" not in p12.read_bytes()


def test_a_key_without_a_password(ca: Ca, tmp_path: Path) -> None:
    path = tmp_path / "open.p12"
    write_p12(path, new_key(ca.root, algorithm="rsa"), None)
    assert not protected(path)
    assert load_p12(path, None).subject == ANNA


def test_a_key_is_never_written_over(p12: Path, ca: Ca) -> None:
    before = p12.read_bytes()
    with pytest.raises(UsageProblem, match="file_exists"):
        write_p12(p12, new_key(ca.root), None)
    assert p12.read_bytes() == before


@pytest.mark.parametrize("password", ["пароль-1", "", None])
def test_a_wrong_password(p12: Path, password: str | None) -> None:
    assert code_of(p12, password) == "signing.key_password"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x30\x82\x01", b"\x30\x80" * 1000, b"x" * 1_000_001])
def test_a_file_that_is_no_key(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.p12"
    path.write_bytes(content)
    assert code_of(path) == "signing.key_damaged"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.p12") == "signing.key_unreadable"
    assert code_of(tmp_path) == "signing.key_unreadable"


def test_a_damaged_file_says_so_without_a_traceback(p12: Path, tmp_path: Path) -> None:
    whole, path = p12.read_bytes(), tmp_path / "bad.p12"
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            load_p12(path, PASSWORD)
        except UsageProblem as problem:
            assert problem.code.startswith("signing.key_")  # noqa: PT017  most, not all, bytes matter
    path.write_bytes(whole[:-10])
    assert code_of(path) == "signing.key_damaged"


def test_a_certificate_alone_signs_nothing(ca: Ca, tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12

    path = tmp_path / "certificate.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(None, None, new_key(ca.root).certificate, None, NoEncryption())
    )
    assert code_of(path, None) == "signing.key_unusable"


# --- whose it is


@pytest.mark.parametrize(
    ("subject", "expected", "found"),
    [
        (ANNA, KNOWN, ()),
        (ANNA, {}, ()),
        (ANNA, {"snils": "11223344595"}, ()),
        (ANNA, {**KNOWN, "last_name": "СОКОЛОВА"}, ()),
        (ANNA, {**KNOWN, "snils": "08765430300"}, (("snils", "mismatch"),)),
        (ANNA, {**KNOWN, "inn": "7743013902"}, (("inn", "mismatch"),)),
        (Subject("Соколова", "Анна", "Петровна", None, None), KNOWN, (("snils", "mismatch"),)),
        (Subject("Соколова", "Анна", "", "11223344595"), KNOWN, (("middle_name", "mismatch"),)),
        (Subject("Соколова", "Инна", "Петровна", "11223344595"), KNOWN, (("first_name", "mismatch"),)),
        (PETR, {"last_name": "Орлов", "first_name": "Петр", "middle_name": "Семенович"},
         (("first_name", "yo_mismatch"), ("middle_name", "yo_mismatch"))),
        (Subject("Ким", "Анна", "Мария"), {"last_name": "Ким", "first_name": "Анна Мария"}, ()),
        (Subject("Мамедов", "Али", "Вагиф оглы"),
         {"last_name": "Мамедов", "first_name": "Али", "middle_name": "Вагиф оглы"}, ()),
    ],
)  # fmt: skip
@pytest.mark.shows("R23", "R28")
def test_what_differs_from_the_account(
    subject: Subject, expected: dict[str, str], found: tuple[tuple[str, str], ...]
) -> None:
    assert [(one.field, one.why) for one in differences(subject, expected)] == list(found)
    assert all(isinstance(one, Difference) for one in differences(subject, expected))


LETTERS = st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=20).map(str.capitalize)


@given(last=LETTERS, first=LETTERS, middle=LETTERS | st.just(""), other=LETTERS)
def test_nobody_differs_from_oneself_and_everybody_from_another(
    last: str, first: str, middle: str, other: str
) -> None:
    values = {"last_name": last, "first_name": first, "middle_name": middle}
    assert differences(Subject(last, first, middle), values) == ()
    if other.casefold() != last.casefold():
        assert [one.field for one in differences(Subject(other, first, middle), values)] == ["last_name"]


def _certificate(ca: Ca, *parts: tuple[x509.ObjectIdentifier, str]) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in parts])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(ca.root.certificate.subject)
    builder = builder.public_key(new_private().public_key()).serial_number(7)
    builder = builder.not_valid_before(NOW - DAY).not_valid_after(NOW + DAY)
    return builder.sign(ca.root.private, hashes.SHA256())


def test_names_as_authorities_write_them(ca: Ca) -> None:
    common = _certificate(ca, (NameOID.COMMON_NAME, "Соколова Анна Петровна"), (NameOID.SNILS, "11223344595"))
    assert of_certificate(common) == Subject("Соколова", "Анна", "Петровна", "11223344595")
    organisation = _certificate(ca, (NameOID.SURNAME, "Орлов"), (NameOID.INN, "007743013902"))
    assert of_certificate(organisation) == Subject("Орлов", ""), "an organisation's ИНН is nobody's own"
    nobody = _certificate(ca, (NameOID.SNILS, "112-233-445 95"))
    assert of_certificate(nobody) == Subject("", "")


def test_an_organisation_signs_under_its_own_name(ca: Ca) -> None:
    bank = Subject("", "", organisation="Банк «Санкт-Петербург» (публичное акционерное общество)")
    key = new_private()
    made = issuing.issue(ca.root, key.public_key(), bank, NOW - DAY, NOW + DAY)
    assert of_certificate(made) == bank, "CN is too short for it, O is not"
    assert bank.full_name == bank.organisation
    assert differences(bank, {"last_name": "Банк"})
    employee = _certificate(ca, (NameOID.COMMON_NAME, "Орлов Иван"), (NameOID.ORGANIZATION_NAME, "Клиника"))
    assert of_certificate(employee) == Subject("Орлов", "Иван"), "a person, whatever the organisation"


def test_a_name_given_twice_is_none(ca: Ca) -> None:
    twice = _certificate(ca, (NameOID.SNILS, "11223344595"), (NameOID.SNILS, "08765430300"))
    assert of_certificate(twice).snils is None


# --- signers


FAKE = """
import sys
from pathlib import Path
from gosmed_cli.signing.cms import sign
from gosmed_cli.signing.keys import load_p12
data = sys.stdin.buffer.read()
signature = sign(data, load_p12(Path(sys.argv[1]), None))
how = sys.argv[2]
if how == "der":
    sys.stdout.buffer.write(signature)
elif how == "base64":
    import base64
    sys.stdout.write(base64.encodebytes(signature).decode())
elif how == "pem":
    import base64
    text = base64.encodebytes(signature).decode()
    sys.stdout.write(f"-----BEGIN CMS-----\\n{text}-----END CMS-----\\n")
elif how == "nothing":
    pass
elif how == "words":
    print("готово")
elif how == "fails":
    sys.stderr.write("no token\\n")
    sys.exit(3)
"""


@pytest.fixture(scope="module")
def provider(ca: Ca, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, str]:
    """A program that signs as another provider's would; the way of answering is its last word."""
    folder = tmp_path_factory.mktemp("provider")
    write_p12(folder / "token.p12", new_key(ca.root), None)
    (folder / "sign.py").write_text(FAKE)
    return sys.executable, str(folder / "sign.py"), str(folder / "token.p12")


@pytest.mark.parametrize("how", ["der", "base64", "pem"])
def test_a_command_signs(ca: Ca, provider: tuple[str, ...], how: str) -> None:
    signer = CommandSigner((*provider, how))
    data = b"\x00\r\nscan\n" * 1000
    assert verify.verify(data, signer.sign(data), ca.trust, NOW).subject == ANNA
    assert signer.subject is None


@pytest.mark.parametrize(
    ("how", "code"),
    [("nothing", "command_no_cms"), ("words", "command_no_cms"), ("fails", "command_failed")],
)
def test_a_command_that_does_not_sign(
    provider: tuple[str, ...], how: str, code: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UsageProblem, match=code):
        CommandSigner((*provider, how)).sign(b"scan")


def test_a_command_that_is_not_there_or_too_slow(provider: tuple[str, ...]) -> None:
    with pytest.raises(UsageProblem, match="command_missing"):
        CommandSigner(("no-such-program-here",)).sign(b"scan")
    with pytest.raises(UsageProblem, match="command_slow"):
        CommandSigner((sys.executable, "-c", "import time; time.sleep(60)"), limit=0.2).sign(b"scan")


def test_a_command_line_is_split_as_a_shell_does_and_never_given_to_one() -> None:
    assert CommandSigner.of("sign --pin '1 2' $HOME").argv == ("sign", "--pin", "1 2", "$HOME")
    for line in ("", "  ", "sign 'open"):
        with pytest.raises(UsageProblem, match="command_form"):
            CommandSigner.of(line)


def test_signers_are_told_apart(ca: Ca) -> None:
    first, second = P12Signer(new_key(ca.root)), P12Signer(new_key(ca.root))
    assert first.identity != second.identity
    assert CommandSigner(("a", "b")).identity != CommandSigner(("a b",)).identity
    assert base64.b64encode(first.sign(b"scan")), "each signs"


def test_an_authority_survives_its_text(ca: Ca) -> None:
    again = issuing.Authority.of_pem(*ca.root.to_pem())
    assert again.certificate == ca.root.certificate
    key = new_key(again)
    assert verify.verify(b"x", P12Signer(key).sign(b"x"), ca.trust, NOW).serial == key.serial
    assert isinstance(key, Key)
