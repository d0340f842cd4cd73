package dk.broen.routes.intake;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports what Camel cannot do with a folder: look into it, or move a file. The text of Camel names the file, and the name of a hospital's file
 * can name a citizen.
 */
final class FolderFaults implements ExceptionHandler {
    /** With the id of the hospital, the name in the registry. */
    static final String NAME = "folder-faults-";
    private static final Logger LOG = LoggerFactory.getLogger(FolderFaults.class);
    private final String hospital;
    private final UnmovedFiles unmoved;

    /** @param unmoved learns which file was answered and could not move */
    FolderFaults(String hospital, UnmovedFiles unmoved) {
        this.hospital = hospital;
        this.unmoved = unmoved;
    }

    @Override
    public void handleException(Throwable fault) {
        LOG.error("BRN1604 folder-fault source={} cause={}", hospital, fault.getClass().getSimpleName());
    }

    @Override
    public void handleException(String text, Throwable fault) {
        handleException(fault);
    }

    @Override
    public void handleException(String text, @Nullable Exchange exchange, Throwable fault) {
        if (exchange != null && exchange.getProperty(TakeFile.READ) instanceof FileState answered) {
            unmoved.couldNotMove(answered);
        }
        handleException(fault);
    }
}
