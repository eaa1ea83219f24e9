package dev.portolan.testkit;

import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Apps whose texts mean something to shells, formats, template languages, terminals and browsers. The model is walked, so
 * that every fact that is, or holds, a text gets every one of them that is valid there; a new fact needs no line here.
 */
final class HostileApps {
    /** What a text may do if it is not taken as data: {@code touch HIT} leaves a trace. */
    private static final List<String> TEXTS = List.of(
            "'; touch HIT; '",
            "\"; touch HIT; \"",
            "; touch HIT #",
            "& touch HIT &",
            "| touch HIT",
            "$(touch HIT)",
            "`touch HIT`",
            "${X:-$(touch HIT)}",
            "'$(touch HIT)'",
            "\\'$(touch HIT)",
            "> HIT",
            "\n$(touch HIT)\ntouch HIT\n",
            "\nEOF\ntouch HIT\n",
            "\r\ntouch HIT\r\n",
            "<%= `touch HIT` %>",
            "<% system 'touch HIT' %><%% -%>",
            "#{`touch HIT`}",
            "${file(\"/etc/passwd\")}",
            "%{ for x in [1] }%{ endfor }",
            "$${x} %%{y} $$ %%",
            "${HOME} $HOME ${HOME:?no} $1 $5",
            "{{ .Env }} {% raw %}",
            "!!python/object/apply:os.system [touch HIT]",
            "!ruby/object:Object {}",
            "&a *a",
            "*a",
            "<<: x",
            "- a: b # c",
            "\"\"\"'''",
            "]]>\\",
            "../../../HIT",
            "..",
            "-rf",
            "--help",
            "--yes=true",
            "~",
            "*",
            "!",
            "%s%n%1$s",
            "a=b",
            "= b",
            "\u202Edesrever\u2066",
            "\u001b[31mred\u001b]0;title\u0007",
            "\u2028\u0085\uFEFF",
            "\0",
            "<script>alert('HIT')</script>",
            "[x](javascript:alert(1)) ![y](http://example.com/z)",
            "```\n# HIT\n```",
            "` x ``y",
            "| a | b |\n|---|---|",
            "null",
            "0x1F",
            "\uD83D\uDE00\u00E9\u6F22",
            "x".repeat(10_000));

    private HostileApps() {}

    /** As many apps as there are texts for each app of the whole model. */
    static List<Sample> all() {
        var samples = new ArrayList<Sample>();
        List<App> bases = bases();
        for (int base = 0; base < bases.size(); base++) {
            for (int first = 0; first < TEXTS.size(); first++) {
                samples.add(new Sample("hostile texts " + base + "." + first, with(bases.get(base), first)));
            }
        }
        return samples;
    }

    /** The app of the whole model, and one for each further kind of build. */
    private static List<App> bases() {
        List<Consumer<Build.Builder>> builds = List.of(
                build -> build.dockerfile("Dockerfile")
                        .context("web")
                        .target("final")
                        .arg("NAME", "text"),
                build -> build.buildpacks(List.of("heroku/go", "acme/pack")).packages(List.of("libpq-dev", "ffmpeg")));
        var bases = new ArrayList<App>(List.of(SampleApps.everything()));
        for (Consumer<Build.Builder> build : builds) {
            bases.add(App.builder("built")
                    .description("What it does")
                    .region("eu")
                    .build(build)
                    .process(
                            "web",
                            web -> web.command(Command.shell("bin/web"))
                                    .build(build)
                                    .http(http -> http.port(3000).health("/up")))
                    .release(Command.exec("bin/migrate"))
                    .env("TEXT", EnvValue.literal("text"))
                    .env("KEY", EnvValue.secret())
                    .envDescription("KEY", "What it opens")
                    .externalService("mail", mail -> mail.product("Mail").variables(List.of("KEY")))
                    .build());
        }
        return bases;
    }

    /** Each fact gets another text: that of its own number, counted from this one. */
    private static App with(App base, int first) {
        var number = new AtomicInteger(first);
        return Restated.of(
                base, fact -> values(fact.get(), TEXTS.get(Math.floorMod(number.getAndIncrement(), TEXTS.size()))));
    }

    /** One of the texts, or two in a row. */
    static String text(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextInt(3) > 0 ? text : text + TEXTS.get(random.nextInt(TEXTS.size() - 1));
    }

    /** What the fact may be made of the text, the worst first; nothing if it holds no text. */
    static List<?> values(Object value, String text) {
        String line = text.lines().filter(some -> !some.isBlank()).findFirst().orElse("x");
        if (value instanceof String) {
            return List.of(text, "/" + text, line, "/" + line, "a" + line);
        }
        if (value instanceof Command.Shell) {
            return List.of(Command.shell("bin/run " + text));
        }
        if (value instanceof Command.Exec) {
            return List.of(Command.exec("bin/run", text, "-" + text));
        }
        if (value instanceof EnvValue.Literal) {
            return List.of(EnvValue.literal(text));
        }
        if (value instanceof Probe.Http) {
            return List.of(Probe.http("/" + text), Probe.http("/" + text.replaceAll("[\\s\\p{Cntrl}]", "+")));
        }
        if (value instanceof Probe.Exec) {
            return List.of(Probe.exec(Command.exec("bin/up", text)));
        }
        return List.of();
    }
}
