package dk.broen.routes.intake;

import static dk.broen.routes.intake.IntakeEndpoints.TAKE_FROM_FOLDER;
import static dk.broen.routes.intake.IntakeEndpoints.TAKE_MESSAGE;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Takes a message from the file of a hospital as HTTP does. */
@Component
class FolderIntake extends RouteBuilder {
    @Override
    public void configure() {
        from(TAKE_FROM_FOLDER).routeId("take-from-folder").routeConfigurationId(FolderRefusal.ID)
            .description("A message of a hospital from a file: stored, then answered")
            .bean(OpenEnvelope.class).id("open-filed").description("Takes the message out of its VANSEnvelope, if it came in one")
            .to(TAKE_MESSAGE).id("take-filed").description("Identified, sealed, stored, answered");
    }
}
