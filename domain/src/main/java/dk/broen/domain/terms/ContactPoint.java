package dk.broen.domain.terms;

/**
 * A contact point of a unit or a person (domain.md §6). Addresses come only from configuration and from recorded facts (appointments and
 * services), never from a message.
 */
public sealed interface ContactPoint {
    /** When a contact point may be used, relative to the opening hours of its owner. */
    enum When { ALWAYS, OPENING_HOURS, OUTSIDE_HOURS }

    /** @param address an Artemis address that belongs to this unit only */
    record Queue(String address) implements ContactPoint {}

    record Mail(String address) implements ContactPoint {}

    /**
     * A system that receives MedCom HospitalNotification by HTTP.
     *
     * @param url where each message is posted: https, or http on this machine
     * @param sor the SOR id of the receiving organisation
     * @param gln its GLN (EAN location number), 13 digits
     */
    record MedCom(String url, String sor, String gln) implements ContactPoint {}

    /** @param number E.164 */
    record Sms(String number, When when) implements ContactPoint {}
}
