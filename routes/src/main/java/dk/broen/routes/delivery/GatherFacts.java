package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.Addressee;
import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.plans.EventRecipient;
import dk.broen.adapters.plans.EventRecipients;
import dk.broen.domain.disclosure.Disclosure;
import dk.broen.domain.history.StayEvent;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.planning.CoordinatorContact;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.mappings.notice.NoticeFacts;
import dk.broen.mappings.notice.NoticeFacts.HospitalContact;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Collects everything that one notice may contain, at the moment of sending. A confidential function appears in no other recipient's notice
 * (domain.md §4).
 */
@Component
class GatherFacts {
    private final EventRecipients recipients;
    private final Directory directory;
    private final Disclosure disclosure;

    GatherFacts(EventRecipients recipients, Directory directory, Disclosure disclosure) {
        this.recipients = recipients;
        this.directory = directory;
        this.disclosure = disclosure;
    }

    NoticeFacts of(ClearedNotice.ToUnit cleared) {
        DueNotification due = cleared.due();
        Addressee.Unit to = cleared.unit();
        StayEvent event = due.event();
        Municipality municipality = directory.municipality(to.municipality()).orElseThrow();
        Unit unit = municipality.unit(to.unit()).orElseThrow(() -> new UndeliverableException("UNIT_NOT_CONFIGURED"));
        EventRecipients.OfEvent ofEvent = recipients.of(due.eventId());
        return new NoticeFacts(due.id(), due.reference(), event.type(), to.kind(), event.occurredAt(), event.sentAt(), event.planned(),
            event.citizen(), event.citizenName(),
            directory.hospital(event.department().hospital()).map(hospital -> new HospitalContact(hospital.name(), hospital.phone())),
            Optional.of(event.department().name()), to.municipality(),
            new NoticeFacts.Recipient(unit.id(), unit.name(), to.function(), municipality.titleOf(to.function()),
                disclosure.to(to.function())),
            CoordinatorContact.of(event, cleared.facts(), directory, municipality, to.function(),
                coordinator -> ofEvent.told().contains(new EventRecipient(UnitFunction.COORDINATOR, coordinator))),
            alsoTold(to, municipality, ofEvent), ofEvent.flags(), to.basis());
    }

    private List<NoticeFacts.Told> alsoTold(Addressee.Unit to, Municipality municipality, EventRecipients.OfEvent ofEvent) {
        return ofEvent.told().stream().filter(other -> !other.unit().equals(to.unit()))
            .filter(other -> !directory.confidential().contains(other.function()))
            .flatMap(other -> municipality.unit(other.unit()).stream()
                .map(unit -> new NoticeFacts.Told(unit.name(), other.function(), municipality.titleOf(other.function()))))
            .toList();
    }
}
