"""A second implementation of docs/protocol.md, for checking only.

It was written from that text and protocol/vestigo.cddl, and is kept apart from the first
implementation on purpose: where the two disagree, the text decides.
"""
