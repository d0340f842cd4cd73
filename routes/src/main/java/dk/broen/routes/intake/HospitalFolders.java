package dk.broen.routes.intake;

import static dk.broen.routes.intake.IntakeEndpoints.TAKE_FROM_FOLDER;

import dk.broen.adapters.folder.MessageFolder;
import java.time.Clock;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.springframework.stereotype.Component;

/**
 * Messages of each hospital come in its own folder, in which only this hospital may write. A file moves only after its messages are stored on disk
 * and its answers are written: if the hub is killed before, the file is taken again and told once, and answered once more. If the hub cannot
 * take a file, or the hospital has replaced it meanwhile, it stays where it is.
 */
@Component
class HospitalFolders extends RouteBuilder {
    /** Files are dated by the clock of the machine, also if the hub has another one. */
    private static final Clock OF_FILES = Clock.systemUTC();
    private final MessageFolders folders;

    HospitalFolders(MessageFolders folders) {
        this.folders = folders;
    }

    @Override
    public void configure() {
        folders.all().forEach(this::from);
    }

    // @formatter:off the indentation shows the branches
    private void from(MessageFolder folder) {
        String id = folder.hospital().value();
        bind(id, getContext().getRegistry());
        from(IntakeEndpoints.messagesIn(folder)).routeId("hospital-folder-" + id).routeConfigurationId(FolderFailures.ID)
            .description("Messages of the hospital " + id + " from its folder")
            .setProperty(Owner.HOSPITAL, constant(id)).id("folder-of-" + id).description("The folder says whose messages these are")
            .bean(TakeFile.class).id("take-file-" + id).description("Reads the messages of the file, and names it anew")
            .split(body(), new CollectAnswers()).id("each-message-" + id).description("One, or each of a batch of HL7 v2")
                .to(TAKE_FROM_FOLDER).id("take-from-folder-" + id).description("Stores and answers the message, or refuses it")
            .end()
            .split(body()).id("each-answer-" + id).description("In the order of the messages")
                .bean(NameAnswer.class).id("name-answer-" + id).description("With the name of the file, as the hub named it")
                .to(IntakeEndpoints.answersIn(folder)).id("write-answer-" + id).description("A whole file or none")
            .end()
            .bean(SameFile.class).id("same-file-" + id).description("A file that was replaced meanwhile stays and is taken again");
    }
    // @formatter:on

    /** What the endpoint of the folder uses. */
    static void bind(String hospital, Registry registry) {
        UnmovedFiles unmoved = new UnmovedFiles(OF_FILES);
        registry.bind(FolderFaults.NAME + hospital, new FolderFaults(hospital, unmoved));
        registry.bind(FolderLook.NAME + hospital, new FolderLook(hospital, unmoved, OF_FILES));
    }
}
