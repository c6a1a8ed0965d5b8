"""The site under load: pages a second, the time to the first byte, bytes on the wire."""
