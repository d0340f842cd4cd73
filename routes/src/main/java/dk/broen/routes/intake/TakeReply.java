package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.REPLIES;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Takes what a ward says that the citizen answered, as other messages are taken: what is cheap to check is checked, then it is stored and
 * acknowledged; {@link RecordReplies} records it. The caller handles the refusal.
 */
@Component
class TakeReply extends RouteBuilder {
    @Override
    public void configure() {
        from(IntakeEndpoints.TAKE_REPLY).routeId("take-reply").errorHandler(noErrorHandler())
            .description("A ward's answer to a question of the hub: stored, then acknowledged")
            .bean(IdentifyReply.class).id("identify-reply")
            .description("Reads sender, citizen, reference and answer; refuses with the place")
            .bean(Owner.class).id("owner-reply").description("By queue or folder, the sender is the hospital whose it is")
            .bean(SealArrival.class).id("seal-reply").description("Encrypts the message; the citizen becomes a keyed hash")
            .to(REPLIES).id("store-reply").description("Queue of replies; in the transaction of a queue, else synced to disk")
            .bean(SequenceProtocol.class, "count").id("count-reply").description("The sequence number counts, if the hospital sends any")
            .bean(Stored.class).id("stored-reply").description("Logs and counts the stored message")
            .bean(Acknowledge.class).id("acknowledge-reply").description("Acknowledgement AA, or CA in enhanced mode");
    }
}
