package dk.broen.adapters.sheet;

import com.fasterxml.jackson.databind.JsonNode;

/** Working hours as people write them in a sheet and in a form: {@code man-tor 8.00-15.30, fre 8.00-12.00}. */
public final class WorkingHoursText {
    private WorkingHoursText() {}

    /**
     * The hours as they stand in a facts document.
     *
     * @throws IllegalArgumentException if the text is no such list; the message does not quote it
     */
    public static JsonNode read(String text) {
        return CellKind.HOURS.read(text);
    }
}
