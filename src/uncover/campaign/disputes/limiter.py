"""How often one network may send a form: no address of a visitor is kept for it.

What is kept for an hour is a keyed hash of the prefix of the address. The key is in memory alone:
when the site stops, nobody can tell of any address whether it was there.
"""

import datetime as dt
import hashlib
import hmac
import ipaddress
import math

from django.conf import settings

from uncover.campaign.disputes.models import Turn

WINDOW = dt.timedelta(hours=1)
MOST = 10
"""Forms that one prefix may send within the window."""
_PREFIX = {4: 24, 6: 56}
"""The bits by which networks are told apart: what one household or office has."""


class TooManyError(Exception):
    """The prefix has sent what it may; `seconds` until it may send again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def prefix(address: str) -> str:
    """The network of an address; what is no address counts as one network."""
    try:
        found = ipaddress.ip_address(address.strip().strip("[]"))
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ipaddress.ip_network(f"{found}/{_PREFIX[found.version]}", strict=False))


def take(address: str, now: dt.datetime) -> None:
    """Take one turn for a network, or raise TooManyError. To be called in a transaction."""
    Turn.objects.filter(at__lte=now - WINDOW).delete()
    key = settings.LIMITER_KEY.encode()
    who = hmac.new(key, prefix(address).encode(), hashlib.sha256).hexdigest()
    taken = list(Turn.objects.filter(who=who).order_by("at").values_list("at", flat=True))
    if len(taken) >= MOST:
        wait = taken[-MOST] + WINDOW - now
        raise TooManyError(max(1, math.ceil(wait.total_seconds())))
    Turn.objects.create(who=who, at=now)
