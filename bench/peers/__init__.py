"""Other checkers on our corpora: each is installed into a folder of its own and run as a command, never imported.

`python -m bench.peers` rebuilds TABLE.md. A peer is one file here: how it is installed, how it is called, and how
what it prints becomes findings in code points of the text.
"""
