package dk.broen.bench.rows;

import dk.broen.bench.hub.Night;
import dk.broen.bench.hub.Released;
import dk.broen.bench.hub.Stage;
import dk.broen.bench.results.Aim;
import dk.broen.bench.results.Quantity;
import dk.broen.bench.results.Results;
import dk.broen.bench.results.Unit;
import java.time.Duration;

/**
 * Notices that were made in the night and are due when the units open, as many mails as queue notices. The queue notices are released as fast
 * as the hub sends; mails as fast as the relay takes them.
 */
final class Opening {
    private static final String ROW = "held notices released at an opening";
    private static final Quantity ALL = new Quantity(ROW, "until the last queue notice is on its queue", Unit.SECONDS, new Aim.Below(60));
    private static final Quantity URGENT = new Quantity(ROW, "until the last urgent queue notice is on its queue", Unit.SECONDS);
    private static final Quantity BEFORE = new Quantity(ROW, "other queue notices before the last urgent one", Unit.COUNT);
    private static final Quantity NOTICES = new Quantity(ROW, "queue notices", Unit.COUNT);
    private static final Quantity MAILS = new Quantity(ROW, "mails, by the pace of the relay", Unit.PER_SECOND);

    private final Stage stage;
    private final Extent extent;
    private final Results results;

    Opening(Stage stage, Extent extent, Results results) {
        this.stage = stage;
        this.extent = extent;
        this.results = results;
    }

    void measure() throws Exception {
        results.progress("starting a hub in the evening");
        try (Night night = Night.start(stage, extent.held())) {
            results.progress("the first night and its opening warm the hub");
            fill(night);
            night.open(extent.drain());
            for (int run = 0; run < extent.runs(); run++) {
                boolean full = fill(night);
                Released released = night.open(extent.drain());
                if (full) {
                    add(released);
                }
            }
        }
    }

    /** Whether as many notices wait as are to be measured. */
    private boolean fill(Night night) throws Exception {
        Night.Waiting waiting = night.fill();
        results.progress(waiting.queue() + " queue notices and " + waiting.mail() + " mails wait for the opening");
        boolean full = waiting.queue() >= extent.held() && waiting.mail() >= extent.held();
        if (!full) {
            results.trouble(ROW + ": fewer notices wait than " + extent.held() + " of each channel");
        }
        return full;
    }

    private void add(Released released) {
        results.add(ALL, seconds(released.untilAll()));
        results.add(URGENT, seconds(released.untilUrgent()));
        results.add(BEFORE, released.othersBeforeLastUrgent());
        results.add(NOTICES, released.notices());
        results.add(MAILS, released.mailsPerSecond());
        if (released.missing() > 0) {
            results.trouble(ROW + ": " + released.missing() + " queue notices did not come within " + extent.drain().toSeconds() + " s");
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
