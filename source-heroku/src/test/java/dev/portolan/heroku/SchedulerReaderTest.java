package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.Command;
import dev.portolan.model.Job;
import dev.portolan.model.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerReaderTest {
    @Test
    void jobs_that_a_user_wrote_down_are_jobs_of_the_app_with_their_places() {
        Project project = scheduler("""
                schedule,size,command
                every 10 minutes,,bundle exec rake events:import
                daily at 03:30,Standard-2X,bin/report --only a,b
                """);

        Job first = project.job("events-import");
        assertThat(first.command().get()).isEqualTo(Command.shell("bundle exec rake events:import"));
        assertThat(first.trigger().get()).isEqualTo(new Trigger.Cron("*/10 * * * *"));
        assertThat(first.memoryMiB().isPresent()).isFalse();
        Job second = project.job("report");
        assertThat(second.command().get()).isEqualTo(Command.shell("bin/report --only a,b"));
        assertThat(second.memoryMiB().get()).isEqualTo(1024);
        assertThat(second.command().bases())
                .containsExactly(new Basis.Stated(
                        second.command().path(), Origin.inFile(".portolan/heroku/scheduler.csv", 3, 1)));
        assertThat(project.codes()).doesNotContain(HerokuFinding.SCHEDULER_JOBS, LiveFinding.LIVE_FILE_UNKNOWN);
    }

    @Test
    void the_remedy_of_the_finding_is_the_way_to_write_them() {
        assertThat(HerokuFinding.SCHEDULER_JOBS.declaration().remedy())
                .contains("schedule,size,command", ".portolan/heroku/scheduler.csv");
        assertThat(Project.appJson("{'addons': ['scheduler']}").codes()).contains(HerokuFinding.SCHEDULER_JOBS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    every 10 minutes     | */10 * * * *
                    Every hour at... :20 | 20 * * * *
                    hourly at :20        | 20 * * * *
                    hourly               | 0 * * * *
                    Every day at 3:30 AM | 30 3 * * *
                    daily at 12:00 am    | 0 0 * * *
                    daily at 11:30 PM UTC | 30 23 * * *
                    0 4 * * 1            | 0 4 * * 1
                    """)
    void schedules_are_written_as_the_dashboard_shows_them_or_as_cron_does(String schedule, String cron) {
        assertThat(scheduler("schedule,command\n" + schedule + ",bin/x\n")
                        .job("x")
                        .trigger()
                        .get())
                .isEqualTo(new Trigger.Cron(cron));
    }

    @Test
    void cells_may_stand_in_quotes_as_spreadsheets_write_them() {
        assertThat(scheduler("schedule,size,command\n\"hourly\",\"\",\"bin/x \"\"a, b\"\"\"\n")
                        .job("x")
                        .command()
                        .get())
                .isEqualTo(Command.shell("bin/x \"a, b\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now and then,bin/x",
                "daily at 25:00,bin/x",
                "daily at 13:00 pm,bin/x",
                "every 7 minutes,bin/x",
                "hourly at :77,bin/x",
                "hourly,",
                "hourly",
                ",bin/x"
            })
    void a_line_that_is_no_job_is_told_with_its_place(String line) {
        Project project = scheduler("schedule,command\n" + line + "\n");

        assertThat(project.app().jobs()).isEmpty();
        assertThat(project.finding(LiveFinding.LIVE_SCHEDULE).origins())
                .containsExactly(Origin.inFile(".portolan/heroku/scheduler.csv", 2, 1));
    }

    private static Project scheduler(String text) {
        return Live.and(Project.appJson("{'addons': ['scheduler']}"), "scheduler.csv", text);
    }
}
