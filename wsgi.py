"""What a WSGI server loads."""

from chats.app import create_app

app = create_app()
