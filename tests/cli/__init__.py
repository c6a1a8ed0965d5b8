"""What the commands must do."""
