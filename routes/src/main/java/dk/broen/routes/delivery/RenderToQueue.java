package dk.broen.routes.delivery;

import dk.broen.adapters.queue.QueueMessage;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.domain.municipality.QueueFormat;
import dk.broen.domain.terms.AnswerAddress;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.mappings.notice.NotificationEvent;
import dk.broen.mappings.notice.Texts;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Writes a notice for a queue: to a unit as an event in the format that its municipality reads, to a ward as the answer of its
 * hospital.
 */
@Component
class RenderToQueue {
    private final NoticeNames names;
    private final Correlations correlations;
    private final NotificationEvent event;
    private final WardReply wardReply;
    private final Directory directory;

    RenderToQueue(NoticeNames names, Correlations correlations, WardReply wardReply, Directory directory, Texts texts, EventSource source) {
        this.names = names;
        this.correlations = correlations;
        this.event = new NotificationEvent(texts, source.uri());
        this.wardReply = wardReply;
        this.directory = directory;
    }

    /** Only what is written here leaves, and the id. */
    QueueMessage write(ClearedNotice cleared) {
        UUID id = cleared.due().id().value();
        if (cleared instanceof ClearedNotice.ToWard answer) {
            return new QueueMessage(id, WardReply.address(answer, AnswerAddress.Queue.class).address(),
                new QueueMessage.Body.Text(wardReply.document(answer)));
        }
        ClearedNotice.ToUnit notice = (ClearedNotice.ToUnit) cleared;
        ContactPoint.Queue to = notice.address().map(ContactPoint.Queue.class::cast)
            .orElseThrow(() -> new UndeliverableException("CONTACT_POINT_GONE"));
        NotificationEvent.Message written =
            event.write(names.of(notice), correlations.of(notice), notice.due().due(), format(notice));
        return new QueueMessage(id, to.address(),
            new QueueMessage.Body.Typed(written.contentType(), written.attributes(), written.body()));
    }

    private QueueFormat format(ClearedNotice.ToUnit notice) {
        return directory.municipality(notice.unit().municipality()).map(Municipality::queueFormat)
            .orElseThrow(() -> new UndeliverableException("MUNICIPALITY_NOT_CONFIGURED"));
    }
}
