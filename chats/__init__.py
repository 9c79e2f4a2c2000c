"""Coffee Chats: families and schools talk, each in their own language."""
