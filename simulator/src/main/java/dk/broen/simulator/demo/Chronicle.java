package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.demo.Explained.Sending;
import dk.broen.simulator.municipality.ReceivedNotification;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Prints in the table what the hub has decided since the last time: the occasion that a step of the demo made, the occasions that the hub
 * made itself, and the notices whose state has changed. Asked only while the hub is idle.
 */
final class Chronicle {
    private static final String EVENTS = "/api/events?limit=1000";
    private static final String RECORDED = "RECORDED";

    private final Function<String, JsonNode> hub;
    private final Function<Citizen, List<String>> occasions;
    private final Supplier<List<ReceivedNotification>> queues;
    private final Table table;
    private final ShownNotices shown;
    private final Map<Citizen, String> wards = new EnumMap<>(Citizen.class);
    private final Map<Citizen, Integer> answers = new EnumMap<>(Citizen.class);

    /**
     * @param hub returns the hub's answer to a GET request of this path
     * @param occasions returns the references of the occasions of a citizen
     * @param queues returns the messages received so far from the queues of units and wards
     */
    Chronicle(Function<String, JsonNode> hub, Function<Citizen, List<String>> occasions, Supplier<List<ReceivedNotification>> queues,
        Table table, ShownNotices shown) {
        this.hub = hub;
        this.occasions = occasions;
        this.queues = queues;
        this.table = table;
        this.shown = shown;
    }

    /** Prints what followed from a hospital's message. */
    void message(ZonedDateTime at, Citizen citizen, String messageId, String ward) throws InterruptedException {
        Explained said = why(messageId).get(0);
        String before = Optional.ofNullable(wards.put(citizen, ward)).orElse(ward);
        show(at, said.happened(), citizen, said, before.equals(ward) ? "" : ", now in ward " + ward);
        if (said.candidates().isEmpty()) {
            table.note("nobody", "no rule names a recipient");
        }
        changes(at);
    }

    /** Prints what followed from the same message when the hospital sent it again. */
    void repetition(ZonedDateTime at, Step.Hl7 message, int sentBefore) throws InterruptedException {
        List<Explained> known = why(message.id());
        table.event(at, "SENT AGAIN", message.citizen(), "ref " + known.get(0).reference());
        boolean nothingSent = known.size() == 1 && shown.contains(known.get(0)) && shown.changes(known.get(0)).isEmpty()
            && shown.sent().size() == sentBefore;
        table.answer("ward " + message.ward(),
            nothingSent ? "AA as before; nobody is told twice" : "AA, but notices were sent again");
        changes(at);
    }

    /** Prints what followed from facts that a municipality recorded. */
    void recorded(ZonedDateTime at, String what, Citizen citizen) throws InterruptedException {
        List<Explained> recorded = unseen().stream().filter(occasion -> occasion.kind().equals(RECORDED)).toList();
        for (Explained occasion : recorded) {
            show(at, what, citizen, occasion, "");
        }
        if (recorded.isEmpty()) {
            table.event(at, what, citizen, "");
            table.note("nobody", "nothing changes");
        }
        changes(at);
    }

    /** Prints the occasions that the table has not shown yet, and the notices whose state has changed. */
    void changes(ZonedDateTime now) throws InterruptedException {
        for (Explained occasion : unseen()) {
            Optional<Citizen> citizen = citizenOf(occasion);
            if (citizen.isPresent()) {
                show(now, occasion.becauseNobodyAnswered() ? "NOBODY ANSWERED" : Words.ofOccasion(occasion.kind()), citizen.get(), occasion,
                    "");
            } else {
                throw new IllegalStateException("the hub decided something on the occasion " + occasion.reference() + " ("
                    + occasion.kind() + "), and the demo does not know about whom");
            }
        }
        all().stream().filter(shown::contains).flatMap(occasion -> shown.changes(occasion).stream())
            .sorted(Comparator.comparing(change -> change.sending().sentAt().orElse(now.toInstant())))
            .forEach(change -> table.released(now, change.citizen(), change.occasion(), change.candidate(), change.sending()));
    }

    /** The reference of the notice that a unit got after a message. */
    String noticeTo(String unit, String messageId) {
        return why(messageId).stream().flatMap(occasion -> occasion.noticeTo(unit).stream()).findFirst()
            .orElseThrow(() -> new IllegalStateException(unit + " has not got the notice that it answers in the demo"));
    }

    /** The reference of the work item that a message opened. */
    String workItem(String kind, String messageId) {
        for (JsonNode task : hub.apply("/api/why/" + messageId).at("/0/workItems")) {
            if (task.at("/item/kind").asText().equals(kind)) {
                return task.path("reference").asText();
            }
        }
        throw new IllegalStateException("no work item " + kind + " was opened, which is answered in the demo");
    }

    /** Prints that a unit answered in the inbox, and what followed. */
    void answered(ZonedDateTime at, Citizen citizen, String unit, String notice) throws InterruptedException {
        table.event(at, "ANSWERED", citizen, "notice " + notice);
        table.said(unit, "in the inbox: modtaget, so that nobody is reminded");
        changes(at);
    }

    /** Prints that a ward answered that the citizen consents, and what followed. */
    void wardAnswered(Step.WardAnswers ward) throws InterruptedException {
        table.event(ward.at(), "WARD ANSWERED", ward.citizen(), "work item ASK_FOR_CONSENT");
        table.answer("ward " + ward.ward(), "the citizen consents: " + String.join(", ", ward.to().stream().map(Words::ofCode).toList()));
        changes(ward.at());
    }

    /** The citizen of an occasion that the hub made itself. */
    private Optional<Citizen> citizenOf(Explained occasion) {
        return shown.citizenOf(occasion).or(() -> Arrays.stream(Citizen.values())
            .filter(citizen -> occasions.apply(citizen).contains(occasion.reference())).findFirst());
    }

    private void show(ZonedDateTime at, String what, Citizen citizen, Explained occasion, String note) throws InterruptedException {
        shown.record(occasion, citizen);
        table.event(at, what, citizen, "ref " + occasion.reference() + note);
        occasion.candidates().forEach(candidate -> table.candidate(occasion, candidate));
        for (Sending answer : occasion.wardAnswers()) {
            if (answer.sent()) {
                answer(citizen);
            }
        }
        if (!occasion.flags().isEmpty()) {
            table.note("flags", String.join(", ", occasion.flags().stream().map(Words::ofCode).sorted().toList()));
        }
        occasion.workItems().forEach(item -> table.note("work item", item));
    }

    /** Prints the next answer that the ward of the citizen received. */
    private void answer(Citizen citizen) throws InterruptedException {
        int next = answers.merge(citizen, 1, Integer::sum);
        Waiting.until("the answer to the ward", () -> answersAbout(citizen).size() >= next);
        JsonNode answer = answersAbout(citizen).get(next - 1);
        String ward = "ward " + wards.get(citizen);
        JsonNode contact = answer.path("coordinator");
        table.answer(ward, contact.isMissingNode() ? "no coordinator may be named"
            : "%s %s, %s, %s".formatted(contact.path("appointed").asBoolean() ? "coordinator" : "no coordinator appointed: contact",
                contact.path("name").asText(), contact.path("phone").asText("no telephone"), contact.path("hours").asText()));
        if (answer.path("askForConsent").asBoolean()) {
            table.answer(ward, "not sent: consent missing, ask the citizen");
        }
    }

    private List<JsonNode> answersAbout(Citizen citizen) {
        return queues.get().stream().map(received -> received.body())
            .filter(body -> body.path("inReplyTo").path("episode").asText().equals(citizen.stay())).toList();
    }

    /** The occasions on which something was decided or told and that the table has not shown. */
    private List<Explained> unseen() {
        return all().stream().filter(occasion -> !occasion.isEmpty() && !shown.contains(occasion)).toList();
    }

    private List<Explained> all() {
        return Explanations.all(hub.apply(EVENTS));
    }

    private List<Explained> why(String messageId) {
        return Explanations.all(hub.apply("/api/why/" + messageId));
    }
}
