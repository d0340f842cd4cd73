package dk.broen.routes.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Collects the answers to the messages of a file. If one message is refused, the file goes to the refused ones. If the hub fails on one, it
 * fails on the file: all its messages come again, and those that are stored already are told once.
 */
final class CollectAnswers implements AggregationStrategy {
    @Override
    public Exchange aggregate(@Nullable Exchange before, Exchange message) {
        if (message.getException() != null) {
            return message;
        }
        if (before == null) {
            List<FileAnswer> answers = new ArrayList<>(FileAnswer.to(message));
            mark(message, message);
            message.getMessage().setBody(answers);
            // a refused message ends its own route and not that of the file
            message.getExchangeExtension().setErrorHandlerHandled(null);
            return message;
        }
        if (before.getException() == null) {
            answers(before).addAll(FileAnswer.to(message));
            mark(before, message);
        }
        return before;
    }

    @SuppressWarnings("unchecked")
    private static Collection<FileAnswer> answers(Exchange before) {
        return before.getMessage().getBody(Collection.class);
    }

    private static void mark(Exchange file, Exchange message) {
        if (message.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof MessageRefused refused
            && !(refused instanceof MessageRefused.Acknowledgement)) {
            file.setProperty(TakeFile.GOES_TO, file.getProperty(TakeFile.NAME, FileName.class).refused());
        }
    }
}
