package dev.portolan.heroku.dockerfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stage of a Dockerfile makes, with what the stages that it begins with give it. What the image at its bottom
 * states is not in the file, and not known.
 *
 * @param base where it begins, in the end: an image that no stage of the file makes
 * @param entrypoint what every command is handed to
 * @param command what runs where no other command is given
 * @param healthCheck how Docker would see whether it is well
 * @param stopSignal the signal that asks it to stop
 * @param user who it runs as
 * @param shell what runs lines in shell form
 * @param folder where its programs begin, an absolute path
 * @param variables what it sets in the environment, by name
 * @param ports the ports that it says it listens on
 * @param volumes the folders whose contents outlive a container
 * @param runs what was run to make it
 * @param copies what was copied into it
 * @param later what it has done in a stage that begins with it
 */
record Image(
        Base base,
        Optional<Instruction.Entrypoint> entrypoint,
        Optional<Instruction.Cmd> command,
        Optional<Instruction.HealthCheck> healthCheck,
        Optional<Instruction.StopSignal> stopSignal,
        Optional<Instruction.User> user,
        List<String> shell,
        String folder,
        Map<String, Instruction.Variable> variables,
        List<Instruction.Expose> ports,
        List<Instruction.Volume> volumes,
        List<Instruction.Run> runs,
        List<Copied> copies,
        List<Instruction> later) {
    Image {
        shell = List.copyOf(shell);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        runs = List.copyOf(runs);
        copies = List.copyOf(copies);
        later = List.copyOf(later);
    }

    /**
     * The image at the bottom.
     *
     * @param from the instruction that names it
     * @param name its name, variables replaced
     */
    record Base(Instruction.From from, String name) {}

    /**
     * What was copied.
     *
     * @param from the stage or image that it came from; nothing for the project
     * @param sources paths there
     * @param target an absolute path; it ends in {@code /} where it can only be a folder
     */
    record Copied(Optional<String> from, List<String> sources, String target) {
        Copied {
            sources = List.copyOf(sources);
        }
    }

    /** The program of the entrypoint with its arguments; none where there is no entrypoint. */
    List<String> entrypointWords() {
        return entrypoint.map(stated -> stated.start().argv(shell)).orElse(List.of());
    }

    /** The program of the command with its arguments; none where there is no command. */
    List<String> commandWords() {
        return command.map(stated -> stated.start().argv(shell)).orElse(List.of());
    }
}
