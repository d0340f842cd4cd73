package dk.broen.hub.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.StayReport;
import dk.broen.domain.notification.StayReports;
import dk.broen.domain.planning.Content;
import dk.broen.domain.planning.Situation;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Cpr;
import dk.broen.domain.terms.Hospital;
import dk.broen.domain.terms.LedgerEntryId;
import dk.broen.mappings.medcom.outgoing.HospitalNotificationWriter;
import dk.broen.mappings.medcom.outgoing.MedComParty;
import dk.broen.mappings.medcom.outgoing.OutgoingNotification;
import dk.broen.simulator.medcom.ReceivedMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes the notices of a case that leave by MedCom as HospitalNotification, without a hub. */
final class PlayedReports {
    private static final MedComParty HUB = new MedComParty("777770000016009", "5790000209354", "Broen");
    private static final Cpr CITIZEN = new Cpr("2509479989");
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HospitalNotificationWriter writer = new HospitalNotificationWriter(UUID::randomUUID);

    /** The message; empty if the notice does not leave by MedCom. */
    Optional<ReceivedMessage> of(Notice.Sending sending, LedgerEntryId entry, Content content, Situation situation) {
        return sending.to() instanceof ContactPoint.MedCom receiver
            ? Optional.of(read(written(sending, receiver, entry, content, situation))) : Optional.empty();
    }

    private byte[] written(Notice.Sending sending, ContactPoint.MedCom to, LedgerEntryId entry, Content content, Situation situation) {
        List<LedgerEntry> before = situation.ledger().entries().stream().takeWhile(earlier -> !earlier.id().equals(entry))
            .filter(earlier -> earlier.recipient().equals(content.recipient())).toList();
        StayReports told = StayReports.to(to, before, situation.course()::asKnownNow);
        StayReport report = told.next(content.words()).orElseThrow();
        String hospital = situation.directory().hospital(report.stay().hospital()).flatMap(Hospital::sor).orElseThrow();
        MedComParty receiver = new MedComParty(to.sor(), to.gln(), content.recipient().unit().value());
        return writer.write(new OutgoingNotification(sending.id(), HUB, receiver, CITIZEN, Optional.empty(), told.of(report.stay()).stream()
            .map(one -> new OutgoingNotification.Earlier(one.notice(), one.report(), situation.at())).toList(),
            report, hospital, situation.at()));
    }

    private static ReceivedMessage read(byte[] message) {
        try {
            return new ReceivedMessage(JSON.readTree(message));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
