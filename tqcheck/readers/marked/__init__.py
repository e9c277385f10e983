"""Marked-up text: what a reader of HTML, Markdown and the like sees, with the way back to the file."""
