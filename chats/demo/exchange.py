"""The demo's text provider, apart from its web server: what it does with a text, and what it tells the app.

It signs what it posts, so the app believes it for the reason it will believe Twilio.
"""

import hmac
import secrets
import threading
from base64 import b64encode
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from chats.delivery.channels.signature import signature
from chats.demo import carrier, handsets
from chats.demo.carrier import Said

_UNDELIVERED_CODE = "30003"  # the phone is switched off
_STATUS_POSTERS = 4


class Exchange:
    """The provider: one account, its phones, and the address of the app it reports to."""

    def __init__(self, *, folder: Path, account: str, token: str, inbound_url: str) -> None:
        self.folder = folder
        self.account = account
        self.inbound_url = inbound_url
        self._token = token
        self._closing = threading.Event()
        self._posters = ThreadPoolExecutor(_STATUS_POSTERS)
        self._http = httpx.Client(timeout=5, trust_env=False)

    def close(self) -> None:
        """Report nothing more, and keep nobody waiting for an answer that never comes."""
        self._closing.set()
        self._posters.shutdown(wait=True, cancel_futures=True)
        self._http.close()

    def knows(self, authorization: str) -> bool:
        """Whether a request carries the account's name and token."""
        wanted = b"Basic " + b64encode(f"{self.account}:{self._token}".encode())
        return hmac.compare_digest(wanted, authorization.encode("utf-8", "replace"))

    def take(self, form: Mapping[str, str]) -> Said | None:
        """Take one text, or refuse it. None: no answer is to be given."""
        refusal = carrier.refusal(form)
        if refusal is not None:
            return refusal
        to, sender = form["To"], form["From"]
        if handsets.is_stopped(self.folder, sender=sender, recipient=to):
            return carrier.REFUSED_TO["+15005550004"]
        sid = _new_sid()
        handsets.keep(self.folder, sid=sid, sender=sender, recipient=to, body=form["Body"], inbound=False)
        if form.get("StatusCallback"):
            self._posters.submit(self._report, sid, dict(form))
        if to == carrier.NEVER_ANSWERS:
            self._closing.wait(120)
            return None
        if to == carrier.FAILS_AFTER_TAKING:
            return carrier.refused(20500, "Internal Server Error", status=500)
        return self.text(sid, status=201)

    def text(self, sid: str, *, status: int = 200) -> Said:
        """Return one text as the provider writes it."""
        found = handsets.text_named(self.folder, sid)
        if found is None:
            return carrier.not_found()
        return Said(status, carrier.as_json(found, self.account))

    def answer_from(self, number: str, to: str, body: str) -> Said:
        """Let a phone answer: keep its text, and hand it to the app as Twilio would."""
        texts = handsets.texts_of(self.folder, number)
        to = to or next((text.sender for text in reversed(texts) if not text.inbound), "")
        if not number or not to:
            return carrier.refused(21604, "Nobody has texted this number, so there is nobody to answer.")
        sid = _new_sid()
        handsets.keep(self.folder, sid=sid, sender=number, recipient=to, body=body, inbound=True)
        self._heed(number, to, body)
        params = self._naming(sid, number, to) | {
            "SmsMessageSid": sid,
            "SmsStatus": "received",
            "Body": body,
            "NumSegments": str(carrier.segments(body)),
            "NumMedia": "0",
        }
        answered = self._post(self.inbound_url, params)
        took = answered is not None and answered < 400
        return Said(200 if took else 502, {"sid": sid, "answered": answered})

    def _heed(self, number: str, to: str, body: str) -> None:
        """Do what Twilio does by itself with STOP and START, which it knows in English only."""
        word = body.strip().upper()
        if word in carrier.STOP_WORDS:
            handsets.stop(self.folder, sender=to, recipient=number)
            words = carrier.STOPPED
            handsets.keep(self.folder, sid=_new_sid(), sender=to, recipient=number, body=words, inbound=False)
        elif word in carrier.START_WORDS:
            handsets.start(self.folder, sender=to, recipient=number)

    def _report(self, sid: str, form: Mapping[str, str]) -> None:
        for status in carrier.statuses(form["To"]):
            if self._closing.is_set():
                return
            handsets.mark(self.folder, sid, status)
            params = self._naming(sid, form["From"], form["To"])
            params |= {"MessageStatus": status, "SmsStatus": status}
            if status == "undelivered":
                params["ErrorCode"] = _UNDELIVERED_CODE
            self._post(form["StatusCallback"], params)

    def _naming(self, sid: str, sender: str, to: str) -> dict[str, str]:
        return {
            "MessageSid": sid,
            "SmsSid": sid,
            "AccountSid": self.account,
            "From": sender,
            "To": to,
            "ApiVersion": "2010-04-01",
        }

    def _post(self, url: str, params: dict[str, str]) -> int | None:
        """Post a signed form to the app and return its status; None if it could not be reached."""
        signed = {"X-Twilio-Signature": signature(url, params, self._token)}
        try:
            return self._http.post(url, data=params, headers=signed).status_code
        except (httpx.HTTPError, httpx.InvalidURL):
            return None


def _new_sid() -> str:
    return f"SM{secrets.token_hex(16)}"
