"""Which machines a request may reach: allowed hosts, no private address that is not named, on every hop.

The name is resolved and checked before a connection, and the machine that was really reached is checked again
before a byte is sent, so a name that changes its address in between gains nothing. Behind a proxy only the
proxy resolves names; then the name itself is all that can be checked here.
"""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from hmicwatch.hosts import host_and_port, is_named, is_private_host


class Forbidden(Exception):
    """An address that hmicwatch does not ask; the text says why, for people."""


class Guard:
    """Decides on addresses by the settings: `allows` is `SiteSettings.allows`, `named` its allowed_hosts."""

    def __init__(self, allows: Callable[[str], bool], named: Iterable[str]) -> None:
        self._allows = allows
        self._named = tuple(named)

    def check_name(self, url: str) -> None:
        """Refuse what the address itself tells: other schemes, other hosts, private names."""
        try:
            host, port = host_and_port(url)
        except ValueError:
            raise Forbidden(f"{url} is no http or https address") from None
        if not self._allows(url):
            raise Forbidden(f"{host} is not among site.allowed_hosts")
        if is_private_host(host) and not self.may_be_private(host, port):
            raise Forbidden(f"{host} is in a private network and not named in site.allowed_hosts")

    def may_be_private(self, host: str, port: int) -> bool:
        return is_named(host, port, self._named) and is_private_host(host)

    def check_addresses(self, url: str) -> None:
        """Refuse a public name that leads to a private machine; an unknown name is left to the request."""
        host, port = host_and_port(url)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError:
            return
        for *_, place in found:
            self.check_machine(host, port, str(place[0]))

    def check_machine(self, host: str, port: int, address: str) -> None:
        """Refuse a private machine that neither its name nor its number allows."""
        if ipaddress.ip_address(address.split("%")[0]).is_global:
            return
        if not self.may_be_private(host, port) and not is_named(address, port, self._named):
            raise Forbidden(
                f"{host} leads to {address}, a machine in a private network "
                f"(if that is meant, name {address} in site.allowed_hosts)"
            )


class GuardedAdapter(HTTPAdapter):
    """requests' own adapter with connections that check whom they reached before they speak."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        manager: PoolManager = self.poolmanager
        manager.pool_classes_by_scheme = {
            "http": _guarded_pool(HTTPConnectionPool, _guarded(HTTPConnection, self._guard)),
            "https": _guarded_pool(HTTPSConnectionPool, _guarded(HTTPSConnection, self._guard)),
        }


def _guarded(plain: type[HTTPConnection], guard: Guard) -> type[HTTPConnection]:
    class Guarded(plain):  # type: ignore[misc, valid-type]
        def connect(self) -> None:
            super().connect()
            reached = self.sock.getpeername() if self.sock else None
            try:
                if reached is not None:
                    guard.check_machine(self.host, self.port, str(reached[0]))
            except Forbidden:
                self.close()
                raise

    return Guarded


def _guarded_pool(
    plain: type[HTTPConnectionPool], connection: type[HTTPConnection]
) -> type[HTTPConnectionPool]:
    class GuardedPool(plain):  # type: ignore[misc, valid-type]
        ConnectionCls = connection

    return GuardedPool
