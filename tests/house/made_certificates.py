"""An authority of the test's own, and what it vouches for."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)
WHILE = (-DAY, DAY)
"""From yesterday to tomorrow."""


class Authority:
    """A service's own authority, whose certificate stands in `file`."""

    def __init__(self, folder, name="School authority"):
        self._folder = folder
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self._key = ec.generate_private_key(ec.SECP256R1())
        own = self._certificate(self._name, self._key, (-400 * DAY, 400 * DAY)).add_extension(
            x509.BasicConstraints(ca=True, path_length=None), critical=True
        )
        self.file = folder / "authority.pem"
        self.file.write_bytes(_pem(own.sign(self._key, hashes.SHA256())))

    def context(self, days=WHILE, host="127.0.0.1"):
        """What a server needs to be `host` within `days` from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hub")])
        alias = x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))])
        made = self._certificate(named, key, days).add_extension(alias, critical=False)
        chain, private = self._folder / "hub.pem", self._folder / "hub.key"
        chain.write_bytes(_pem(made.sign(self._key, hashes.SHA256())))
        private.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain, private)
        return context

    def _certificate(self, subject, key, days):
        now = datetime.now(UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + days[0])
            .not_valid_after(now + days[1])
        )


def _pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)
