"""The demo's provider of calls, apart from its web server: it rings, reads out our pages, takes keys.

As Twilio does, it fetches what is said only when somebody picks up, and signs what it posts.
"""

import secrets
import threading
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import ParseError, fromstring

import httpx

from chats.delivery.channels.signature import signature
from chats.demo import calls, carrier
from chats.demo.calls import Heard, PhoneCall
from chats.demo.carrier import Said

RINGS_SECONDS = 600.0
"""Longer than any phone rings: whoever tries the demo has to find it first."""


class Switchboard:
    """The provider's calls: one account and its phones."""

    def __init__(
        self, *, folder: Path, account: str, token: str, rings_seconds: float = RINGS_SECONDS
    ) -> None:
        self.folder = folder
        self._account, self._token, self._rings_seconds = account, token, rings_seconds
        self._ringing: dict[str, threading.Timer] = {}
        self._http = httpx.Client(timeout=5, trust_env=False)

    def close(self) -> None:
        """Ring no more, and report nothing more."""
        for timer in self._ringing.values():
            timer.cancel()
        self._http.close()

    def ring(self, form: Mapping[str, str]) -> Said:
        """Take one call, or refuse it, and let the phone ring until somebody picks up."""
        refusal = carrier.refusal_of_call(form)
        if refusal is not None:
            return refusal
        sid = f"CA{secrets.token_hex(16)}"
        calls.keep(
            self.folder, sid=sid, sender=form["From"], recipient=form["To"], page_url=form["Url"],
            status_url=form.get("StatusCallback", ""),
        )  # fmt: skip
        timer = threading.Timer(self._rings_seconds, self._rings_out, (sid,))
        timer.daemon = True
        self._ringing[sid] = timer
        timer.start()
        return self.call(sid, status=201)

    def call(self, sid: str, *, status: int = 200) -> Said:
        """Return one call as the provider writes it."""
        found = calls.call_named(self.folder, sid)
        if found is None:
            return carrier.not_found()
        return Said(status, carrier.call_as_json(found, self._account))

    def listed(self, recipient: str, limit: int) -> Said:
        """Return the calls to a number as the provider lists them."""
        found = calls.calls_to(self.folder, recipient, limit=limit)
        shown = [carrier.call_as_json(one, self._account) for one in found]
        return Said(200, {"calls": shown, "page": 0, "page_size": limit})

    def act(self, sid: str, what: str, key: str) -> Said:
        """Do what somebody at the phone does: answer, machine, refuse, key, hang-up."""
        call = calls.call_named(self.folder, sid)
        if call is None:
            return carrier.not_found()
        done = {
            "answer": lambda: self._picks_up(call, "human"),
            "machine": lambda: self._picks_up(call, "machine_end_beep"),
            "refuse": lambda: self._ends(call, "busy", only_from=calls.RINGING),
            "key": lambda: self._presses(call, key),
            "hang-up": lambda: self._ends(call, "completed", only_from=calls.TALKING),
        }[what]()
        return self.call(sid) if done else carrier.refused(21220, "Call is not in the expected state")

    def _rings_out(self, sid: str) -> None:
        call = calls.call_named(self.folder, sid)
        if call is not None:
            self._ends(call, "no-answer", only_from=calls.RINGING)

    def _picks_up(self, call: PhoneCall, by: str) -> bool:
        if not calls.moves(self.folder, call.sid, calls.TALKING, only_from=calls.RINGING):
            return False
        self._reads_out(call, call.page_url, {"AnsweredBy": by}, ())
        return True

    def _presses(self, call: PhoneCall, key: str) -> bool:
        if not (call.goes_on and call.key_url and len(key) == 1 and key in "0123456789*#"):
            return False
        self._reads_out(call, call.key_url, {"Digits": key}, (*call.said, Heard(key, pressed=True)))
        return True

    def _reads_out(
        self, call: PhoneCall, url: str, form: Mapping[str, str], before: tuple[Heard, ...]
    ) -> None:
        """Fetch a page and say it; the call ends where the page waits for no key."""
        said, key_url = read(self._posted(url, self._naming(call, calls.TALKING) | dict(form)))
        calls.hears(self.folder, call.sid, (*before, *said), key_url)
        if not key_url:
            self._ends(call, "completed", only_from=calls.TALKING)

    def _ends(self, call: PhoneCall, status: str, *, only_from: str) -> bool:
        if not calls.moves(self.folder, call.sid, status, only_from=only_from):
            return False
        timer = self._ringing.pop(call.sid, None)
        if timer is not None:
            timer.cancel()
        if call.status_url:
            self._posted(call.status_url, self._naming(call, status))
        return True

    def _naming(self, call: PhoneCall, status: str) -> dict[str, str]:
        return {
            "CallSid": call.sid, "AccountSid": self._account, "From": call.sender, "To": call.recipient,
            "CallStatus": status, "Direction": "outbound-api", "ApiVersion": "2010-04-01",
        }  # fmt: skip

    def _posted(self, url: str, params: dict[str, str]) -> bytes:
        """Post a signed form to the app and return its page; nothing if it could not be had."""
        signed = {"X-Twilio-Signature": signature(url, params, self._token)}
        try:
            answer = self._http.post(url, data=params, headers=signed)
        except (httpx.HTTPError, httpx.InvalidURL):
            return b""
        return answer.content if answer.status_code == 200 else b""


def read(page: bytes) -> tuple[list[Heard], str]:
    """Read a page of ours up to where it waits for a key: what is said, and where the key goes.

    What it would say again without a key is left out: whoever tries the demo has it before their eyes.
    """
    try:
        verbs = list(fromstring(page))  # noqa: S314 (our own app's page)
    except ParseError:
        return [], ""
    said: list[Heard] = []
    for verb in verbs:
        said += [Heard(one.text or "", one.get("language", "")) for one in verb.iter("Say")]
        said += [Heard("", url=one.text or "") for one in verb.iter("Play")]
        if verb.tag == "Gather":
            return said, verb.get("action", "")
    return said, ""
