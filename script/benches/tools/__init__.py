"""What is measured: one small program for each way to read a workbook, as its users write it.

Each is called with a workbook, the `.json` beside it and an empty folder, and prints how many rows
below the header it has read: a tool that read fewer has no number.
"""
