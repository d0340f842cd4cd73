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
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/**
 * Writes the queue notices of a batch, sends them all, and waits until the broker has stored them. Each has its own duplicate id: the broker
 * drops a repeated one, so that the recipient sees the notice once even after a crash (design.md §4.3).
 */
@Component
class SendToQueues {
    private final Render render;
    private final PipelinedSender sender;
    private final Breakers breakers;

    SendToQueues(Render render, PipelinedSender sender, Breakers breakers) {
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
                written.put(cleared.due(), render.queue(cleared));
            } catch (RuntimeException failure) {
                outcomes.add(new FailedSend(failure).of(cleared.due()));
            }
        }
        if (!written.isEmpty()) {
            outcomes.addAll(leave(written));
        }
        return outcomes;
    }

    private List<Outcome> leave(Map<DueNotification, QueueMessage> written) {
        try {
            breakers.enter(Channel.QUEUE);
        } catch (NotNowException paused) {
            return allStay(written, paused.getMessage());
        }
        try {
            Map<QueueMessage, Answer> answers = sender.send(List.copyOf(written.values()));
            breakers.answered(Channel.QUEUE);
            return written.entrySet().stream().map(sent -> outcome(sent.getKey(), answers.get(sent.getValue()))).toList();
        } catch (JMSException unreachable) {
            breakers.silent(Channel.QUEUE, unreachable);
            return allStay(written, unreachable.getClass().getSimpleName());
        }
    }

    private static Outcome outcome(DueNotification due, Answer answer) {
        return answer instanceof Answer.NotStored not ? new Outcome.Failed(due, not.cause())
            : new Outcome.Sent(due, ContentLevel.FULL);
    }

    private static List<Outcome> allStay(Map<DueNotification, QueueMessage> written, String code) {
        return written.keySet().stream().<Outcome>map(due -> new Outcome.Released(due, code)).toList();
    }
}
