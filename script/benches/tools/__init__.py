"""What is measured: one small program for each way to do something, as its users write it.

For workbooks each is called with a workbook, the `.json` beside it and an empty folder, and prints
how many rows below the header it has read: a tool that read fewer has no number. For libraries
(`figures_...`) each is called with the name of a question, the `.json` that says where the library
is and an empty folder, and prints its answer: a tool that answers otherwise has no number.
"""
