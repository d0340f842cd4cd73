package dk.broen.mappings.consent;

/** The systems of the identifiers and codes that are read in a FHIR Consent (docs/CONSENT-REGISTERS.md). */
public final class ConsentSystems {
    /** CPR numbers (danish-standards.md §4). */
    public static final String CPR = "urn:oid:1.2.208.176.1.2";
    /** Identifiers of actors: the code of a function, for example {@code HOUSING_SUPPORT}. */
    public static final String FUNCTION = "https://broen.example/fhir/function";
    /** Identifiers of actors: the id of a unit in the configuration. */
    public static final String UNIT = "https://broen.example/fhir/unit";
    /** Codes of {@code provision.class}: event types. */
    public static final String EVENT_TYPE = "https://broen.example/fhir/event-type";
    /** Codes of {@code provision.code}: regions, with the codes of the configuration. */
    public static final String REGION = "https://broen.example/fhir/region";
    static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    static final String ACTION = "http://terminology.hl7.org/CodeSystem/consentaction";
    static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

    private ConsentSystems() {}
}
