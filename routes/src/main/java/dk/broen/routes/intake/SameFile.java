package dk.broen.routes.intake;

import java.io.IOException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Lets a file move only if it is the one that was read: by its name alone, a message that replaced it would move unread. */
@Component
class SameFile {
    @Handler
    void require(@ExchangeProperty(TakeFile.READ) FileState read) throws IOException {
        if (!FileState.of(read.file()).equals(read)) {
            throw new FileChanged();
        }
    }
}
