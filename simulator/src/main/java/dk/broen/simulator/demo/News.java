package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.demo.Explained.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a reader learns from a notice. The citizen is the name of a {@link Citizen} constant, never a CPR number or a person's name.
 *
 * @param kind for example {@code NEWS}; empty when the notice has no kind
 * @param says the types of event that the notice says, for example {@code ADMITTED}
 * @param takesBack the types of event that the notice takes back
 * @param now how things stand, for example {@code ADMITTED}; empty when the notice does not say it
 * @param citizen the name of a {@link Citizen} constant; empty when the notice names no citizen
 */
record News(String kind, List<String> says, List<String> takesBack, String now, String citizen) {
    /** The content of a pointer: no event and no citizen. */
    static final News NONE = new News("", List.of(), List.of(), "", "");
    private static final String PART_ENDED = "RESPONSIBILITY_ENDED";
    private static final String UNKNOWN = "a citizen who is not in the demo";

    News {
        says = says.stream().sorted().toList();
        takesBack = takesBack.stream().sorted().toList();
    }

    static News of(Told told, Citizen citizen) {
        return new News(told.kind(), told.says(), told.takesBack(), told.now().map(Explained.Now::state).orElse(""), citizen.name());
    }

    /** The content of an answer to a ward: the stay of a citizen, without event. */
    static News ofStay(Citizen citizen) {
        return new News("", List.of(), List.of(), "", citizen.name());
    }

    /** Reads a message from the queue of a unit. */
    static News onUnitsQueue(JsonNode body) {
        return new News(body.path("kind").asText(), body.path("says").findValuesAsText("type"),
            body.path("takesBack").findValuesAsText("type"), body.path("now").path("state").asText(),
            who(citizen -> citizen.person().cpr().equals(body.path("citizen").path("cpr").asText())));
    }

    /** Reads a message from the answer queue of a hospital. */
    static News onWardsQueue(JsonNode body) {
        return new News("", List.of(), List.of(), "",
            who(citizen -> citizen.stay().equals(body.path("inReplyTo").path("episode").asText())));
    }

    /**
     * Whether a mail has the configured sentences of what this says and takes back and of no other event, and the CPR number of this
     * citizen and of no other citizen. It says how things stand, unless its only news says the same.
     */
    boolean isIn(String mail, Texts texts) {
        return texts.events().stream().allMatch(event -> hasLine(mail, texts.said(event)) == says.contains(event)
            && begins(mail, texts.takenBack(event)) == takesBack.contains(event))
            && texts.states().stream().allMatch(state -> now.equals(state) || !begins(mail, texts.now(state)))
            && (now.isEmpty() || says.size() == 1 || begins(mail, texts.now(now)))
            && hasLine(mail, texts.partEnded()) == kind.equals(PART_ENDED)
            && Arrays.stream(Citizen.values()).allMatch(other -> mail.contains(written(other)) == other.name().equals(citizen));
    }

    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        takesBack.forEach(event -> words.add("not " + event));
        words.addAll(says);
        if (!now.isEmpty()) {
            words.add("now " + now);
        }
        String what = kind.isEmpty() ? "" : ", " + kind + (words.isEmpty() ? "" : " (" + String.join(", ", words) + ")");
        return citizen.isEmpty() ? what : what + " about " + citizen;
    }

    private static boolean hasLine(String mail, String sentence) {
        return mail.contains("\n" + sentence + "\n");
    }

    private static boolean begins(String mail, String beginning) {
        return mail.contains("\n" + beginning);
    }

    private static String written(Citizen citizen) {
        String cpr = citizen.person().cpr();
        return cpr.substring(0, 6) + "-" + cpr.substring(6);
    }

    private static String who(Predicate<Citizen> matches) {
        return Arrays.stream(Citizen.values()).filter(matches).map(Enum::name).findFirst().orElse(UNKNOWN);
    }
}
