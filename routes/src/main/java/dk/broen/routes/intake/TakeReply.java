package dk.broen.routes.intake;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes what a ward says that the citizen answered: recorded, then acknowledged. The caller handles the refusal. */
@Component
class TakeReply extends RouteBuilder {
    @Override
    public void configure() {
        from(IntakeEndpoints.TAKE_REPLY).routeId("take-reply").errorHandler(noErrorHandler())
            .description("A ward's answer to a question of the hub: recorded, then acknowledged")
            .bean(ReadReply.class).id("read-reply").description("Reads sender, citizen, reference and answer; refuses with the place")
            .bean(AnswerForWard.class).id("answer-work-item").description("Records the consent and closes the work item, as the API does")
            .bean(SequenceProtocol.class, "count").id("count-reply").description("The sequence number counts, if the hospital sends any")
            .bean(Acknowledge.class).id("acknowledge-reply").description("Acknowledgement AA, or CA in enhanced mode");
    }
}
