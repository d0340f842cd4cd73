package dk.broen.mappings;

import dk.broen.domain.history.HospitalEvent;
import dk.broen.domain.terms.ReplacementCpr;

/** The meaning of a message for the hub. Each message has exactly one of these meanings. No text contains a value of a citizen. */
public sealed interface Interpretation {
    /** A hospital reported an event. */
    record Event(HospitalEvent event) implements Interpretation {}

    /**
     * The message names its citizen by a replacement number only. It waits until somebody says whose number it is; nobody guesses
     * (danish-standards.md §4).
     */
    record Waiting(ReplacementCpr number) implements Interpretation {}

    /**
     * The message is accepted and there is nothing to tell, for example for a booking.
     *
     * @param because the reason, a stable English sentence for the explanation of the event
     */
    record Nothing(String because) implements Interpretation {
        /** A receipt or an acknowledgement, which is never answered. */
        public static final Nothing RECEIPT = new Nothing("A receipt tells nobody anything");
    }

    /**
     * The message cannot be read as what it claims to be. A human must look at it (design.md §4).
     *
     * @param code stable, listed in docs/MESSAGES.md
     * @param location in the words of the format: {@code PV1-19}, {@code Encounter.class}
     * @param message an English sentence: what is wrong and what is accepted
     */
    record Unreadable(String code, String location, String message) implements Interpretation {}
}
