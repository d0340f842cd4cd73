package dk.broen.hub.standards;

import dk.broen.simulator.hospital.VansMessage;
import dk.broen.simulator.hospital.XdisAnswer;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The HTTP port for XDIS letters in VANSEnvelopes. A refusal is an envelope with a receipt, or a problem document if the envelope does not say
 * who sent it; either names code and place.
 */
record VansDoor(HttpPost post) implements Door {
    @Override
    public Outcome knock(Hostile hostile) throws InterruptedException {
        Optional<HttpResponse<String>> answered = post.send(hostile, "application/xml");
        if (answered.isEmpty()) {
            return new Outcome.Closed();
        }
        int status = answered.get().statusCode();
        VansMessage answer = new VansMessage(answered.get().body());
        return switch (status / 100) {
            case 2 -> new Outcome.Accepted(letter(status, answer).text("OriginalLetterIdentifier"));
            case 4 -> Outcome.Refused.by(status, reason(status, answer), hostile);
            default -> throw new AssertionError(hostile + " was answered " + status);
        };
    }

    private static String reason(int status, VansMessage answer) {
        return Stream.of(answer.text("Description"), letter(status, answer).text("RefuseText"), answer.xml())
            .filter(said -> !said.isEmpty()).findFirst().orElse("");
    }

    private static XdisAnswer letter(int status, VansMessage answer) {
        return new XdisAnswer(status, answer.data());
    }
}
