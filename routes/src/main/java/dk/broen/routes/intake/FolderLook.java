package dk.broen.routes.intake;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files a look into the folder of a hospital passes over: those with a time in the future, of which nobody can tell whether they are
 * whole, and those that wait because they could not move. It reports how many, without a name, whenever the number changes. One thread.
 */
final class FolderLook extends DefaultPollingConsumerPollStrategy implements GenericFileFilter<File> {
    /** With the id of the hospital, the name in the registry. */
    static final String NAME = "folder-look-";
    private static final Logger LOG = LoggerFactory.getLogger(FolderLook.class);
    /** The clock of a file server can be a little ahead: such a file is taken at the next look. */
    private static final Duration SKEW = Duration.ofMinutes(1);
    private final String hospital;
    private final UnmovedFiles unmoved;
    private final Clock clock;
    /** Camel asks about a file more than once. */
    private final Set<File> passedOver = new HashSet<>();
    private int reported;

    FolderLook(String hospital, UnmovedFiles unmoved, Clock clock) {
        this.hospital = hospital;
        this.unmoved = unmoved;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        passedOver.clear();
        return super.begin(consumer, endpoint);
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        Instant future = clock.instant().plus(SKEW);
        boolean passed = !file.isDirectory() && (file.getLastModified() > future.toEpochMilli() || unmoved.waits(file.getFile().toPath()));
        if (passed) {
            passedOver.add(file.getFile());
        }
        return !passed;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        if (passedOver.size() != reported) {
            reported = passedOver.size();
            LOG.warn("BRN1605 files-passed-over source={} count={}", hospital, reported);
        }
        super.commit(consumer, endpoint, polled);
    }
}
