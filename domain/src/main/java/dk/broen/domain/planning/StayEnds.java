package dk.broen.domain.planning;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.EMERGENCY_CONTACT;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.StayEnd;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.ManualEnd;
import dk.broen.domain.notification.Heard;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which stays the recorded ends mean. A municipality ends only what its own units were told, and while they have a part: so what it records
 * about any other stay changes nothing, and does not show whether there is one.
 */
public final class StayEnds {
    private static final Set<EventType> BEGINNINGS = EnumSet.of(ADMITTED, EMERGENCY_CONTACT);

    private StayEnds() {}

    /** The ends of the stays that the municipalities were told of. */
    public static List<ManualEnd> of(CitizenFacts facts, Ledger ledger) {
        return facts.stayEnds().stream().flatMap(end -> of(end, ledger)).toList();
    }

    static Stream<ManualEnd> of(StayEnd end, Ledger ledger) {
        return ledger.entries().stream()
            .filter(entry -> entry.municipality().equals(end.municipality()) && entry.attemptedAt().isPresent())
            .filter(entry -> hasItsPart(entry.recipient(), end, ledger))
            .flatMap(entry -> entry.words().says().stream()).filter(saying -> isBeginning(saying, end.begunAt()))
            .flatMap(saying -> saying.stay().stream()).distinct().map(stay -> new ManualEnd(decision(end, stay), stay, end.endedAt()));
    }

    private static boolean isBeginning(Saying saying, Instant begunAt) {
        return BEGINNINGS.contains(saying.type())
            && saying.at().truncatedTo(ChronoUnit.MINUTES).equals(begunAt.truncatedTo(ChronoUnit.MINUTES));
    }

    /** Whether the recipient had not heard that its part ended when the end was recorded. An operator acts for the municipality. */
    private static boolean hasItsPart(RecipientId recipient, StayEnd end, Ledger ledger) {
        return end.recording().byOperator() || !new Heard(ledger.entries().stream().filter(entry -> entry.recipient().equals(recipient))
            .filter(entry -> heardBefore(entry, end.recording().at())).toList()).heardThatItsPartEnded();
    }

    private static boolean heardBefore(LedgerEntry entry, Instant recorded) {
        return entry.attemptedAt().filter(at -> !at.isAfter(recorded)).isPresent();
    }

    private static OccasionId decision(StayEnd end, StayKey stay) {
        String text = String.join("|", end.municipality().value(), end.endedAt().toString(), stay.toString());
        byte[] bytes = new byte[Character.BYTES * text.length()];
        for (int place = 0; place < text.length(); place++) {
            bytes[Character.BYTES * place] = (byte) (text.charAt(place) >> Byte.SIZE);
            bytes[Character.BYTES * place + 1] = (byte) text.charAt(place);
        }
        return new OccasionId(UUID.nameUUIDFromBytes(bytes));
    }
}
