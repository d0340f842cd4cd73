package dk.broen.hub.staging;

/**
 * Where a citizen of a test lives: a municipality, a residence (function RESIDENCE in {@code config/municipalities}), and the region's
 * hospital with one of its psychiatric wards. The residence is always open, so that it is told at once at any time of day.
 */
public enum Home {
    /** The residence is told on its queue and by SMS. */
    AARHUS("0751", "aarhus-botilbud-havnen", "EPJ", "AUH", "P2"),
    /** The residence is told by mail and by SMS. */
    ODENSE("0461", "odense-botilbud-aaen", "COSMIC", "ODENSE", "PAO1"),
    /** The mails of the residence are collected. Only a configuration of a test has it. */
    COLLECTED("0461", "odense-botilbud-samlet", "COSMIC", "ODENSE", "PAO1");

    /** The queue of the residence in {@link #AARHUS}. */
    public static final String QUEUE = "notifications.0751.botilbud-havnen";

    private final String municipality;
    private final String unit;
    private final String application;
    private final String facility;
    private final String ward;

    Home(String municipality, String unit, String application, String facility, String ward) {
        this.municipality = municipality;
        this.unit = unit;
        this.application = application;
        this.facility = facility;
        this.ward = ward;
    }

    /** The municipality code, four digits. */
    public String municipality() {
        return municipality;
    }

    public String unit() {
        return unit;
    }

    /** MSH-3 of the hospital. */
    String application() {
        return application;
    }

    /** MSH-4 of the hospital. */
    String facility() {
        return facility;
    }

    String ward() {
        return ward;
    }
}
