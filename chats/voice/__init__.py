"""What is said when a machine rings a family, and the key they press."""
