package dev.portolan.heroku.supplied;

import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.report.Findings;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.source.ProjectFiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Makes plain what an app has on Heroku without a word in its files.
 *
 * <p>A variable that a buildpack sets to the same value everywhere is stated, with the buildpack as its origin, where
 * nobody else states it: an image by Heroku's own builder sets the same one again, and a value that is said twice does no
 * harm. What is computed from the dyno's size or from an address is told and not stated: it would be wrong for another
 * size, and the launcher of Heroku's builder, which computes it again, would take the one that is stated for the user's
 * wish.
 *
 * <p>Where a Dockerfile builds the app there are no buildpacks, so nothing is supplied but what the dyno itself sets.
 */
public final class Supplied {
    private Supplied() {}

    /** Answers the variables that the app has from its buildpacks and nowhere else; all other things are told. */
    public static List<SuppliedVariable> read(App app, ProjectFiles files, LiveState live, Findings findings) {
        List<Buildpack> packs = Buildpack.of(app, files);
        Libraries libraries = Libraries.of(files, packs);
        var commands = new ArrayList<>(RunCommand.of(app));
        commands.addAll(new SecondProcfiles(files, findings).of(commands));
        var environment = new Environment(app, files, live);
        List<SuppliedVariable> stated = new FixedVariables(packs, libraries, commands, findings).missing(environment);
        stated.forEach(variable -> environment.define(variable.name()));
        var told = new LinkedHashSet<String>();
        told.addAll(new SizeVariables(packs, libraries, commands, findings).tell(environment));
        told.addAll(new DatabaseVariables(app, packs, libraries, findings).tell(environment));
        told.forEach(environment::define);
        new ReadVariables(environment, findings).tell(commands);
        if (app.build() instanceof Build.Buildpacks) {
            new Programs(files, packs, libraries, findings).tell(commands);
        }
        return stated;
    }
}
