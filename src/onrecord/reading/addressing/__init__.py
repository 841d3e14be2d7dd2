"""To whom and through what something was said. The one rule: words of the cue's own sentence, never of the content."""

from onrecord.reading.addressing.addressees import find_addressee
from onrecord.reading.addressing.channels import find_channel, outlet_words

__all__ = ["find_addressee", "find_channel", "outlet_words"]
