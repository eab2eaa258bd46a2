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

    try:
        code = run(sys.argv[1:])
    except Exception as error:  # noqa: BLE001 - the outermost edge: what comes here is a defect of ours
        from tui.cli.failing import report

        code = report(error)
    raise SystemExit(code)


if __name__ == "__main__":
    main()
