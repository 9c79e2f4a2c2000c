"""What an operator types after ``chats``, apart from starting everything here."""
