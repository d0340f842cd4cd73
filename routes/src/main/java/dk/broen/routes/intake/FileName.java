package dk.broen.routes.intake;

import dk.broen.adapters.occasions.References;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The name of a file as the hub names it, for the file that was taken and for its answers: the time and a random reference. The name that the
 * hospital chose can name a citizen, so no file that the hub writes has it.
 */
record FileName(String stem) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    static final String DONE = "done/";
    static final String REFUSED = "refused/";

    static FileName at(Instant now) {
        return new FileName(TIME.format(now) + "-" + References.draw());
    }

    /** Below the folder of the messages. */
    String done() {
        return DONE + stem;
    }

    String refused() {
        return REFUSED + stem;
    }

    /** @param number of the answer to this file, from 1 */
    String answer(int number, String extension) {
        return stem + "-" + number + extension;
    }
}
