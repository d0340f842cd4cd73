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
    private static final int REFUSED = 422;
    private static final String LOCATED = "(?s).*[A-Z_]+ at [\\w.@]+: .+";

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
            case 4 -> new Outcome.Refused(reason(hostile, status, answer));
            default -> throw new AssertionError(hostile + " was answered " + status);
        };
    }

    private static String reason(Hostile hostile, int status, VansMessage answer) {
        String text = Stream.of(answer.text("Description"), letter(status, answer).text("RefuseText"), answer.xml())
            .filter(said -> !said.isEmpty()).findFirst().orElse("");
        if (status == REFUSED && !text.matches(LOCATED)) {
            throw new AssertionError(hostile + " was refused without a place: " + text);
        }
        return status + " " + text;
    }

    private static XdisAnswer letter(int status, VansMessage answer) {
        return new XdisAnswer(status, answer.data());
    }
}
