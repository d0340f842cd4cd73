package dk.broen.domain.terms;

/**
 * A contact point of a unit or a person (domain.md §6). Addresses come only from configuration and from recorded appointments, never from a
 * message.
 */
public sealed interface ContactPoint {
    When when();

    /** When a contact point may be used, relative to the opening hours of its owner. */
    enum When { ALWAYS, OPENING_HOURS, OUTSIDE_HOURS }

    /** @param address an Artemis address that belongs to this unit only */
    record Queue(String address) implements ContactPoint {
        @Override
        public When when() {
            return When.ALWAYS;
        }
    }

    record Mail(String address) implements ContactPoint {
        @Override
        public When when() {
            return When.OPENING_HOURS;
        }
    }

    /** @param number E.164 */
    record Sms(String number, When when) implements ContactPoint {}
}
