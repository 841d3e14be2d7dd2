"""Messages that quote messages: who wrote what is quoted, from the line that leads in to it."""

from onrecord.reading.replies.attributing import by_replies
from onrecord.reading.replies.finding import Reply, find_replies

__all__ = ["Reply", "by_replies", "find_replies"]
