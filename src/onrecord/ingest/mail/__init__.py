"""E-mail: single messages, mailboxes, Outlook's files. Rule: one document a message, and one more for each attachment
that has a reader.
"""
