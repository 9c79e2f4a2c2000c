"""Staff accounts: passwords, sessions, sign-in."""
