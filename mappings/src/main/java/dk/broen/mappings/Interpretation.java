package dk.broen.mappings;

import dk.broen.domain.history.HospitalEvent;

/** What a message means to the hub. Every message means exactly one of these; none of the texts holds a citizen's value. */
public sealed interface Interpretation {
    /** Something happened in hospital. */
    record Event(HospitalEvent event) implements Interpretation {}

    /**
     * Read and accepted; there is nothing to tell anybody, as of a booking.
     *
     * @param because a stable English sentence, for the journal
     */
    record Nothing(String because) implements Interpretation {}

    /**
     * Cannot be read as what it claims to be; a human must look (design.md §4).
     *
     * @param code stable, listed in the message catalogue
     * @param location in the words of the format: {@code PV1-19}, {@code Encounter.class}
     * @param message an English sentence: what is wrong and what would be right
     */
    record Unreadable(String code, String location, String message) implements Interpretation {}
}
