"""Host names of settings and addresses: which are in the user's own network, and which of them are named."""

from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

_LOCAL_ENDINGS = (".localhost", ".local", ".internal", ".lan", ".home.arpa")


def is_private_host(host: str) -> bool:
    """Whether a host is on this computer or in the own network, as far as its name tells.

    A name that looks public may still lead to a private address: who connects has to look at that too.
    """
    name = host.strip("[]").rstrip(".").lower()
    try:
        return not ip_address(name.split("%")[0]).is_global
    except ValueError:
        pass
    last = name.rsplit(".", 1)[-1]
    # "127.1", "2130706433" and "0x7f.1" are addresses too, to some programs.
    looks_like_number = last.isdigit() or last.startswith("0x")
    return "." not in name or name.endswith(_LOCAL_ENDINGS) or looks_like_number


def split_host(entry: str) -> tuple[str, int | None]:
    """`host`, `host:port` or `[ip6]:port` as a lower-case host and a port; ValueError if none of them."""
    bare_ip6 = entry.count(":") > 1 and not entry.startswith("[")
    parts = urlsplit(f"//[{entry}]" if bare_ip6 else f"//{entry}")
    if not parts.hostname or parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError(entry)
    if parts.port == 0 or parts.netloc.endswith(":"):
        raise ValueError(entry)
    return parts.hostname.rstrip("."), parts.port


def is_host_entry(entry: str) -> bool:
    """Whether this can stand in `site.allowed_hosts`; wildcards cannot."""
    try:
        host, _ = split_host(entry)
    except ValueError:
        return False
    return host.isascii() and all(c.isalnum() or c in "-._:%" for c in host)


def is_named(host: str, port: int, entries: Iterable[str]) -> bool:
    """Whether one of the entries is this host, on this port or on all."""
    wanted = host.strip("[]").rstrip(".").lower()
    return any(name == wanted and named_port in (None, port) for name, named_port in map(split_host, entries))


def host_and_port(url: str) -> tuple[str, int]:
    """The host of an http or https address and its port, by default the scheme's; ValueError if none."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(url)
    usual = 443 if parts.scheme == "https" else 80
    return parts.hostname.rstrip("."), usual if parts.port is None else parts.port
