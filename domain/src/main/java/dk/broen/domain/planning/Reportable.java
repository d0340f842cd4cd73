package dk.broen.domain.planning;

import dk.broen.domain.citizen.Person;
import dk.broen.domain.disclosure.Words;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.notification.LedgerEntry;
import dk.broen.domain.notification.StayReports;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.domain.terms.Hospital;
import java.util.List;
import java.util.stream.Stream;

/**
 * Leaves out the contact points of MedCom that cannot tell a notice, as none can tell a reminder, or did not take it, and those from which it
 * came back, so that the next contact point of the unit is used for it.
 */
final class Reportable {
    private final Situation situation;
    private final List<LedgerEntry> entries;
    private final Words words;

    Reportable(Situation situation, Part part, Words words) {
        this.situation = situation;
        this.entries = part.entries();
        this.words = words;
    }

    Unit of(Unit unit) {
        return unit.reachedBy(of(unit.contact()));
    }

    Person of(Person person) {
        return person.reachedBy(of(person.contact()));
    }

    List<ContactPoint> of(List<ContactPoint> points) {
        return points.stream().filter(this::tells).toList();
    }

    private boolean tells(ContactPoint point) {
        return point instanceof ContactPoint.MedCom medcom ? !words.remind() && !gaveUp(medcom) && reports(medcom) : !cameBack(point);
    }

    private boolean reports(ContactPoint.MedCom receiver) {
        return StayReports.to(receiver, entries, situation.course()::asKnownNow).next(words)
            .flatMap(report -> situation.directory().hospital(report.stay().hospital())).flatMap(Hospital::sor).isPresent();
    }

    /** Whether any of this was given up at the receiver, and nothing arrived there since. */
    private boolean gaveUp(ContactPoint.MedCom at) {
        return at(at).filter(entry -> entry.delivered() || entry.givenUp() && words.repeat(entry.words()))
            .reduce((earlier, later) -> later).filter(LedgerEntry::givenUp).isPresent();
    }

    /**
     * Whether any of this came back from the contact point. What its channel took since can come back too, so it proves nothing. A phone is left
     * out also if the pointer stood beside a full notice.
     */
    private boolean cameBack(ContactPoint from) {
        return from instanceof ContactPoint.Sms
            ? entries.stream().anyMatch(entry -> entry.cameBackFrom(from) && words.repeat(entry.words()))
            : at(from).anyMatch(entry -> entry.didNotArrive() && words.repeat(entry.words()));
    }

    private Stream<LedgerEntry> at(ContactPoint point) {
        return entries.stream().filter(entry -> entry.plannedFor().stream().anyMatch(before -> isAt(point, before)));
    }

    /** A receiver is its SOR id, and may have moved. */
    private static boolean isAt(ContactPoint point, ContactPoint before) {
        return point instanceof ContactPoint.MedCom receiver
            ? before instanceof ContactPoint.MedCom former && former.sor().equals(receiver.sor())
            : before.equals(point);
    }
}
