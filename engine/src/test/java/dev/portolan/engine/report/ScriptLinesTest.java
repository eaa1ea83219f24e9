package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a script has for every kind of line that a step may have; {@link PhaseScriptsTest} runs them. */
class ScriptLinesTest {
    private static String file(String name) {
        return EveryLineTest.file(MoveFiles.of(AllLines.translation()), "migrate/" + name);
    }

    @Test
    void aScriptNeedsWhatTheShellExportsAndWaitsForWhatIsDoneByHand() {
        assertThat(file("01-prepare.sh")).contains("""
                        if step 1 'Tell the shell'; then
                          exported TOKEN
                          exported PASSWORD
                          exported OLD_KEY
                          exported SALT
                          exported_if_any MAYBE
                          exported TOKEN
                        fi

                        if step 2 Look; then
                          by_hand '   See --app shop.' \\
                            '   Note the id as ID, for a b.'
                        fi
                        """);
    }

    @Test
    void aScriptTellsKeepsAndFeedsAndAsksForVariablesThatNoStepSets() {
        assertThat(file("03-secrets.sh")).isEqualTo("""
                        #!/bin/sh
                        # Move shop from Old_place to New_place: Secrets
                        # The steps are those of RUNBOOK.md. Run it at the root of the app:
                        #
                        #   sh deploy/new/migrate/03-secrets.sh [--dry-run] [--from STEP] [--yes]
                        set -eu
                        # shellcheck source-path=SCRIPTDIR source=move.sh
                        . "$(dirname "$0")/move.sh"
                        move_begin Secrets "$@"
                        need OLD_APP

                        if step 5 'Set them'; then
                          repeatable
                          tell '   They are needed.'
                          by_hand '   First this.'
                          need ID
                          run_filtered new attach "$ID"
                          tell '   Then that.'
                          keep new bucket "$ID"
                          need OTHER_ID
                          kept_value 's/^KEY_ID: //p'
                          feed new set "$OTHER_ID" "$PASSWORD"
                          kept_value '/:\\/\\// { s#^# #; s#.*[^a-z]\\([a-z]*://[^ ]*\\).*#\\1#; s#://\\([^@]*@\\)\\{0,1\\}[^/]*#://\\1localhost:1#; p; q; }'
                          feed new set
                          kept_value '/:\\/\\// { s#^# #; s#.*[^a-z]\\([a-z]*://[^ ]*\\).*#\\1#; p; q; }'
                          feed new set
                          value_if_any old get KEY
                          feed new set KEY
                          ask UNKNOWN 'from them'
                          feed new set UNKNOWN
                          value_or_fresh old get KEY
                          feed new set R
                          fresh
                          feed new set F
                          need TOKEN_ID
                          value new token "$TOKEN_ID"
                          feed gh set
                          value='a b'
                          feed new --x "\\$y"
                          by_hand '   Look well.'
                          need LIST_ID
                          names KEY OTHER -- \\
                            new list "$LIST_ID"
                          tell '   You should see: All *of* them.'
                        fi
                        """);
    }

    @Test
    void aScriptHandsOverWhatACopyReadsAndEndsWhatRunsBeside() {
        assertThat(file("05-data.sh")).endsWith("""
                        if step 7 'Copy it'; then
                          run old stop "$OLD_APP"
                          by_hand '   Wait.'
                          need PROXY_ID
                          background new proxy "$PROXY_ID"
                          by_hand '   Then copy.'
                          need HOST_ID
                          value old get KEY
                          hand_over OLD_URL
                          copy copy-postgres.sh \\
                            --through-ssh --new-user 'it'\\''s' -- ssh "$HOST_ID" -p 22
                          value old get KEY
                          hand_over OLD_URL
                          need U
                          value new url "$U"
                          hand_over NEW_URL
                          copy copy-redis.sh
                          ask 'the name of the old bucket' ''
                          hand_over OLD_BUCKET
                          ask 'the id of an access key for the old bucket' ''
                          hand_over OLD_ACCESS_KEY_ID
                          ask 'the secret of that access key' ''
                          hand_over OLD_SECRET_ACCESS_KEY
                          ask 'the region of the old bucket, such as us-east-1' ''
                          hand_over OLD_REGION
                          value='the bucket'
                          hand_over NEW_BUCKET
                          kept_value 's/^ID: //p'
                          hand_over NEW_ACCESS_KEY_ID
                          kept_value 's/^SECRET: //p'
                          hand_over NEW_SECRET_ACCESS_KEY
                          value=auto
                          hand_over NEW_REGION
                          copy copy-bucket.sh
                          afterwards new close "$PROXY_ID"
                        fi
                        """);
    }

    @Test
    void theShellsOwnVariablesAreAFileToSource() {
        assertThat(file("environment.sh").replace(Runbook.ASK_FUNCTION, "ask()"))
                .isEqualTo("""
                        # shellcheck shell=sh
                        # The environment that the commands of New_place read, for one shell. Source it where you type them and run the scripts:
                        #
                        #   . deploy/new/migrate/environment.sh
                        #
                        # What the shell has already stays, so take a new one for another app or stage. A value that is made here is in
                        # this shell only: keep it where you keep passwords, as a later shell needs the same.

                        [ -n "${OLD_APP:-}" ] || echo 'OLD_APP has no value: set it first' >&2

                        ask()

                        in_shell() {
                          eval "[ -n \\"\\${$1:-}\\" ]" && echo "$1 stays as this shell has it" >&2
                        }

                        in_shell TOKEN || TOKEN=$(ask 'the token')
                        [ -n "$TOKEN" ] || echo 'TOKEN has no value' >&2
                        export TOKEN
                        in_shell PASSWORD || {
                          PASSWORD=$(openssl rand -hex 64 | tr -d '\\n')
                          echo 'PASSWORD is new. Keep it (printenv PASSWORD): a later shell needs this one.' >&2
                        }
                        [ -n "$PASSWORD" ] || echo 'PASSWORD has no value' >&2
                        export PASSWORD
                        in_shell OLD_KEY || OLD_KEY=$(old get KEY)
                        [ -n "$OLD_KEY" ] || echo 'OLD_KEY has no value' >&2
                        export OLD_KEY
                        in_shell SALT || {
                          SALT=$(openssl rand -hex 64 | tr -d '\\n')
                          echo 'SALT is new. Keep it (printenv SALT): a later shell needs this one.' >&2
                        }
                        [ -n "$SALT" ] || echo 'SALT has no value' >&2
                        export SALT
                        in_shell MAYBE || [ -n "${MAYBE+set}" ] || MAYBE=$(old get KEY)
                        export MAYBE
                        """);
    }
}
