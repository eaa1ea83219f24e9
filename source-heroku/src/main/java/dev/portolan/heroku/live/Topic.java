package dev.portolan.heroku.live;

import java.util.List;

/** What files of Heroku's command line tell of. Of two files on one topic one counts. */
enum Topic {
    APP("the app itself", "heroku apps:info --json", "its region, its stack and its stage of a pipeline", "info"),
    CONFIG(
            "the environment",
            "heroku config --json",
            "which names are set, and the values that are no secrets",
            "config"),
    ADD_ONS(
            "the add-ons",
            "heroku addons --json",
            "which there are, their plans and the names that they set",
            "addons"),
    FORMATION("the formation", "heroku ps:scale", "how many of which size each process has", "formation"),
    DOMAINS("the domains", "heroku domains --json", "its host names and their certificates", "domains"),
    BUILDPACKS("the buildpacks", "heroku buildpacks", "which of them really build the app", "buildpacks"),
    POSTGRES("the databases", "heroku pg:info", "their versions, and which one follows another", "pg"),
    DRAINS("the log drains", "heroku drains --json", "where its logs go", "drains"),
    FEATURES("the features", "heroku features --json", "such as preboot and session affinity", "features"),
    AUTOSCALING(
            "the autoscaling",
            "curl https://api.metrics.heroku.com/apps/ID/formation/web/monitors",
            "whether Heroku changes the count of the web processes, and within which bounds",
            "monitors"),
    /** Features that Heroku tries out; they stand beside the others. */
    LABS("the features that are tried out", "heroku labs --json", "what is tried out", "labs"),
    /** What users write down, since Heroku does not say it. */
    SCHEDULER("the jobs of the scheduler", "", "what runs by the clock", "scheduler"),
    /** Nothing that an app is made of. */
    NONE("", "", "", "");

    private final String title;
    private final String command;
    private final String unknown;
    private final String fileName;

    Topic(String title, String command, String unknown, String fileName) {
        this.title = title;
        this.command = command;
        this.unknown = unknown;
        this.fileName = fileName;
    }

    String title() {
        return title;
    }

    /** The command that tells of it, without the app. */
    String command() {
        return command;
    }

    /** What stays unknown without it. */
    String unknown() {
        return unknown;
    }

    /** Whether a file may be of this topic by its name; asked only where what is in it fits every topic. */
    boolean isNameOf(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replace("-", "").replace("_", "");
        return !fileName.isEmpty() && name.contains(fileName);
    }

    /** The topics whose answer may be an empty list. */
    static List<Topic> lists() {
        return List.of(ADD_ONS, FORMATION, DOMAINS, BUILDPACKS, DRAINS, FEATURES, AUTOSCALING);
    }
}
