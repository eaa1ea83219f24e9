package dev.portolan.heroku;

import dev.portolan.source.ProjectFiles;

/**
 * What every part of the reading works with.
 *
 * @param files the project
 * @param json its app.json as the stage sees it
 * @param procfile its Procfile
 * @param draft takes what the files state
 * @param findings takes what the user should know
 */
record Intake(ProjectFiles files, AppJson json, Procfile procfile, Draft draft, Findings findings) {
    Nodes nodes() {
        return new Nodes(findings);
    }
}
