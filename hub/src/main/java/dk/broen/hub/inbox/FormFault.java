package dk.broen.hub.inbox;

/** What can be wrong in a field of a form. The words are {@code fault.…} in the texts of the inbox. */
enum FormFault {
    /** Nothing was typed. */
    MISSING,
    /** No field of the form was filled in. */
    NOTHING_TYPED,
    /** None of the choices was marked. */
    NOTHING_CHOSEN,
    /** The choice is none that the page offers. */
    NOT_OFFERED,
    /** Is not a day. */
    NOT_A_DAY,
    /** The last day is before the first one. */
    ENDS_BEFORE,
    /** A consent lasts one year at most (sundhedsloven § 44). */
    LONGER_THAN_A_YEAR,
    /** The municipality requires a written consent for one of the recipients. */
    NOT_WRITTEN,
    /** More than a field takes. */
    TOO_LONG,
    /** Is not a CPR number. */
    NOT_A_CPR,
    /** The municipality has recorded nothing about a citizen with this number. */
    UNKNOWN_CITIZEN,
    /** Cannot be read as working hours. */
    NOT_HOURS,
    /** Only with a name. */
    WITHOUT_NAME,
    /** The same fact with the same first day is recorded already. */
    EXISTS,
    /** The consent would permit nothing: the citizen has said no on that day or later. */
    SAID_NO,
    /** Cannot be recorded as it is. */
    REFUSED
}
