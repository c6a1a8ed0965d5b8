"""The site of the demonstration, served and visited as people visit it, with a real browser.

What tests, pictures of pages and the bench of the site have in common: the home, the server, the
pages there are, the browser.
"""
