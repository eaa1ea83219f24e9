package dev.portolan.testkit;

import dev.portolan.engine.Coverage;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a provider, from any number of threads, and survives it when it throws or does not come back. */
final class Translator {
    private final Provider provider;
    private final Settings settings;
    private final Duration patience;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "contract of a provider");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean hangs;

    Translator(Provider provider, List<GivenSetting> given, Duration patience) {
        this.provider = provider;
        this.patience = patience;
        settings = settings(provider, given);
    }

    /**
     * What became of an app.
     *
     * @param output what the provider handed over; empty if it failed
     * @param coverage what that makes of the facts; empty if it failed
     * @param checked what the provider's own check finds in the documents
     * @param failure how it failed; empty if it did not
     */
    record Attempt(Optional<Output> output, Optional<Coverage> coverage, List<Finding> checked, String failure) {
        static Attempt failed(String failure) {
            return new Attempt(Optional.empty(), Optional.empty(), List.of(), failure);
        }
    }

    Provider provider() {
        return provider;
    }

    /** Translates and checks an app. */
    Attempt attempt(App app) {
        return attempt(() -> {
            Output output = provider.translate(app, settings);
            List<Finding> checked = provider.check(output.documents());
            return new Attempt(Optional.of(output), Optional.of(Coverage.of(app, output)), checked, "");
        });
    }

    /** After an endless loop the thread is lost, and nothing is asked any more. */
    private Attempt attempt(Callable<Attempt> work) {
        if (hangs) {
            return Attempt.failed("was not asked any more after it did not come back");
        }
        Future<Attempt> attempt = workers.submit(work);
        try {
            return attempt.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            hangs = true;
            attempt.cancel(true);
            return Attempt.failed("did not come back within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return Attempt.failed("threw " + cause + at(cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.failed("was interrupted");
        }
    }

    static String at(Throwable thrown) {
        return thrown.getStackTrace().length == 0 ? "" : " at " + thrown.getStackTrace()[0];
    }

    /** The settings, read as the engine reads them. */
    static Settings settings(Provider provider, List<GivenSetting> given) {
        Settings settings = Settings.none(provider.info().id());
        for (GivenSetting one : given) {
            Setting<?> setting = provider.info().settings().stream()
                    .filter(candidate -> candidate.name().equals(one.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the provider has no setting " + one.name()));
            settings = settings.with(setting, one.values(), one.origin());
        }
        return settings;
    }
}
