package dk.broen.routes.intake;

import static dk.broen.routes.arrival.IntakeQueues.REFUSED;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/**
 * The answer to a message from a file that is not accepted: a wrong message is stored as refused and answered with the reason. If the
 * hub fails on a message, it fails on the file, see {@link FolderFailures}.
 */
@Component
class FolderRefusal extends RouteConfigurationBuilder {
    static final String ID = "folder-refusal";

    @Override
    public void configuration() {
        RouteConfigurationDefinition folder = routeConfiguration(ID);
        folder.onException(MessageRefused.Acknowledgement.class).id("acknowledgement-in-folder").handled(true)
            .description("An acknowledgement or receipt is never answered")
            .bean(AnswerHospital.class, "silently").id("no-answer-folder").description("Nothing of it is kept").end();
        folder.onException(MessageRefused.class).id("refused-in-folder").handled(true)
            .description("The message is wrong: stored as refused, answered with the reason")
            .bean(SealRefusal.class).id("seal-refused-folder").description("Encrypts the message with the reason")
            .to(REFUSED).id("store-refused-folder").description("Queue of refusals; returns when it is synced to disk")
            .bean(AnswerHospital.class, "refused").id("refuse-folder")
            .description("The reason and its location, in the words of the format").end();
        folder.onException(Exception.class).id("file-fails").handled(false).logExhausted(false)
            .description("The file stays and is taken again")
            .bean(FileNotTaken.class).id("report-file-fails").description("Logs it, without a word of the file").end();
    }
}
