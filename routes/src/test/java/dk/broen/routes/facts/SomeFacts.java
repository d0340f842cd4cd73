package dk.broen.routes.facts;

import dk.broen.simulator.people.TestPeople;

/** Messages with facts for these tests. */
final class SomeFacts {
    private static final TestPeople PEOPLE = new TestPeople(9612);

    private SomeFacts() {
    }

    /** A service of a new citizen in Aarhus. */
    static String service(String from) {
        return document("\"services\": [{\"function\": \"RESIDENCE\", \"unit\": \"aarhus-botilbud-havnen\", \"from\": \"" + from + "\"}]");
    }

    /** A service of a new citizen in Odense. */
    static String foreign() {
        return service("2026-02-01").replace("aarhus-botilbud-havnen", "odense-botilbud-aaen");
    }

    static String unreadable() {
        return "{\"because\": \"nightly\", \"citizens\":\n [";
    }

    private static String document(String facts) {
        return "{\"because\": \"nightly\", \"citizens\": [{\"cpr\": \"" + PEOPLE.next().cpr() + "\", " + facts + "}]}";
    }
}
