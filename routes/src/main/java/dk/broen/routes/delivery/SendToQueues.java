package dk.broen.routes.delivery;

import dk.broen.adapters.outbox.DueNotification;
import dk.broen.adapters.queue.PipelinedSender;
import dk.broen.adapters.queue.PipelinedSender.Answer;
import dk.broen.adapters.queue.QueueMessage;
import dk.broen.domain.notification.Channel;
import dk.broen.domain.notification.ContentLevel;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Writes the queue notices of a batch, sends them all, and waits until the broker has stored them. Each has its own duplicate id: the broker
 * drops a repeated one, so that the recipient sees the notice once even after a crash (design.md §4.3).
 */
@Component
class SendToQueues {
    private static final Receiver BROKER = Receiver.only(Channel.QUEUE);
    private final RenderToQueue render;
    private final PipelinedSender sender;
    private final Breakers breakers;

    SendToQueues(RenderToQueue render, PipelinedSender sender, Breakers breakers) {
        this.render = render;
        this.sender = sender;
        this.breakers = breakers;
    }

    /** Returns what became of each. */
    @Handler
    List<Outcome> send(List<ClearedNotice> batch) {
        List<Outcome> outcomes = new ArrayList<>();
        Map<DueNotification, QueueMessage> written = new LinkedHashMap<>();
        for (ClearedNotice cleared : batch) {
            try {
                written.put(cleared.due(), render.write(cleared));
            } catch (RuntimeException failure) {
                outcomes.add(new FailedSend(failure).beforeSending(cleared.due()));
            }
        }
        if (!written.isEmpty()) {
            outcomes.addAll(leave(written));
        }
        return outcomes;
    }

    private List<Outcome> leave(Map<DueNotification, QueueMessage> written) {
        try {
            breakers.enter(BROKER);
        } catch (NotNowException paused) {
            return all(written, due -> new Outcome.Released(due, paused.getMessage()));
        }
        try {
            Map<QueueMessage, Answer> answers = sender.send(List.copyOf(written.values()));
            tell(answers);
            return written.entrySet().stream().map(sent -> outcome(sent.getKey(), answers.get(sent.getValue()))).toList();
        } catch (JMSException unreachable) {
            breakers.silent(BROKER, unreachable);
            return all(written, due -> new Outcome.Released(due, unreachable.getClass().getSimpleName()));
        } catch (RuntimeException unexpected) {
            breakers.silent(BROKER, unexpected);
            return all(written, due -> new Outcome.Failed(due, unexpected.getClass().getSimpleName()));
        }
    }

    private void tell(Map<QueueMessage, Answer> answers) {
        if (answers.values().stream().anyMatch(answer -> answer instanceof Answer.Stored || answer instanceof Answer.NotStored)) {
            breakers.answered(BROKER);
        } else {
            breakers.silent(BROKER, new JMSException("the broker answered nothing"));
        }
    }

    private static Outcome outcome(DueNotification due, Answer answer) {
        if (answer instanceof Answer.Stored) {
            return new Outcome.Sent(due, ContentLevel.FULL);
        }
        if (answer instanceof Answer.NotTried not) {
            return new Outcome.Released(due, not.cause());
        }
        return new Outcome.Failed(due, answer instanceof Answer.NotStored not ? not.cause() : ((Answer.Unknown) answer).cause());
    }

    private static List<Outcome> all(Map<DueNotification, QueueMessage> written, Function<DueNotification, Outcome> became) {
        return written.keySet().stream().map(became).toList();
    }
}
