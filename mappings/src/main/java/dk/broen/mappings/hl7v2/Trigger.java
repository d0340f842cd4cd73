package dk.broen.mappings.hl7v2;

import java.util.Set;

/** The trigger events that the hub takes (danish-standards.md §3). Any other one is refused: an AA would promise that it has an effect. */
final class Trigger {
    /** Bookings and pending events: they tell nobody. */
    static final Set<String> BOOKINGS = Set.of("A05", "A14", "A15", "A26", "A27", "A38");
    /** Tracking, master data and doctors: they have no effect on a stay. */
    static final Set<String> WITHOUT_EFFECT =
        Set.of("A09", "A10", "A20", "A28", "A29", "A31", "A32", "A33", "A54", "A55", "A60", "A61", "A62");
    /** Merges of two identities and changes of an identity, also those of older versions. */
    static final Set<String> MERGES = Set.of("A18", "A30", "A34", "A36", "A39", "A40", "A46", "A47");
    private static final Set<String> STAYS =
        Set.of("A01", "A02", "A03", "A04", "A06", "A07", "A08", "A11", "A12", "A13", "A16", "A21", "A22", "A25", "A52", "A53");

    private Trigger() {}

    static boolean taken(String trigger) {
        return STAYS.contains(trigger) || BOOKINGS.contains(trigger) || WITHOUT_EFFECT.contains(trigger) || MERGES.contains(trigger);
    }
}
