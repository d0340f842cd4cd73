package dk.broen.hub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.broen.hub.staging.StagedHub;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.MunicipalConsumer;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.people.TestPerson;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What became of each notice about a citizen, one line each, as the hub explains it and as partners saw it. The partners are in Odense. What
 * lies on queues is read only while a test waits for it, because the ports of the hub change with a restart.
 */
final class Followed {
    private final StagedHub hub;
    private final Supplier<List<ReceivedMail>> mails;
    private final Map<String, String> queues;
    private final List<ReceivedNotification> onQueues = new ArrayList<>();

    /**
     * @param mails all mails that were received so far
     * @param queues the queues to read, each with the account that reads it
     */
    Followed(StagedHub hub, Supplier<List<ReceivedMail>> mails, Map<String, String> queues) {
        this.hub = hub;
        this.mails = mails;
        this.queues = Map.copyOf(queues);
    }

    /**
     * Waits until exactly this has become of the citizen's notices.
     *
     * @param lines each notice with the unit, the kind, the channel and its state if it was not sent; each answer to the ward; each open work item.
     *     A notice counts as seen once if it came again under the same id
     */
    void becomes(TestPerson citizen, List<String> lines) throws JMSException {
        List<MunicipalConsumer> readers = new ArrayList<>();
        try {
            for (Map.Entry<String, String> queue : queues.entrySet()) {
                readers.add(hub.consumer(queue.getValue(), List.of(queue.getKey())));
            }
            await("what became of the notices").atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .untilAsserted(() -> assertThat(lines(citizen, read(readers))).containsExactlyInAnyOrderElementsOf(lines));
            hub.awaitIdle();
        } finally {
            for (MunicipalConsumer reader : readers) {
                reader.close();
                onQueues.addAll(reader.received());
            }
        }
        assertThat(lines(citizen, onQueues)).as("when nothing is left to do").containsExactlyInAnyOrderElementsOf(lines);
    }

    /** The reference of the last notice to a unit. */
    String reference(TestPerson citizen, String unit) {
        return last(citizen, "notices", notice -> notice.at("/unit/value").asText().equals(unit)).at("/sendings/0/reference").asText();
    }

    /** The references of all notices to units. */
    List<String> references(TestPerson citizen) {
        return each(citizen, "notices").flatMap(notice -> notice.findValuesAsText("reference").stream()).toList();
    }

    /** The reference of the last work item of a kind. */
    String workItem(TestPerson citizen, String kind) {
        return last(citizen, "workItems", task -> task.at("/item/kind").asText().equals(kind)).path("reference").asText();
    }

    private List<String> lines(TestPerson citizen, List<ReceivedNotification> read) {
        List<String> lines = new ArrayList<>();
        each(citizen, "notices").forEach(notice -> notice.path("sendings").forEach(sending -> lines
            .add(notice.at("/unit/value").asText() + " " + notice.path("kind").asText() + " " + became(sending, read))));
        each(citizen, "workItems").filter(task -> task.path("state").asText().equals("OPEN"))
            .forEach(task -> lines.add("work item " + task.at("/item/kind").asText()));
        read.stream().map(ReceivedNotification::body)
            .filter(body -> body.at("/inReplyTo/episode").asText().equals("V" + citizen.cpr().hashCode()))
            .forEach(answer -> lines.add("ward told: " + answer.at("/coordinator/name").asText("nobody")));
        return lines;
    }

    private List<ReceivedNotification> read(List<MunicipalConsumer> open) {
        return Stream.concat(onQueues.stream(), open.stream().flatMap(reader -> reader.received().stream())).toList();
    }

    private String became(JsonNode sending, List<ReceivedNotification> read) {
        String channel = sending.path("channel").asText();
        if (!sending.path("state").asText().equals("SENT")) {
            return channel + " " + sending.path("state").asText();
        }
        List<String> seen = seen(channel, sending.path("reference").asText(), read);
        long visible = seen.stream().distinct().count();
        return channel + (visible == 1 ? "" : " seen " + visible + " times") + (seen.size() > visible ? " again" : "");
    }

    /** The id of the notice, once for each time at which it came. A queue shows each message, whatever its id. */
    private List<String> seen(String channel, String reference, List<ReceivedNotification> read) {
        return switch (channel) {
            case "MAIL" -> mails.get().stream().filter(one -> one.subject().endsWith(reference)).map(ReceivedMail::messageId).toList();
            case "SMS" -> hub.sms().received().stream().filter(one -> one.text().contains(reference))
                .flatMap(sms -> Stream.generate(sms::reference).limit(sms.attempts())).toList();
            default -> IntStream.range(0, read.size())
                .filter(index -> read.get(index).body().path("reference").asText().equals(reference)).mapToObj(Integer::toString)
                .toList();
        };
    }

    private JsonNode last(TestPerson citizen, String what, Predicate<JsonNode> which) {
        return each(citizen, what).filter(which).reduce((earlier, later) -> later).orElseThrow();
    }

    private Stream<JsonNode> each(TestPerson citizen, String what) {
        return StreamSupport
            .stream(hub.api().post("/api/events/search", JsonNodeFactory.instance.objectNode().put("cpr", citizen.cpr())).spliterator(),
                false)
            .flatMap(occasion -> StreamSupport.stream(occasion.path(what).spliterator(), false));
    }
}
