"""Twilio's signature on what it posts to us: HMAC-SHA1 over the public URL and the sorted form fields.

Source: Twilio, "Webhooks security". The URL is the one Twilio was given, so it comes from the public address
in the settings and never from the request's own Host header, which whoever sends it may choose.
"""

import hmac
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import urlsplit

_STANDARD_PORTS = {"http": 80, "https": 443}


def signature(url: str, params: Mapping[str, str], token: str) -> str:
    """Return the value of ``X-Twilio-Signature`` for a form posted to ``url``."""
    signed = url + "".join(name + params[name] for name in sorted(params))
    return b64encode(hmac.digest(token.encode(), signed.encode("utf-8", "surrogatepass"), "sha1")).decode()


def signed_by(token: str, claimed: str | None, url: str, params: Mapping[str, str]) -> bool:
    """Whether ``claimed``, the header as it came, proves that the holder of ``token`` posted this.

    The standard port may be written in the URL or not: Twilio is not consistent about it. The comparison
    takes the same time however much of the signature is right.
    """
    given = (claimed or "").encode("utf-8", "surrogatepass")
    wanted = [signature(spelling, params, token).encode() for spelling in _spellings(url)]
    return any([hmac.compare_digest(one, given) for one in wanted])


def _spellings(url: str) -> tuple[str, ...]:
    parts = urlsplit(url)
    standard = _STANDARD_PORTS.get(parts.scheme)
    if standard is None:
        return (url,)
    if parts.port is None:
        return (url, parts._replace(netloc=f"{parts.netloc}:{standard}").geturl())
    if parts.port == standard:
        return (url, parts._replace(netloc=parts.netloc.removesuffix(f":{standard}")).geturl())
    return (url,)
