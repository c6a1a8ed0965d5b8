"""What phrases, letters and verdicts must do."""
