"""Read at the start of every Python that a test starts (`PYTHONPATH`): no network, starts are noted.

Python announces every use of a socket and every start of a program to audit hooks (PEP 578), whoever in
whatever library asks for it. A use of a network fails and is noted in the file that `NETWORK_LOG` names; a
program that is started is noted in the file that `STARTED_LOG` names. Sockets inside the machine (the event
loop's own pair, sockets of the file system) are no network.
"""

import os
import sys
from collections.abc import Callable

_INSIDE = (1,)
"""Families of addresses that never leave the machine: AF_UNIX."""
_BY_NAME = frozenset(
    {
        "socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
        "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "socket.getservbyname",
        "urllib.Request", "http.client.connect", "ftplib.connect", "smtplib.connect", "webbrowser.open",
    }
)  # fmt: skip
_STARTS = frozenset(
    {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "os.forkpty", "pty.spawn"}
)


class NoNetworkError(OSError):
    """A test, or what it tests, tried to speak to a network."""


def network_event(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether an audit event is a use of a network."""
    if event == "socket.__new__":
        return arguments[1] not in _INSIDE
    if event in ("socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"):
        # The address of a socket of the file system is a path; that of a connected socket is None.
        return not isinstance(arguments[1], str | bytes | None)
    return event in _BY_NAME


def watcher(started: str | None) -> Callable[[str, tuple[object, ...]], None]:
    """An audit hook that notes started programs in the file `started`, if one is named."""

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if network_event(event, arguments):
            said = f"{event} {arguments[1:]!r}"
            if "NETWORK_LOG" in os.environ:
                _note(os.environ["NETWORK_LOG"], said)
            raise NoNetworkError(said)
        if started is not None and event in _STARTS:
            _note(started, f"{event} {arguments!r}")

    return watch


def _note(path: str, line: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(descriptor, f"{line}\n".encode("utf-8", "replace"))
    os.close(descriptor)


if __name__ == "sitecustomize":
    sys.addaudithook(watcher(os.environ.get("STARTED_LOG")))
