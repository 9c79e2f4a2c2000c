"""What staff send from the page of incoming texts."""

from chats.web.forms import StaffForm


class DealtWithForm(StaffForm):
    """A button and nothing else."""
