package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * What a notice lets its reader know. A citizen is called as the demo calls them, never by number or name.
 *
 * @param event as {@code ADMITTED}; empty when it is not said
 * @param kind as {@code NEWS}; empty when it is not said
 * @param citizen a constant of {@link Citizen}; empty when nobody is named
 */
record News(String event, String kind, String citizen) {
    /** A pointer: there is a message, and no more. */
    static final News NONE = new News("", "", "");
    private static final String A_STRANGER = "somebody who is not in the demo";

    static News of(String event, String kind, Citizen citizen) {
        return new News(kind.equals("RESPONSIBILITY_ENDED") ? "" : event, kind, citizen.name());
    }

    /** An answer to a ward tells of a stay that the ward knows, not what happened in it. */
    static News ofStay(Citizen citizen) {
        return new News("", "", citizen.name());
    }

    /** As a case system reads it from the queue of a unit. */
    static News onUnitsQueue(JsonNode body) {
        return new News(body.path("event").path("type").asText(), body.path("event").path("kind").asText(),
            who(citizen -> citizen.person().cpr().equals(body.path("citizen").path("cpr").asText())));
    }

    /** As a hospital reads it from the queue of its answers. */
    static News onWardsQueue(JsonNode body) {
        return new News("", "", who(citizen -> citizen.stay().equals(body.path("inReplyTo").path("episode").asText())));
    }

    /** Whether a mail says this, in the words of the configuration, of this citizen and nobody else. */
    boolean standsIn(String mail, AddressBook book) {
        return mail.contains("\n" + book.sentence(event, kind) + "\n")
            && Arrays.stream(Citizen.values()).allMatch(somebody -> mail.contains(written(somebody)) == somebody.name().equals(citizen));
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

    private static String who(Predicate<Citizen> meant) {
        return Arrays.stream(Citizen.values()).filter(meant).map(Enum::name).findFirst().orElse(A_STRANGER);
    }
}
