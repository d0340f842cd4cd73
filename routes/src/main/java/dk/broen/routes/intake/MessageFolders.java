package dk.broen.routes.intake;

import dk.broen.adapters.folder.MessageFolder;
import java.util.List;

/** The folders of the configured hospitals. */
public record MessageFolders(List<MessageFolder> all) {
    public MessageFolders {
        all = List.copyOf(all);
    }
}
