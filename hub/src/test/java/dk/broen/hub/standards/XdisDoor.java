package dk.broen.hub.standards;

import dk.broen.simulator.hospital.XdisAnswer;
import java.net.http.HttpResponse;
import java.util.Optional;

/** The HTTP port for XDIS letters. A refused letter has a receipt that names code and place. */
record XdisDoor(HttpPost post) implements Door {
    private static final int REFUSED = 422;
    private static final String LOCATED = "[A-Z_]+ at [\\w.]+: .+";

    @Override
    public Outcome knock(Hostile hostile) throws InterruptedException {
        Optional<HttpResponse<String>> answered = post.send(hostile, "application/xml");
        if (answered.isEmpty()) {
            return new Outcome.Closed();
        }
        XdisAnswer answer = new XdisAnswer(answered.get().statusCode(), answered.get().body());
        return switch (answer.status() / 100) {
            case 2 -> new Outcome.Accepted(answer.text("OriginalLetterIdentifier"));
            case 4 -> new Outcome.Refused(reason(hostile, answer));
            default -> throw new AssertionError(hostile + " was answered " + answer.status());
        };
    }

    private static String reason(Hostile hostile, XdisAnswer answer) {
        String text = answer.text("RefuseText");
        if (answer.status() == REFUSED && !text.matches(LOCATED)) {
            throw new AssertionError(hostile + " was refused without a place: " + text);
        }
        return answer.status() + " " + text;
    }
}
