"""Where the program starts: `dateline` and `python -m tui`."""

import gc
import sys


def main() -> None:
    """Carry out the command line.

    Raises:
        SystemExit: always, with the exit code.
    """
    # Nothing made on the way to the first screen is garbage; the screen turns the collector on again.
    gc.disable()
    from tui.cli.main import run

    raise SystemExit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
