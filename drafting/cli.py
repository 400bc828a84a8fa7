"""The command line, for scripts and measurements: `amends check`, `amends draft`, `amends run`.

Each imports what it needs when it is asked for, so that the app starts without the rubric, and a check without the rest.
"""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from typing import Final

from drafting.errors import AmendsError, ModelUnavailable

UNUSABLE: Final = 2
"""Exit status for input that cannot be used; 1 says blocked, or no draft."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command; returns its exit status."""
    args = _parser().parse_args(argv)
    try:
        return args.run(args)
    except ModelUnavailable as error:
        print(f"amends: {error.hint}", file=sys.stderr)
        return 1
    except AmendsError as error:
        print(f"amends: {error.hint}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except OSError as error:
        print(f"amends: the answer could not be written: {error.strerror or error}", file=sys.stderr)
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="amends", description="Helps staff answer for a mistake.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _check(commands.add_parser("check", help="judge a text: exit 0 nothing blocked, 1 blocked, 2 unusable input"))
    _draft(commands.add_parser("draft", help="draft from an incident record: exit 0 a draft, 1 none, 2 unusable input"))
    _explain(commands.add_parser("explain", help="which rule looked where in a text, and what came of it"))
    _rules(commands.add_parser("rules", help="list the rules; show one; try them on their own examples"))
    _run(commands.add_parser("run", help="serve the app on http://127.0.0.1:8501"))
    return parser


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="texts to judge; - or nothing for standard input")
    parser.add_argument("--kind", help="kind of message, such as first-response (default resolution-letter)")
    parser.add_argument("--incident", metavar="FILE", help="the incident record (JSON) the text is held against")
    parser.add_argument("--on", type=_date, metavar="DATE", help="the letter's own date, YYYY-MM-DD")
    parser.add_argument("--format", choices=("text", "json", "sarif", "html"), default="text")
    parser.add_argument("--jsonl", action="store_true", help="JSON objects on standard input, a report a line out")
    parser.set_defaults(run=_checked)


def _draft(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "incident", nargs="?", default="-", metavar="INCIDENT.json", help="the record; - for standard input"
    )
    parser.add_argument("--kind", help="kind of message (default: the record's, else resolution-letter)")
    parser.add_argument("--model", help="who writes (default: AMENDS_MODEL, else builtin/plain)")
    parser.add_argument("--on", type=_date, metavar="DATE", help="the letter's own date, YYYY-MM-DD")
    parser.add_argument("--jsonl", action="store_true", help="records on standard input, a draft a line out")
    parser.set_defaults(run=_drafted)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="the text; - for standard input")
    parser.add_argument("--rule", metavar="ID", help="this rule alone")
    parser.add_argument("--kind", help="kind of message (default resolution-letter)")
    parser.add_argument("--incident", metavar="FILE", help="the incident record (JSON) the text is held against")
    parser.add_argument("--on", type=_date, metavar="DATE", help="the letter's own date, YYYY-MM-DD")
    parser.set_defaults(run=_explained)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_rules_listed)
    actions = parser.add_subparsers(metavar="ACTION")
    show = actions.add_parser("show", help="what a rule marks, why, and what to write instead")
    show.add_argument("id", metavar="ID")
    show.set_defaults(run=_rule_shown)
    test = actions.add_parser("test", help="try the rules on their own examples: exit 0 all hold, 1 one fails")
    test.add_argument("folder", nargs="?", metavar="FOLDER", help="a house's rules (default: those in force)")
    test.set_defaults(run=_rules_tested)


def _run(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_serve)


def _checked(args: argparse.Namespace) -> int:
    from drafting import commands

    return commands.check(args)


def _drafted(args: argparse.Namespace) -> int:
    from drafting import commands

    return commands.draft(args)


def _explained(args: argparse.Namespace) -> int:
    from drafting import rule_commands

    return rule_commands.explain_text(args)


def _rules_listed(_args: argparse.Namespace) -> int:
    from drafting import rule_commands

    return rule_commands.list_rules()


def _rule_shown(args: argparse.Namespace) -> int:
    from drafting import rule_commands

    return rule_commands.show_rule(args.id)


def _rules_tested(args: argparse.Namespace) -> int:
    from drafting import rule_commands

    return rule_commands.test_rules(args.folder)


def _serve(_args: argparse.Namespace) -> int:
    from drafting.serve import serve

    return serve()


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2026-05-31") from None
