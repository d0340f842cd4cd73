package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * What a reader learns from a notice. The citizen is the name of a {@link Citizen} constant, never a CPR number or a person's name.
 *
 * @param event for example {@code ADMITTED}; empty when the notice names no event
 * @param kind for example {@code NEWS}; empty when the notice has no kind
 * @param citizen the name of a {@link Citizen} constant; empty when the notice names no citizen
 */
record News(String event, String kind, String citizen) {
    /** The content of a pointer: no event and no citizen. */
    static final News NONE = new News("", "", "");
    private static final String UNKNOWN = "a citizen who is not in the demo";

    static News of(String event, String kind, Citizen citizen) {
        return new News(kind.equals("RESPONSIBILITY_ENDED") ? "" : event, kind, citizen.name());
    }

    /** The content of an answer to a ward: the stay of a citizen, without event. */
    static News ofStay(Citizen citizen) {
        return new News("", "", citizen.name());
    }

    /** Reads a message from the queue of a unit. */
    static News onUnitsQueue(JsonNode body) {
        return new News(body.path("event").path("type").asText(), body.path("event").path("kind").asText(),
            who(citizen -> citizen.person().cpr().equals(body.path("citizen").path("cpr").asText())));
    }

    /** Reads a message from the answer queue of a hospital. */
    static News onWardsQueue(JsonNode body) {
        return new News("", "", who(citizen -> citizen.stay().equals(body.path("inReplyTo").path("episode").asText())));
    }

    /** Whether a mail contains the configured sentence of this event, and the CPR number of this citizen and of no other citizen. */
    boolean isIn(String mail, AddressBook book) {
        return mail.contains("\n" + book.sentence(event, kind) + "\n")
            && Arrays.stream(Citizen.values()).allMatch(other -> mail.contains(written(other)) == other.name().equals(citizen));
    }

    @Override
    public String toString() {
        String what = event.isEmpty() ? "" : ", " + event + " " + kind;
        return citizen.isEmpty() ? what : what + " about " + citizen;
    }

    private static String written(Citizen citizen) {
        String cpr = citizen.person().cpr();
        return cpr.substring(0, 6) + "-" + cpr.substring(6);
    }

    private static String who(Predicate<Citizen> matches) {
        return Arrays.stream(Citizen.values()).filter(matches).map(Enum::name).findFirst().orElse(UNKNOWN);
    }
}
