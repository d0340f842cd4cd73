package dk.broen.adapters.queue;

/** The addresses of the hub, and the prefixes of the addresses of units and hospitals, which the configuration names. */
public final class Addresses {
    /** Messages of hospitals: a message is stored here before it is acknowledged (design.md §4.1). */
    public static final String INTAKE = "intake";
    /** Refused messages on their way to the dead letters in the database. */
    public static final String REFUSED = "refused";
    /** Replies of wards to questions of the hub, on their way to be recorded. */
    public static final String REPLIES = "replies";
    /** Messages that are sealed with a key which the hub that got them does not have; they wait for a hub that has it. */
    public static final String KEY_AWAITED = "key-awaited";
    /** Messages whose delivery to a consumer failed too often; a human must look at them. */
    public static final String DEAD = "dead";
    /** Messages whose time to live has run out. The hub itself sets no time to live. */
    public static final String EXPIRED = "expired";
    /** The prefix of the address of a municipal unit: {@code notifications.<municipality>.<unit>}. */
    public static final String NOTIFICATIONS = "notifications.";
    /** The prefix of the answer address of a hospital: {@code ward-answers.<hospital>}. */
    public static final String WARD_ANSWERS = "ward-answers.";
    /** The prefix of the address to which a municipality sends facts: {@code facts.<municipality>}. */
    public static final String FACTS = "facts.";
    /** The prefix of the address of the answers to them: {@code facts-answers.<municipality>}. */
    public static final String FACTS_ANSWERS = "facts-answers.";

    /** The prefix of the address to which a municipality sends answers to notices: {@code acknowledgements.<municipality>}. */
    public static final String ACKNOWLEDGEMENTS = "acknowledgements.";
    /** The prefix of the address of what became of them: {@code acknowledgement-outcomes.<municipality>}. */
    public static final String ACKNOWLEDGEMENT_OUTCOMES = "acknowledgement-outcomes.";

    /** The prefix of the address to which a hospital sends its messages: {@code hospital-messages.<hospital>}. */
    public static final String HOSPITAL_MESSAGES = "hospital-messages.";
    /** The prefix of the address of the acknowledgements of them: {@code hospital-answers.<hospital>}. */
    public static final String HOSPITAL_ANSWERS = "hospital-answers.";

    private Addresses() {
    }
}
