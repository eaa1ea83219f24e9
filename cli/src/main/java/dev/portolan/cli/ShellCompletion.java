package dev.portolan.cli;

import dev.portolan.cli.Completions.Words;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The scripts that complete for bash and zsh: one table in the language of both, between the lines that ask one of them for
 * what was typed and give it what fits.
 */
record ShellCompletion(Completions completions) {
    private static final String BASH = """
            # portolan for bash; written by 'portolan completion bash'. Load it with: source <(portolan completion bash)
            _portolan() {
              local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} lead= command= i
              local known= options= list= folder=
              # bash takes --to=fly for three words.
              if [[ $before == '=' ]]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
                [[ $before == -* ]] || return 0
              elif [[ $word == '=' ]]; then
                word=
              fi
              for ((i = 1; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
                  %1$s) command=${COMP_WORDS[i]}; break ;;
                esac
              done
            %2$s
              if [[ $list && $word == *,* ]]; then lead=${word%%,*}, word=${word##*,}; fi
              if [[ $word == -* ]]; then known=$options folder=; fi
              local IFS=$' \\t\\n'
              COMPREPLY=($(compgen -P "$lead" -W "$known" -- "$word"))
              if [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
              if [[ $folder ]]; then
                compopt -o filenames 2>/dev/null
                IFS=$'\\n'
                COMPREPLY+=($(compgen -d -- "$word"))
              fi
            }
            complete -F _portolan portolan
            """;

    private static final String ZSH = """
            #compdef portolan
            # portolan for zsh; written by 'portolan completion zsh'. Load it with: source <(portolan completion zsh)
            _portolan() {
              local word=${words[CURRENT]} before=${words[CURRENT-1]} command= each
              local known= options= list= folder=
              if [[ $word == --*=* ]]; then
                before=${word%%%%=*} word=${word#*=}
                compset -P '*='
              fi
              for each in "${(@)words[2,CURRENT-1]}"; do
                case $each in
                  %1$s) command=$each; break ;;
                esac
              done
            %2$s
              if [[ -n $list ]]; then compset -P '*,'; fi
              if [[ $word == -* ]]; then known=$options folder=; fi
              local -a fitting=(${=known})
              compadd -S '' -- ${(M)fitting:#*=}
              compadd -- ${fitting:#*=}
              if [[ -n $folder ]]; then _files -/; fi
            }
            compdef _portolan portolan
            """;

    String bash() {
        return BASH.formatted(commands(), table());
    }

    String zsh() {
        return ZSH.formatted(commands(), table());
    }

    private String commands() {
        return String.join("|", completions.root().subcommands().keySet());
    }

    /** What fits after each option that takes a value, and else what each command takes. */
    private String table() {
        var table = new StringBuilder("  case $command:$before in\n");
        row(table, completions.root(), "");
        completions.commands().forEach(command -> row(table, command, command.name()));
        table.append("    *)\n      case $command in\n");
        taken(table, completions.root(), "''");
        completions.commands().forEach(command -> taken(table, command, command.name()));
        return table.append("      esac ;;\n  esac").toString();
    }

    private void row(StringBuilder table, CommandSpec command, String name) {
        for (OptionSpec option : Completions.valued(command)) {
            String patterns =
                    Stream.of(option.names()).map(each -> name + ":" + each).collect(Collectors.joining(" | "));
            table.append("    ").append(patterns).append(") ").append(assigned(completions.words(option)));
            table.append(" ;;\n");
        }
    }

    private void taken(StringBuilder table, CommandSpec command, String pattern) {
        table.append("        ").append(pattern).append(") options='");
        table.append(String.join(" ", Completions.options(command))).append("' ");
        table.append(assigned(completions.parameters(command))).append(" ;;\n");
    }

    private static String assigned(Words words) {
        return "known='" + words.text() + "'" + (words.isList() ? " list=1" : "")
                + (words.isFolder() ? " folder=1" : "");
    }
}
