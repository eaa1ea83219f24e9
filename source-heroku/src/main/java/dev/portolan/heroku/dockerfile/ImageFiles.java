package dev.portolan.heroku.dockerfile;

import dev.portolan.heroku.dockerfile.Image.Copied;
import dev.portolan.source.ProjectFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file of the project that stands at a path of an image, by what was copied into it. */
final class ImageFiles {
    /** Where a name without a folder is looked for. */
    private static final List<String> PROGRAM_FOLDERS =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private final ProjectFiles files;
    private final String context;
    private final Map<String, Image> images;

    /** The images of one Dockerfile, whose build sees a folder of the project, which is empty for the project itself. */
    ImageFiles(ProjectFiles files, String context, Map<String, Image> images) {
        this.files = files;
        this.context = context;
        this.images = images;
    }

    /** The path in the project of what an image calls by this word. */
    Optional<String> find(Image image, String word) {
        Stream<String> paths = word.contains("/")
                ? Stream.of(Paths.absolute(word, image.folder()))
                : Stream.concat(PROGRAM_FOLDERS.stream(), Stream.of(image.folder()))
                        .map(folder -> Paths.absolute(word, folder));
        return paths.flatMap(path -> at(image, path, images.size()).stream()).findFirst();
    }

    /** What was copied last lies above the rest. Every step back goes to an earlier stage, so there is an end. */
    private Optional<String> at(Image image, String path, int steps) {
        List<Copied> copies = new ArrayList<>(image.copies());
        for (int i = copies.size() - 1; i >= 0; i--) {
            Copied copied = copies.get(i);
            for (String source : copied.sources()) {
                Optional<String> found = origin(copied, source, path).flatMap(origin -> in(copied, origin, steps));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> in(Copied copied, String origin, int steps) {
        if (copied.from().isEmpty()) {
            return Optional.of(Paths.below(context, origin)).filter(files::exists);
        }
        Image stage = images.get(copied.from().get().toLowerCase(Locale.ROOT));
        return stage == null || steps == 0 ? Optional.empty() : at(stage, Paths.absolute(origin, "/"), steps - 1);
    }

    /** The path that came to lie at this one, if the source is it or holds it. */
    private static Optional<String> origin(Copied copied, String source, String path) {
        String target = copied.target();
        String folder = target.endsWith("/") ? target : target + "/";
        if (source.contains("*")) {
            boolean isDirect = Paths.parent(path).equals(Paths.parent(folder));
            return isDirect ? Optional.of(Paths.below(Paths.parent(source), Paths.name(path))) : Optional.empty();
        }
        if (path.equals(target) || path.equals(folder + Paths.name(source))) {
            return Optional.of(source);
        }
        return path.startsWith(folder)
                ? Optional.of(Paths.below(Paths.below("", source), path.substring(folder.length())))
                : Optional.empty();
    }
}
