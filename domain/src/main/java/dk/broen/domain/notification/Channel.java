package dk.broen.domain.notification;

/** The channel of a notice. */
public enum Channel {
    QUEUE, MEDCOM, MAIL, SMS,
    /** HL7 v2 to a hospital: answers to wards only. */
    MLLP;

    /**
     * Whether each receiver has a host of its own. The broker, the mail relay and the SMS gateway belong to the operator of the hub; a host of a
     * partner can be wrong or away unnoticed.
     */
    public boolean toHostsOfPartners() {
        return this == MEDCOM || this == MLLP;
    }
}
