"""What can be counted, and how sure we are: measures, bounds, alternatives, receipts.

This room may not know letters or the web.
"""
