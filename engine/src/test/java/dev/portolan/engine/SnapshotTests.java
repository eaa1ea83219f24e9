package dev.portolan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.snapshot.Snapshot;
import dev.portolan.source.LiveCapture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SnapshotTests {
    private final Snapshot snapshot = new Snapshot(new KeepsAllButOne());

    @Test
    void json_is_kept_as_it_was_and_text_to_the_letter() {
        assertThat(snapshot.add(
                        json("a.json"), "{\"t\": \"x\", \"l\": [1.50, true, false, null, {}], \"o\": {\"n\": -3}}"))
                .isTrue();
        assertThat(snapshot.add(text("b.txt"), "a\r\n {")).isTrue();

        assertThat(snapshot.files()).containsOnlyKeys("a.json", "b.txt").containsEntry("b.txt", "a\r\n {");
        assertThat(snapshot.files().get("a.json")).isEqualTo("""
                        {
                          "t": "x",
                          "l": [
                            1.50,
                            true,
                            false,
                            null,
                            {}
                          ],
                          "o": {
                            "n": -3
                          }
                        }
                        """);
    }

    @Test
    void what_is_no_json_is_no_answer() {
        assertThat(snapshot.add(json("a.json"), "Error: not logged in")).isFalse();
        assertThat(snapshot.files()).isEmpty();
    }

    @Test
    void what_the_source_does_not_let_through_is_in_no_file() {
        assertThat(snapshot.add(text("secret"), "hunter2")).isTrue();
        assertThat(snapshot.files()).isEmpty();
    }

    private static LiveCapture.Question json(String file) {
        return new LiveCapture.Question(file, List.of(), LiveCapture.Format.JSON);
    }

    private static LiveCapture.Question text(String file) {
        return new LiveCapture.Question(file, List.of(), LiveCapture.Format.TEXT);
    }

    private static final class KeepsAllButOne implements LiveCapture {
        @Override
        public String program() {
            return "old";
        }

        @Override
        public String installation() {
            return "It is there.";
        }

        @Override
        public Optional<String> objection(String app) {
            return Optional.empty();
        }

        @Override
        public List<Question> questions(String app) {
            return List.of();
        }

        @Override
        public List<Answer> kept(List<Answer> answers) {
            return answers.stream()
                    .filter(answer -> !answer.question().file().equals("secret"))
                    .toList();
        }
    }
}
