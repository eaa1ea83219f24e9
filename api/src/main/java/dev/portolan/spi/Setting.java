package dev.portolan.spi;

import java.util.List;
import java.util.function.Function;

/**
 * Something about a target that a user may set, in portolan.yaml or with {@code --set fly.region=fra}.
 *
 * @param name the name, without the target's: small letters, digits and {@code -}
 * @param description what it does and what happens where it is not set, in one or two sentences
 * @param expected what a value looks like, as in {@code "a whole number"}; completes "expected …"
 * @param isList whether it takes a list
 * @param parser makes the value of the texts; throws IllegalArgumentException for a text that does not fit
 * @param <T> the type of its value
 */
public record Setting<T>(
        String name, String description, String expected, boolean isList, Function<List<String>, T> parser) {

    /** A setting that takes one line of text. */
    public static Setting<String> text(String name, String description) {
        return new Setting<>(name, description, "a text", false, texts -> {
            String text = texts.get(0).trim();
            if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("one line of text is expected");
            }
            return text;
        });
    }

    /** A setting that takes one of these texts. */
    public static Setting<String> choice(String name, String description, List<String> choices) {
        String expected = String.join(", ", choices);
        return new Setting<>(name, description, expected, false, texts -> {
            if (!choices.contains(texts.get(0))) {
                throw new IllegalArgumentException("one of " + expected + " is expected");
            }
            return texts.get(0);
        });
    }

    /** A setting that takes a whole number within bounds. */
    public static Setting<Integer> number(String name, String description, int least, int greatest) {
        String expected = "a whole number from " + least + " to " + greatest;
        return new Setting<>(name, description, expected, false, texts -> {
            String text = texts.get(0);
            int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
            if (number < least || number > greatest) {
                throw new IllegalArgumentException(expected + " is expected");
            }
            return number;
        });
    }

    /** A setting that is on or off. */
    public static Setting<Boolean> flag(String name, String description) {
        return new Setting<>(name, description, "true or false", false, texts -> {
            if (!List.of("true", "false").contains(texts.get(0))) {
                throw new IllegalArgumentException("true or false is expected");
            }
            return texts.get(0).equals("true");
        });
    }

    /** A setting that takes a list of texts. */
    public static Setting<List<String>> list(String name, String description) {
        return new Setting<>(name, description, "a list of texts", true, List::copyOf);
    }

    /**
     * The value of these texts.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public T parse(List<String> texts) {
        if (texts.isEmpty() || (texts.size() > 1 && !isList)) {
            throw new IllegalArgumentException(expected + " is expected, not " + texts.size() + " values");
        }
        return parser.apply(texts);
    }
}
