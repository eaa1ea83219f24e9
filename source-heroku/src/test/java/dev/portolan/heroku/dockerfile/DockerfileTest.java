package dev.portolan.heroku.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portolan.fact.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How lines become instructions, by Docker's rules. */
class DockerfileTest {
    @Test
    void lineGoesOnBehindTheEscapeCharacterPastRemarksAndEmptyLines() {
        assertThat(lines("FROM a\nRUN b \\\n  # remark\n\n  c \\  \n d\nUSER e\\"))
                .containsExactly(
                        new LogicalLine(1, "FROM a", "", ""),
                        new LogicalLine(2, "RUN b   c  d", "", ""),
                        new LogicalLine(7, "USER e", "", ""));
    }

    @Test
    void escapeCharacterThatIsEscapedEndsTheLine() {
        assertThat(lines("RUN a \\\\\nRUN b")).extracting(LogicalLine::number).containsExactly(1, 2);
    }

    @Test
    void directiveChangesTheEscapeCharacter() {
        var windows = Dockerfile.of(
                "D", "# syntax=docker/dockerfile:1\n#Escape = `\nFROM a\nRUN b `\n c\nWORKDIR c:\\\nUSER u");
        assertThat(windows.escape()).isEqualTo('`');
        assertThat(windows.lines())
                .extracting(LogicalLine::text)
                .containsExactly("FROM a", "RUN b  c", "WORKDIR c:\\", "USER u");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"# remark\n# escape=`\n", "\n# escape=`\n", "FROM a\n# escape=`\n", "# unknown=1\n# escape=`\n"})
    void directiveBelowAnythingElseIsARemark(String text) {
        assertThat(Dockerfile.of("D", text).escape()).isEqualTo('\\');
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsArePassedOver() {
        assertThat(lines("\uFEFFFROM a\r\nUSER b\r\n"))
                .containsExactly(new LogicalLine(1, "FROM a", "", ""), new LogicalLine(2, "USER b", "", ""));
    }

    @Test
    void hereDocumentsBelongToTheirInstruction() {
        assertThat(lines("""
                        RUN <<EOF
                        # kept
                        USER root
                        EOF
                        COPY <<-"one two" <<B /x
                        \ta
                        \tone two
                        b
                        B
                        RUN cat << EOF > y
                        z
                        EOF
                        USER <<NOT
                        RUN ["<<NOT"]
                        RUN echo "<<NOT" <<<NOT
                        USER u
                        """))
                .extracting(LogicalLine::number, LogicalLine::documents)
                .containsExactly(
                        tuple(1, "# kept\nUSER root\n"),
                        tuple(5, "\ta\nb\n"),
                        tuple(10, "z\n"),
                        tuple(13, ""),
                        tuple(14, ""),
                        tuple(15, ""),
                        tuple(16, ""));
    }

    @Test
    void instructionsAreReadWhateverTheirCase() {
        Origin at = Origin.inFile("D", 1, 1);
        assertThat(read("from --platform=$P ruby:3.4 as Base"))
                .containsExactly(new Instruction.From(at, "ruby:3.4", "base"));
        assertThat(read("Arg A b=c"))
                .containsExactly(
                        new Instruction.Argument(at, "A", Optional.empty()),
                        new Instruction.Argument(at, "b", Optional.of("c")));
        assertThat(read("env A=\"b c\" D=e\\ f"))
                .containsExactly(
                        new Instruction.Variable(at, "A", "\"b c\""), new Instruction.Variable(at, "D", "e\\ f"));
        assertThat(read("ENV A b=c d")).containsExactly(new Instruction.Variable(at, "A", "b=c d"));
        assertThat(read("EXPOSE 80 443/tcp")).containsExactly(new Instruction.Expose(at, List.of("80", "443/tcp")));
        assertThat(read("VOLUME [\"/a\", \"/b\"]")).containsExactly(new Instruction.Volume(at, List.of("/a", "/b")));
        assertThat(read("VOLUME /a /b")).containsExactly(new Instruction.Volume(at, List.of("/a", "/b")));
        assertThat(read("SHELL [\"/bin/bash\", \"-c\"]"))
                .containsExactly(new Instruction.Shell(at, List.of("/bin/bash", "-c")));
        assertThat(read("COPY --chown=a --from=b c d /e/"))
                .containsExactly(new Instruction.Copy(at, Optional.of("b"), List.of("c", "d"), "/e/"));
        assertThat(read("HEALTHCHECK --interval=5s CMD curl x"))
                .containsExactly(
                        new Instruction.HealthCheck(at, Optional.of(new Start.ShellForm("curl x")), "--interval=5s"));
        assertThat(read("healthcheck none")).containsExactly(new Instruction.HealthCheck(at, Optional.empty(), ""));
        assertThat(read("ONBUILD USER u"))
                .containsExactly(new Instruction.OnBuild(at, List.of(new Instruction.User(at, "u"))));
        assertThat(read("LABEL a=b")).containsExactly(new Instruction.Other(at));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ["a", "b c"]            | a 'b c'
                     ["a" ,"\\u0062\\"" ]   | a 'b"'
                    []                      | ~~
                    """)
    void listOfTextsInJsonIsTheExecForm(String text, String shown) {
        assertThat(start(text)).isInstanceOf(Start.ExecForm.class).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "['a', 'b']", "[\"a\", \"b\",]", "[\"a\"", "[\"a\"] b", "[a]", "[\"a\\x\"]", "[[\"a\"]]"})
    void whatIsNoListInJsonIsTheShellForm(String text) {
        assertThat(start(text)).isEqualTo(new Start.ShellForm(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    COYP . .                | No instruction begins with 'COYP'. Did you mean COPY?
                    CMD                     | CMD has nothing behind it.
                    CMD [1]                 | The list behind CMD holds other things than texts.
                    ENTRYPOINT ["a", true]  | The list behind ENTRYPOINT holds other things than texts.
                    FROM a b                | FROM takes an image, and 'AS' with a name behind it.
                    ENV A                   | ENV takes a name and a value.
                    ENV A=b C               | ENV takes names with '=' and a value each.
                    SHELL /bin/bash         | SHELL takes a list of texts in JSON.
                    COPY a                  | COPY and ADD take a source and a target.
                    HEALTHCHECK curl x      | HEALTHCHECK takes CMD with a command, or NONE.
                    RUN <<EOF               | No line ends the here-document 'EOF'.
                    ONBUILD ONBUILD USER u  | ONBUILD does not take ONBUILD.
                    """)
    void lineThatDockerDoesNotTakeIsRefused(String line, String why) {
        assertThat(read(line)).contains(new Instruction.Refused(Origin.inFile("D", 1, 1), why));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    $A-${A}             | 1-1
                    ${A:-x}${NO:-x}     | 1x
                    ${EMPTY:-x}${EMPTY-x}- | x-
                    ${A:+x}${NO:+x}-    | x-
                    ${NO:-$A}           | 1
                    "$A b" 'c $A'       | 1 b c $A
                    \\$A "\\$A" "\\a"   | $A $A \\a
                    $ ${A               | $ ${A
                    $NO-                | -
                    """)
    void variablesAreReplacedAndQuotesTaken(String word, String expanded) {
        assertThat(Words.expanded(word, '\\', name -> switch (name) {
                    case "A" -> Optional.of("1");
                    case "EMPTY" -> Optional.of("");
                    default -> Optional.empty();
                }))
                .isEqualTo(expanded);
    }

    private static List<LogicalLine> lines(String text) {
        return Dockerfile.of("D", text).lines();
    }

    private static List<Instruction> read(String line) {
        return Dockerfile.of("D", line).instructions();
    }

    private static Start start(String text) {
        return ((Instruction.Cmd) read("CMD " + text).get(0)).start();
    }
}
