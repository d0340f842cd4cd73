package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.FROM_REPLIES;

import dk.broen.routes.arrival.DatabaseRetry;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Records the replies of wards behind their acknowledgement, so that a reply never stops the link of its hospital. */
@Component
class RecordReplies extends RouteBuilder {
    @Override
    public void configure() {
        from(FROM_REPLIES).routeId("record-replies").routeConfigurationId(DatabaseRetry.ID)
            .description("Replies of wards are recorded, or a human gets a work item")
            .setProperty(DatabaseRetry.SEALED, body()).id("keep-sealed-reply")
            .description("Remembers the encrypted reply for error handling")
            .bean(RecordReply.class).id("record-reply").description("Records the consent and closes the work item, as the API does");
    }
}
