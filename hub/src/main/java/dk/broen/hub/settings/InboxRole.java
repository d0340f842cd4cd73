package dk.broen.hub.settings;

/** What a person does, and so what she sees in the inbox (domain.md §8). Each role sees only what concerns its place. */
public enum InboxRole {
    /** Reads and answers the notices of her units. */
    STAFF(Place.UNITS),
    /** The same, and the course of the stay and the disclosure log of the citizens whom she coordinates. */
    COORDINATOR(Place.UNITS),
    /** The same as staff, and keeps phone numbers, hours, absences and deputies of the people of her units. */
    LEADER(Place.UNITS),
    /**
     * Administers a municipality: sees which notices nobody answered or got, without citizens, and the municipality's work items; keeps appointments,
     * services and consents of its citizens.
     */
    MUNICIPALITY(Place.MUNICIPALITY),
    /** Reads and answers the work items of the wards of a hospital. */
    WARD(Place.HOSPITAL),
    /** Supervises a region: sees which work items the wards of its hospitals have, and until when, without citizens; answers none. */
    SUPERVISOR(Place.REGION);

    /** What a role is bound to. */
    enum Place { UNITS, MUNICIPALITY, HOSPITAL, REGION }

    private final Place place;

    InboxRole(Place place) {
        this.place = place;
    }

    /** Whether the role reads notices of units. */
    public boolean readsNotices() {
        return place == Place.UNITS;
    }

    /** Whether the role belongs to a municipality. */
    public boolean isMunicipal() {
        return place == Place.UNITS || place == Place.MUNICIPALITY;
    }

    /** Whether the role acts for the wards of a hospital. */
    public boolean isWard() {
        return place == Place.HOSPITAL;
    }

    /** Whether the role sees what is on the side of a region. */
    public boolean isRegional() {
        return place == Place.REGION;
    }
}
