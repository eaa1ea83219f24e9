package dev.portolan.heroku;

import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.ProjectFiles;

/**
 * What every part of the reading works with.
 *
 * @param files the project
 * @param live what Heroku said of the running app
 * @param json its app.json as the stage sees it, upon what heroku.yml sets up
 * @param manifest its heroku.yml
 * @param images the images that heroku.yml has built
 * @param procfile its Procfile
 * @param draft takes what the files state
 * @param findings takes what the user should know
 */
record Intake(
        ProjectFiles files,
        LiveState live,
        AppJson json,
        Manifest manifest,
        DockerImages images,
        Procfile procfile,
        Draft draft,
        Findings findings) {
    Nodes nodes() {
        return new Nodes(findings);
    }

    /** Whether Dockerfiles build the app, and no buildpacks. */
    boolean isContainer() {
        return manifest.buildsImages() || json.stack().equals(Manifest.CONTAINER);
    }
}
