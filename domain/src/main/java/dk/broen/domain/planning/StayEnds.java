package dk.broen.domain.planning;

import static dk.broen.domain.terms.EventType.ADMITTED;
import static dk.broen.domain.terms.EventType.EMERGENCY_CONTACT;

import dk.broen.domain.citizen.CitizenFacts;
import dk.broen.domain.citizen.StayEnd;
import dk.broen.domain.disclosure.Saying;
import dk.broen.domain.history.ManualEnd;
import dk.broen.domain.notification.Ledger;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.terms.EventType;
import dk.broen.domain.terms.OccasionId;
import dk.broen.domain.terms.RecipientId;
import dk.broen.domain.terms.StayKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
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
            && saying.at().truncatedTo(ChronoUnit.MINUTES).equals(begunAt);
    }

    /**
     * Whether the recipient had a part when the end was recorded: the last that the hub had for it then is not that its part ended. That holds
     * also while this waits to be told. An operator acts for the municipality.
     */
    private static boolean hasItsPart(RecipientId recipient, StayEnd end, Ledger ledger) {
        Instant recorded = end.recording().at();
        return end.recording().byOperator() || ledger.entries().stream().filter(entry -> entry.recipient().equals(recipient))
            .filter(entry -> !entry.madeAt().isAfter(recorded) && !entry.withdrawnUnheard())
            .filter(entry -> entry.words().partEnded() || entry.words().toWhoHasAPart())
            .max(Comparator.comparing(entry -> when(entry, recorded))).filter(last -> last.words().partEnded()).isEmpty();
    }

    private static Instant when(LedgerEntry entry, Instant recorded) {
        return entry.attemptedAt().filter(at -> !at.isAfter(recorded)).orElse(entry.madeAt());
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
