"""The demo's text provider, apart from its web server: what it does with a text, and what it tells the app.

It signs what it posts, so the app believes it for the reason it will believe Twilio.
"""

import hmac
import secrets
import threading
from base64 import b64encode
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from chats.delivery.channels.signature import signature
from chats.demo import carrier, contents, handsets, whatsapp
from chats.demo.carrier import Said

_OFF = "30003"  # the phone is switched off
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
        if whatsapp.is_whatsapp(form):
            return self._take_whatsapp(form)
        refusal = carrier.refusal(form)
        if refusal is not None:
            return refusal
        to, sender = form["To"], form["From"]
        if handsets.is_stopped(self.folder, sender=sender, recipient=to):
            return carrier.REFUSED_TO["+15005550004"]
        sid = _new_sid()
        handsets.keep(self.folder, sid=sid, sender=sender, recipient=to, body=form["Body"], inbound=False)
        if form.get("StatusCallback"):
            reports = [(status, "") for status in carrier.statuses(to)]
            reports = [(status, _OFF if status == "undelivered" else "") for status, _ in reports]
            self._posters.submit(self._report, sid, dict(form), reports)
        if to == carrier.NEVER_ANSWERS:
            self._closing.wait(120)
            return None
        if to == carrier.FAILS_AFTER_TAKING:
            return carrier.refused(20500, "Internal Server Error", status=500)
        return self.text(sid, status=201)

    def _take_whatsapp(self, form: Mapping[str, str]) -> Said:
        content = contents.content_named(self.folder, form.get("ContentSid", ""))
        refusal = whatsapp.refusal(form, content)
        if refusal is not None:
            return refusal
        to, sender, sid = form["To"], form["From"], _new_sid()
        opened = handsets.wrote_lately(self.folder, sender=to, recipient=sender)
        reports = whatsapp.reports(form, content, window_open=opened)
        if reports[-1][0] == "read":
            words = whatsapp.words(form, content)
            handsets.keep(self.folder, sid=sid, sender=sender, recipient=to, body=words, inbound=False)
        if content is not None:
            contents.note(self.folder, sid, content.sid)
        if form.get("StatusCallback"):
            self._posters.submit(self._report, sid, dict(form), reports)
        return Said(201, {"sid": sid, "status": "queued", "error_code": None, "to": to, "from": sender})

    def text(self, sid: str, *, status: int = 200) -> Said:
        """Return one text as the provider writes it."""
        found = handsets.text_named(self.folder, sid)
        if found is None:
            return carrier.not_found()
        return Said(status, carrier.as_json(found, self.account))

    def answer_from(self, number: str, to: str, body: str, button: str = "") -> Said:
        """Let a phone answer: keep its text, and hand it to the app as Twilio would."""
        texts = handsets.texts_of(self.folder, number)
        to = to or next((text.sender for text in reversed(texts) if not text.inbound), "")
        if not number or not to:
            return carrier.refused(21604, "Nobody has texted this number, so there is nobody to answer.")
        sid = _new_sid()
        handsets.keep(self.folder, sid=sid, sender=number, recipient=to, body=body, inbound=True)
        by_whatsapp = number.startswith(whatsapp.PREFIX)
        if not by_whatsapp:
            self._heed(number, to, body)
        params = self._naming(sid, number, to) | {
            "SmsMessageSid": sid,
            "SmsStatus": "received",
            "Body": body,
            "NumSegments": str(carrier.segments(body)),
            "NumMedia": "0",
        }
        if by_whatsapp:
            params |= self._of_whatsapp(number, texts, body, button)
        answered = self._post(self.inbound_url, params)
        took = answered is not None and answered < 400
        return Said(200 if took else 502, {"sid": sid, "answered": answered})

    def _of_whatsapp(
        self, number: str, texts: Sequence[handsets.PhoneText], body: str, button: str
    ) -> dict[str, str]:
        """What Twilio adds to a message by WhatsApp; of a button, which one of which message."""
        more = {"WaId": number.removeprefix(f"{whatsapp.PREFIX}+"), "ProfileName": "", "MessageType": "text"}
        if not button:
            return more
        shown = next((text for text in reversed(texts) if not text.inbound), None)
        pressed = {"MessageType": "button", "ButtonPayload": button, "ButtonText": body}
        replied = {"OriginalRepliedMessageSid": shown.sid} if shown is not None else {}
        return more | pressed | replied

    def _heed(self, number: str, to: str, body: str) -> None:
        """Do what Twilio does by itself with STOP and START, which it knows in English only."""
        word = body.strip().upper()
        if word in carrier.STOP_WORDS:
            handsets.stop(self.folder, sender=to, recipient=number)
            words = carrier.STOPPED
            handsets.keep(self.folder, sid=_new_sid(), sender=to, recipient=number, body=words, inbound=False)
        elif word in carrier.START_WORDS:
            handsets.start(self.folder, sender=to, recipient=number)

    def _report(self, sid: str, form: Mapping[str, str], reports: Sequence[whatsapp.Report]) -> None:
        for status, code in reports:
            if self._closing.is_set():
                return
            handsets.mark(self.folder, sid, status)
            params = self._naming(sid, form["From"], form["To"])
            params |= {"MessageStatus": status, "SmsStatus": status}
            if code:
                params["ErrorCode"] = code
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
