package dk.broen.domain.citizen;

import dk.broen.domain.terms.MunicipalityCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A named human of a municipality says that a stay is over of which no discharge came (danish-standards.md §1.5, R.BR7). The stay is named
 * as the municipality knows it: by the time at which it began, as a unit of the municipality was told it.
 *
 * @param begunAt to the minute, because people read it so
 * @param endedAt when the stay ended
 * @param endedBy the human who ended it; never shown in the steps of a decision
 * @param reason why, in the words of that human; never shown in the steps of a decision
 */
public record StayEnd(MunicipalityCode municipality, Instant begunAt, Instant endedAt, String endedBy, String reason, Recording recording) {
    /** @throws IllegalArgumentException if no human or no reason is named, or the stay would end before it began */
    public StayEnd {
        Required.text("ended_by", endedBy, "name the human who ended the stay");
        Required.text("reason", reason, "give the reason of the human who ended the stay");
        begunAt = begunAt.truncatedTo(ChronoUnit.MINUTES);
        if (endedAt.isBefore(begunAt)) {
            throw new IllegalArgumentException("ended_at: is before begun_at");
        }
    }

    /** The same decision with who recorded it. */
    public StayEnd recorded(Recording by) {
        return new StayEnd(municipality, begunAt, endedAt, endedBy, reason, by);
    }
}
