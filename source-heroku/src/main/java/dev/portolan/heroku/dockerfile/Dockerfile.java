package dev.portolan.heroku.dockerfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Dockerfile says.
 *
 * @param path its path in the project
 * @param escape the character that escapes in it
 * @param lines its instructions as they are written
 * @param instructions its instructions
 */
record Dockerfile(String path, char escape, List<LogicalLine> lines, List<Instruction> instructions) {
    Dockerfile {
        lines = List.copyOf(lines);
        instructions = List.copyOf(instructions);
    }

    static Dockerfile of(String path, String text) {
        LineReader.Lines read = LineReader.read(text);
        var reader = new InstructionReader(path, read.escape());
        List<Instruction> instructions =
                read.all().stream().flatMap(line -> reader.read(line).stream()).toList();
        return new Dockerfile(path, read.escape(), read.all(), instructions);
    }

    /** The names of the stages that have one, in their order. */
    List<String> stageNames() {
        return instructions.stream()
                .filter(Instruction.From.class::isInstance)
                .map(from -> ((Instruction.From) from).stage())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * The images of all stages, by name and by number, in their order; the last one is what the file is for. Build
     * arguments stand in for defaults.
     */
    Map<String, Image> images(Map<String, String> arguments) {
        var images = new LinkedHashMap<String, Image>();
        var global = new LinkedHashMap<String, String>();
        Optional<ImageBuilder> stage = Optional.empty();
        var named = new ArrayList<String>();
        for (Instruction instruction : instructions) {
            if (instruction instanceof Instruction.From from) {
                stage.ifPresent(done -> keep(done, named, images));
                named.clear();
                named.addAll(List.of(from.stage(), String.valueOf(number(images))));
                stage = Optional.of(ImageBuilder.from(from, escape, images, global, arguments));
            } else if (stage.isPresent()) {
                stage.get().apply(instruction);
            } else if (instruction instanceof Instruction.Argument argument) {
                Optional<String> value = Optional.ofNullable(arguments.get(argument.name()))
                        .or(() -> argument.value()
                                .map(text ->
                                        Words.expanded(text, escape, name -> Optional.ofNullable(global.get(name)))));
                value.ifPresent(text -> global.put(argument.name(), text));
            }
        }
        stage.ifPresent(done -> keep(done, named, images));
        return Collections.unmodifiableMap(images);
    }

    private static void keep(ImageBuilder stage, List<String> names, Map<String, Image> images) {
        Image image = stage.image();
        names.stream().filter(name -> !name.isEmpty()).forEach(name -> images.put(name, image));
    }

    private static long number(Map<String, Image> images) {
        return images.keySet().stream()
                .filter(name -> name.chars().allMatch(c -> c >= '0' && c <= '9'))
                .count();
    }
}
