package dk.broen.adapters.census;

import java.time.Instant;

/** What was found where a list should be. */
public sealed interface Fetched {
    /** @param modified when the list was written, as file system or server say */
    record File(byte[] content, Instant modified) implements Fetched {
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
