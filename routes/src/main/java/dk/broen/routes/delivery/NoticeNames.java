package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.planning.Content;
import dk.broen.mappings.notice.NoticeFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Adds to the content of a notice the names and titles by which people know the units. */
@Component
class NoticeNames {
    private final Directory directory;

    NoticeNames(Directory directory) {
        this.directory = directory;
    }

    NoticeFacts of(ClearedNotice.ToUnit cleared) {
        DueNotification due = cleared.due();
        Content content = cleared.content();
        Municipality municipality = directory.municipality(content.municipality())
            .orElseThrow(() -> new UndeliverableException("MUNICIPALITY_NOT_CONFIGURED"));
        Unit unit = municipality.unit(cleared.unit().unit()).orElseThrow(() -> new UndeliverableException("UNIT_NOT_CONFIGURED"));
        return new NoticeFacts(due.id(), due.reference(), cleared.corrects().map(ClearedNotice.Earlier::reference), due.citizen(),
            cleared.citizenName(), content,
            new NoticeFacts.Recipient(unit.id(), unit.name(), content.function(), municipality.titleOf(content.function())),
            toldAlso(content, municipality));
    }

    private static List<NoticeFacts.Told> toldAlso(Content content, Municipality municipality) {
        return content.toldAlso().stream().flatMap(other -> municipality.unit(other.recipient().unit()).stream()
            .map(unit -> new NoticeFacts.Told(unit.name(), other.function(), municipality.titleOf(other.function())))).toList();
    }
}
