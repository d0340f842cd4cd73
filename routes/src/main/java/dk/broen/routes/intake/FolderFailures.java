package dk.broen.routes.intake;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/** What happens if the hub cannot take a file: it stays in its folder, and the next look takes it again, without limit. */
@Component
class FolderFailures extends RouteConfigurationBuilder {
    static final String ID = "folder-failures";

    @Override
    public void configuration() {
        routeConfiguration(ID).onException(Exception.class).id("file-not-taken").handled(false).logExhausted(false)
            .description("The file stays and is taken again")
            .bean(FileNotTaken.class).id("report-file-not-taken").description("Logs it, without a word of the file").end();
    }
}
