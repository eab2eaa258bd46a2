"""Bytes to validated events: the one gate through which all data comes in."""
