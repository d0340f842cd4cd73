package dk.broen.adapters.census;

import java.time.Instant;
import java.util.Optional;

/** What was found where a list should be. */
public sealed interface Fetched {
    /**
     * A list.
     *
     * @param writtenAt when the list was written, as file system or server say; empty if the server does not say it
     * @param fetchedAt when the list was fetched, as the server says, or the hub
     */
    record File(byte[] content, Optional<Instant> writtenAt, Instant fetchedAt) implements Fetched {
        @Override
        public String toString() {
            return "File[" + content.length + " bytes]";
        }
    }

    /** There is no list. */
    record Nothing() implements Fetched {}

    /** @param reason an English sentence without address or path */
    record Failed(String reason) implements Fetched {}
}
