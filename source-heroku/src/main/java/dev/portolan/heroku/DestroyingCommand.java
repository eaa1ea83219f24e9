package dev.portolan.heroku;

import dev.portolan.model.Command;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Commands that delete all that a database holds, by the table {@code destroying-commands.csv}. */
final class DestroyingCommand {
    private static final List<String> WORDS = Heroku.table("destroying-commands.csv").stream()
            .map(row -> row.get("words"))
            .toList();

    private DestroyingCommand() {}

    /** The words that say so, if the command has some. */
    static Optional<String> in(Command command) {
        String text = String.join(" ", List.of(command.toString().strip().split("\\s+", -1)));
        return WORDS.stream().filter(words -> stands(words, text)).findFirst();
    }

    private static boolean stands(String words, String text) {
        return Pattern.compile("(?<![\\w:.-])" + Pattern.quote(words) + "(?![\\w:.-])")
                .matcher(text)
                .find();
    }
}
