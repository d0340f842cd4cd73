package dk.broen.hub.standards;

import dk.broen.simulator.hospital.XdisAnswer;
import java.net.http.HttpResponse;
import java.util.Optional;

/** The HTTP port for XDIS letters. A refused letter has a receipt that names code and place. */
record XdisDoor(HttpPost post) implements Door {
    @Override
    public Outcome knock(Hostile hostile) throws InterruptedException {
        Optional<HttpResponse<String>> answered = post.send(hostile, "application/xml");
        if (answered.isEmpty()) {
            return new Outcome.Closed();
        }
        XdisAnswer answer = new XdisAnswer(answered.get().statusCode(), answered.get().body());
        return switch (answer.status() / 100) {
            case 2 -> new Outcome.Accepted(answer.text("OriginalLetterIdentifier"));
            case 4 -> Outcome.Refused.by(answer.status(), answer.text("RefuseText"), hostile);
            default -> throw new AssertionError(hostile + " was answered " + answer.status());
        };
    }
}
