"""Where messages leave the house: for each channel, how a message is written and handed to its provider."""

from chats.delivery.outlets.calls import CallOutlet
from chats.delivery.outlets.health import Health
from chats.delivery.outlets.mail import MailOutlet
from chats.delivery.outlets.opening import Healths, Outlets, close_outlets, open_outlets
from chats.delivery.outlets.outlet import Letterbox, Limit, Outlet, Written
from chats.delivery.outlets.standby import Standby
from chats.delivery.outlets.texts import TextOutlet
from chats.delivery.outlets.whatsapp import WhatsAppOutlet

__all__ = [
    "CallOutlet", "Health", "Healths", "Letterbox", "Limit", "MailOutlet", "Outlet", "Outlets", "Standby",
    "TextOutlet", "WhatsAppOutlet", "Written", "close_outlets", "open_outlets",
]  # fmt: skip
