package dk.broen.hub.staging;

/**
 * Where a staged citizen lives, and the housing there that is always open: what is told it is told now, whatever the time of day.
 *
 * @param municipality four digits
 * @param unit of the function RESIDENCE, as configured in {@code config/municipalities}
 * @param sender MSH-3 and MSH-4 of the region's own hospital; {@code ward} one of its psychiatric wards
 */
public enum Home {
    /** Told on its queue and by SMS. */
    AARHUS("0751", "aarhus-botilbud-havnen", "EPJ", "AUH", "P2"),
    /** Told by mail and by SMS. */
    ODENSE("0461", "odense-botilbud-aaen", "COSMIC", "ODENSE", "PAO1");

    /** The queue of the unit in {@link #AARHUS}. */
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

    public String municipality() {
        return municipality;
    }

    public String unit() {
        return unit;
    }

    String application() {
        return application;
    }

    String facility() {
        return facility;
    }

    String ward() {
        return ward;
    }
}
