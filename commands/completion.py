"""`gosmed completion SHELL`: the script that makes a shell complete commands and options."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .app import typer_app
from .options import Command
from .render import Answer, lines_of

app = typer_app()


class Shell(StrEnum):
    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


# The program answers `_GOSMED_COMPLETE=complete_SHELL`; where it knows nothing, the shell offers files.
SCRIPTS = {
    Shell.BASH: """\
_gosmed_completion() {
    local IFS=$'\\n'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
                   _GOSMED_COMPLETE=complete_bash "$1" 2>/dev/null ) )
    return 0
}
complete -o default -F _gosmed_completion gosmed
""",
    Shell.ZSH: """\
#compdef gosmed
_gosmed_completion() {
  eval $(env _TYPER_COMPLETE_ARGS="${words[1,$CURRENT]}" _GOSMED_COMPLETE=complete_zsh gosmed 2>/dev/null)
}
if [ "$funcstack[1]" = "_gosmed" ]; then
  _gosmed_completion "$@"
else
  compdef _gosmed_completion gosmed
fi
""",
    Shell.FISH: """\
function __gosmed_complete
    env _GOSMED_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=$argv[1] \\
        _TYPER_COMPLETE_ARGS=(commandline -cp) gosmed 2>/dev/null
end
complete --command gosmed --arguments "(__gosmed_complete get-args)" --condition "__gosmed_complete is-args"
""",
}


@app.command(cls=Command, help="help.completion")
def completion(
    shell: Annotated[Shell, typer.Argument(metavar="bash|zsh|fish", help="help.arg.shell")],
) -> Answer:
    script = SCRIPTS[shell]
    return Answer({"shell": shell.value, "script": script}, lines_of(script.rstrip("\n").split("\n")))
