package dev.portolan.shell;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Invents scripts: mostly what people write, some of it odd, some of it broken. Nothing in them writes outside the
 * working folder, waits, or starts itself again.
 */
final class RandomScripts {
    /** The programs that the scripts call by name. */
    static final List<String> PROGRAMS =
            List.of("run", "tool", "fail", "web.sh", "my-tool", "x_1", "if2", "1st", "é", "bin/run");

    private static final List<String> PLAIN = list(
            "a§-x§--port=1§x:y§http://h/p§@app§a=b§A=1§5:5§%h§a,b§{}§{a}§é§日本§if§done§cd§[1§]§a#b§!",
            "a!b§a^b§-§--§=§\\§$§/§a\r§a\u0007§\u001b[1m§\f§a\u000bb§\u0002");
    private static final List<String> EXPANSIONS = list(
            "$A§$B§${A}§${B}§$EMPTY§$GLOB§${NO:-x}§${NO-x y}§${NO:-'x  y'}§${NO:-\"x  y\"}§${A:+x}",
            "${B#two }§${B%% *}§${#A}§${NO:-$B}§$?§$#§$@§$((1+2))§$((PORT+1))§$(run a)",
            "$(tool 'a  b' | run)§`run a`§*§*.txt§?.txt§[ab].txt§[^a].txt§[!a].txt§~§~/x§a=~§p:~/x",
            "--x=~§{a,b}§{1..3}§{$A,b}§a{b,'c d'}e§{a..b§$'a\\n'§${A^^}§${A/o/0}§${A:0:1}§${!A}",
            "$[1+1]§$\"a\"§$UID§${HOSTNAME:+h}§$%§$,§a$§${NO:-{a}}§${B:-}}§$((2**3))§${NO:-a\\b}",
            "${NO:-~}§$0§${1}§${NO:-`run`}§$(echo 'a\\nb')");
    private static final List<String> QUOTED = list(
            "'a b'§\"a b\"§'$A'§\"$A\"§\"${B}\"§\"a\\\"b\"§\"a\\nb\"§\"\\$A\"§\"\\\\\"§\"a\\\nb\"",
            "'it'\\''s'§''§\"\"§\\$A§\\\\§\\*§\"*\"§\\ §\\'§\"'\"§'\"'§\"$B$%\"§\"$\"§\"${NO:-a b}\"",
            "\"${NO:-'a'}\"§\"${NO:-\"a b\"}\"§\"$(run \"a b\")\"§\"`run a`\"§\"$@\"§\\~§'#'§\\#a",
            "\"a$'b'\"§'a\nb'§\"~\"§\\{a,b}§{a\\,b}§\"{a,b}\"§'=='§\"a\"'b'c§\\n");
    private static final List<String> BUILTINS = list(
            "cd sub§echo§echo -n§echo 'a\\nb'§printf '%s\\n'§printf '%q\\n'§export C=x",
            "export C=$B§true§false§:§test -n§[ a = a ]§[ $A == one ]§[ -f a.txt ]§set -e",
            "set -o pipefail§exec run§exec tool§C=x§wait§set --§unset A§pwd§umask 022§exit 4",
            "command -v run§command run§eval run§set -a; D=1§[[ -n $A ]]§let x=1§trap 'run t' EXIT",
            "trap 'run t' 0§read x§shift§. ./a.txt§type run§if§then§local x§readonly D=1§times");
    private static final List<String> PREFIXES = list(
            "A=1§C=$A§D='x y'§A=$B§C=\"$B\"§C=$(run c)§E=*§F=~/x§G=§A=1 B=$A§H={a,b}§_x1=$C§A+=x",
            "a[0]=1§UID=1§PATH=bin:$PATH§1A=x§\"A\"=x§\\A=x§A\\=x§HOSTNAME=h§IFS=o§arr=(a b)");
    private static final List<String> REDIRECTIONS = list(
            ">out§2>&1§>>out§<a.txt§2>err§>out 2>&1§&>out§<<<$B§>|out§10>out§2>&-§{fd}>out§> $A",
            "<<E\nx\nE\n§<no§>&out§> *.new");
    private static final List<String> JOINTS = list(" && §; § || § | § & §\n§&&§;§ &&\n§ |& §;\n§ ;; §|");
    private static final List<String> FRAMES = list(
            "if %s; then %s; fi§if [ \"$A\" = one ]; then %s; else %s; fi",
            "for i in 1 $B; do run $i; %s; done; %s§( %s ); %s§{ %s; }; %s§! %s; %s",
            "case $A in one) %s;; esac; %s§(%s) & %s§(%s) | %s§while false; do %s; done; %s§%s # %s",
            "# %s\n%s§%s;%s;§ %s &&\t%s  §%s\n\n%s\n§%s; time %s§f() { %s; }; %s§%s\\\n && %s",
            "run $(%s) \"$(%s)\"§C=`%s` %s§[[ $A = o* ]] && %s; %s§%s & wait; %s");
    private static final String NOISE =
            "'\"\\$`{}([]|&;#!~*?= \t\n\r^,.:%@-+01aA\u00e9\u0001\u007f\u0007\u000b\f\u001b";

    private static final Pattern LONE_AMPERSAND = Pattern.compile("(?<![&>|])&(?![&>])");

    private final Random random;

    RandomScripts(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        String script = switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> command();
            case 4, 5, 6 -> sequence();
            case 7, 8 -> one(FRAMES).formatted(sequence(), command());
            default -> knownWords();
        };
        String result = random.nextInt(5) == 0 ? damaged(script) : script;
        boolean numbered = Stream.of("$$", "$!", "{$,").anyMatch(result::contains);
        // What runs at the same time must not write where somebody else reads or writes.
        boolean racing = LONE_AMPERSAND.matcher(result).find()
                ? Stream.of("$(", "`", "|", ">").anyMatch(result::contains)
                : result.contains("|") && result.indexOf("out") != result.lastIndexOf("out");
        return numbered || racing ? next() : result;
    }

    /** Rows of choices, with § between them. */
    private static List<String> list(String... rows) {
        return Pattern.compile("§").splitAsStream(String.join("§", rows)).toList();
    }

    private String sequence() {
        StringBuilder list = new StringBuilder(command());
        for (int i = random.nextInt(3); i > 0; i--) {
            list.append(one(JOINTS)).append(command());
        }
        return list.append(chance(10) ? one(List.of(";", " &", "\n", " # end", ";#")) : "")
                .toString();
    }

    private String command() {
        String prefix = chance(20) ? one(PREFIXES) + " " : "";
        String early = chance(4) ? one(REDIRECTIONS) + " " : "";
        String late = chance(12) ? " " + one(REDIRECTIONS) : "";
        String name = chance(18) ? one(BUILTINS) : chance(4) ? word() : one(List.of("bin/run", "./bin/run"));
        String program = chance(70) ? one(PROGRAMS) : name;
        String arguments = chance(50)
                ? knownWords()
                : IntStream.range(0, random.nextInt(4)).mapToObj(i -> word()).collect(Collectors.joining(" "));
        return prefix + early + program + " " + arguments + late;
    }

    private String knownWords() {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> one(one(List.of(PLAIN, QUOTED))))
                .collect(Collectors.joining(" "));
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
            word.append(one(one(List.of(PLAIN, QUOTED, EXPANSIONS, EXPANSIONS))));
        }
        return word.toString();
    }

    /** One character more or less: unbalanced quotes, broken operators, and sometimes just another script. */
    private String damaged(String script) {
        int at = random.nextInt(script.length());
        String more = chance(50) ? String.valueOf(NOISE.charAt(random.nextInt(NOISE.length()))) : "";
        return script.substring(0, at) + more + script.substring(at + (more.isEmpty() ? 1 : 0));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
