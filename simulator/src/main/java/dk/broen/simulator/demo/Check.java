package dk.broen.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dk.broen.simulator.mail.ReceivedMail;
import dk.broen.simulator.municipality.ReceivedNotification;
import dk.broen.simulator.sms.ReceivedSms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Holds what partners really received against what the hub says it sent: same references, same addresses, nothing more; an SMS is the pointer and nothing else. */
final class Check {
    private static final String POINTER = "Ny besked i Broen, ref %s. Log ind.";

    private final World world;

    Check(World world) {
        this.world = world;
    }

    List<String> differences() {
        TreeSet<String> said = said();
        TreeSet<String> received = received();
        List<String> differences = new ArrayList<>();
        said.stream().filter(line -> !received.contains(line)).forEach(line -> differences.add("said but not received: " + line));
        received.stream().filter(line -> !said.contains(line)).forEach(line -> differences.add("received but not said: " + line));
        int lines = received.size();
        if (differences.isEmpty() && lines != world.receivedCount()) {
            differences.add(world.receivedCount() - lines + " received twice");
        }
        return differences;
    }

    private TreeSet<String> said() {
        TreeSet<String> said = new TreeSet<>();
        for (JsonNode event : world.api().get("/api/events?limit=1000")) {
            for (JsonNode decision : event.path("decisions")) {
                decision.path("sendings").forEach(sending -> {
                    if (sending.path("state").asText().equals("SENT")) {
                        said.add(said(decision, sending));
                    }
                });
            }
            event.path("wardAnswer").forEach(answer -> said.add(answer(said,
                Optional.ofNullable(world.units().answerQueues().get(event.path("source").asText())))));
        }
        return said;
    }

    private String said(JsonNode decision, JsonNode sending) {
        Units.Unit unit = world.units().byId().get(decision.path("unit").path("value").asText(decision.path("unit").asText()));
        String reference = sending.path("reference").asText();
        return switch (sending.path("channel").asText()) {
            case "QUEUE" -> line("queue", unit.queue(), reference);
            case "MAIL" -> line("mail", unit.mail(), reference);
            default -> line("sms", unit.sms(), String.format(POINTER, reference));
        };
    }

    private TreeSet<String> received() {
        TreeSet<String> received = new TreeSet<>();
        world.municipalities().stream().flatMap(queue -> queue.received().stream()).forEach(notice -> received.add(received(notice)));
        world.hospitals().stream().flatMap(queue -> queue.received().stream()).forEach(reply -> received.add(answer(received, Optional.of(reply.address()))));
        for (ReceivedMail mail : world.mail().received()) {
            received.add(line("mail", Optional.of(mail.to()), mail.subject().replaceFirst("^.*ref ", "")));
        }
        for (ReceivedSms sms : world.sms().received()) {
            received.add(line("sms", Optional.of(sms.to()), sms.text()));
        }
        return received;
    }

    private static String received(ReceivedNotification notice) {
        return line("queue", Optional.of(notice.address()), notice.body().path("reference").asText());
    }

    /** Answers to wards name no reference: they are counted by hospital. */
    private static String answer(TreeSet<String> lines, Optional<String> queue) {
        int number = 1;
        while (lines.contains(line("answer", queue, "no. " + number))) {
            number++;
        }
        return line("answer", queue, "no. " + number);
    }

    private static String line(String channel, Optional<String> to, String what) {
        return channel + " to " + to.orElse("nowhere") + ": " + what;
    }
}
