# bash completion for dateline
_dateline() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command=${COMP_WORDS[1]} words=""
    COMPREPLY=()
    [[ $word == = ]] && word=""
    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD-2]}
    case "$command:$previous" in
        list:--country) :; return ;;
        list:--not-country) :; return ;;
        list:--actor) :; return ;;
        list:--not-actor) :; return ;;
        list:--source) :; return ;;
        list:--not-source) :; return ;;
        list:--kind) COMPREPLY=($(compgen -W "announcement deployment estimate meeting statement treaty warning" -- "$word")); return ;;
        list:--not-kind) COMPREPLY=($(compgen -W "announcement deployment estimate meeting statement treaty warning" -- "$word")); return ;;
        list:--status) COMPREPLY=($(compgen -W "happened ongoing planned expected claimed denied" -- "$word")); return ;;
        list:--not-status) COMPREPLY=($(compgen -W "happened ongoing planned expected claimed denied" -- "$word")); return ;;
        list:--search) :; return ;;
        list:--since) :; return ;;
        list:--until) :; return ;;
        list:--quotes) COMPREPLY=($(compgen -W "yes no" -- "$word")); return ;;
        list:--view) COMPREPLY=($(compgen -W "events quotes actors countries sources" -- "$word")); return ;;
        list:--format) COMPREPLY=($(compgen -W "text json ndjson csv markdown" -- "$word")); return ;;
        list:--from) COMPREPLY=($(compgen -W "timelinejs gdelt feed wikipedia acled ucdp-ged ucdp-aec icews oryx table dateline" -- "$word")); return ;;
        list:--mapping) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$word")); return ;;
        list:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        check:--format) COMPREPLY=($(compgen -W "text json" -- "$word")); return ;;
        check:--from) COMPREPLY=($(compgen -W "timelinejs gdelt feed wikipedia acled ucdp-ged ucdp-aec icews oryx table dateline" -- "$word")); return ;;
        check:--mapping) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$word")); return ;;
        check:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        import:--output|import:-o) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$word")); return ;;
        import:--from) COMPREPLY=($(compgen -W "timelinejs gdelt feed wikipedia acled ucdp-ged ucdp-aec icews oryx table dateline" -- "$word")); return ;;
        import:--mapping) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$word")); return ;;
        import:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        export:--country) :; return ;;
        export:--not-country) :; return ;;
        export:--actor) :; return ;;
        export:--not-actor) :; return ;;
        export:--source) :; return ;;
        export:--not-source) :; return ;;
        export:--kind) COMPREPLY=($(compgen -W "announcement deployment estimate meeting statement treaty warning" -- "$word")); return ;;
        export:--not-kind) COMPREPLY=($(compgen -W "announcement deployment estimate meeting statement treaty warning" -- "$word")); return ;;
        export:--status) COMPREPLY=($(compgen -W "happened ongoing planned expected claimed denied" -- "$word")); return ;;
        export:--not-status) COMPREPLY=($(compgen -W "happened ongoing planned expected claimed denied" -- "$word")); return ;;
        export:--search) :; return ;;
        export:--since) :; return ;;
        export:--until) :; return ;;
        export:--quotes) COMPREPLY=($(compgen -W "yes no" -- "$word")); return ;;
        export:--to) COMPREPLY=($(compgen -W "json ndjson csv markdown html timelinejs ics" -- "$word")); return ;;
        export:--output|export:-o) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$word")); return ;;
        export:--from) COMPREPLY=($(compgen -W "timelinejs gdelt feed wikipedia acled ucdp-ged ucdp-aec icews oryx table dateline" -- "$word")); return ;;
        export:--mapping) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$word")); return ;;
        export:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        formats:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        index:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        schema:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        paths:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        cache:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        recent:--format) COMPREPLY=($(compgen -W "text json" -- "$word")); return ;;
        recent:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        completion:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
        *:--country) :; return ;;
        *:--not-country) :; return ;;
        *:--actor) :; return ;;
        *:--not-actor) :; return ;;
        *:--source) :; return ;;
        *:--not-source) :; return ;;
        *:--kind) COMPREPLY=($(compgen -W "announcement deployment estimate meeting statement treaty warning" -- "$word")); return ;;
        *:--not-kind) COMPREPLY=($(compgen -W "announcement deployment estimate meeting statement treaty warning" -- "$word")); return ;;
        *:--status) COMPREPLY=($(compgen -W "happened ongoing planned expected claimed denied" -- "$word")); return ;;
        *:--not-status) COMPREPLY=($(compgen -W "happened ongoing planned expected claimed denied" -- "$word")); return ;;
        *:--search) :; return ;;
        *:--since) :; return ;;
        *:--until) :; return ;;
        *:--quotes) COMPREPLY=($(compgen -W "yes no" -- "$word")); return ;;
        *:--from) COMPREPLY=($(compgen -W "timelinejs gdelt feed wikipedia acled ucdp-ged ucdp-aec icews oryx table dateline" -- "$word")); return ;;
        *:--mapping) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$word")); return ;;
        *:--theme) COMPREPLY=($(compgen -W "dark light contrast mono" -- "$word")); return ;;
        *:--lang) COMPREPLY=($(compgen -W "en de" -- "$word")); return ;;
    esac
    case "$command" in
        list) words="--country --not-country --actor --not-actor --source --not-source --kind --not-kind --status --not-status --search --since --until --possibly --quotes --view --format --from --mapping --lang --help -h --version -V" ;;
        check) words="--strict --format --from --mapping --lang --help -h --version -V" ;;
        import) words="--output -o --update --force --explain --from --mapping --lang --help -h --version -V" ;;
        export) words="--country --not-country --actor --not-actor --source --not-source --kind --not-kind --status --not-status --search --since --until --possibly --quotes --to --output -o --force --from --mapping --lang --help -h --version -V" ;;
        formats) words="--lang --help -h --version -V" ;;
        index) words="--lang --help -h --version -V" ;;
        schema) words="--lang --help -h --version -V" ;;
        paths) words="--lang --help -h --version -V" ;;
        cache) words="--lang --help -h --version -V clear" ;;
        recent) words="--format --lang --help -h --version -V clear" ;;
        completion) words="--lang --help -h --version -V bash zsh fish" ;;
        *) words="--country --not-country --actor --not-actor --source --not-source --kind --not-kind --status --not-status --search --since --until --possibly --quotes --from --mapping --theme --ascii --lang --help -h --version -V" ;;
    esac
    if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then words="$words list check import export formats index schema paths cache recent completion"; fi
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    if [[ $word != -* && ! $command =~ ^(formats|schema|cache|recent|completion)$ ]]; then
        local IFS=$'\n'; COMPREPLY+=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _dateline dateline
