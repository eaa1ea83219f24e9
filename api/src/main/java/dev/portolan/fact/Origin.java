package dev.portolan.fact;

/** Who stated a fact, and where. */
public sealed interface Origin {
    /**
     * A place in an input file.
     *
     * @param file the path of the file, relative to the app's folder, with {@code /} between folders
     * @param line the line, from 1; 0 where the whole file is meant
     * @param column the column in characters, from 1; 0 where the whole line is meant
     */
    record InFile(String file, int line, int column) implements Origin {
        /** Refuses lines and columns below 0. */
        public InFile {
            if (line < 0 || column < 0) {
                throw new IllegalArgumentException("line and column are 0 or more: " + line + ":" + column);
            }
        }

        @Override
        public String toString() {
            return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
        }
    }

    /**
     * What the platform that the app comes from does where nobody says otherwise.
     *
     * @param platform the platform's name
     */
    record PlatformDefault(String platform) implements Origin {
        @Override
        public String toString() {
            return "default of " + platform;
        }
    }

    /**
     * A setting of a target.
     *
     * @param setting the setting's name, as in {@code fly.region}
     */
    record InSetting(String setting) implements Origin {
        @Override
        public String toString() {
            return "setting " + setting;
        }
    }

    /** The program that built the app. */
    record InCode() implements Origin {
        @Override
        public String toString() {
            return "code";
        }
    }

    /** The program that built the app. */
    Origin CODE = new InCode();

    /** A place in an input file; line and column count from 1. */
    static Origin inFile(String file, int line, int column) {
        return new InFile(file, line, column);
    }

    /** What the platform that the app comes from does where nobody says otherwise. */
    static Origin defaultOf(String platform) {
        return new PlatformDefault(platform);
    }

    /** A setting of a target. */
    static Origin setting(String setting) {
        return new InSetting(setting);
    }
}
